// The browser under test, named by HANDOFF_BROWSER (chromium or firefox), and servers of the built page.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { pageServer } from '../../web/server.mjs';

export const kRoot = fileURLToPath(new URL('../..', import.meta.url));
export const kDist = `${kRoot}web/dist`;
export const browserName = process.env.HANDOFF_BROWSER || 'chromium';
export const isQuick = Boolean(process.env.HANDOFF_QUICK);

const kinds = {
  chromium: {
    commands: [process.env.HANDOFF_CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    options: {
      browser: 'chrome',
      headless: true,
      // WebGL 2 in software, on machines without a graphics card.
      args: ['--no-sandbox', '--disable-background-networking', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    },
  },
  firefox: {
    commands: [process.env.HANDOFF_FIREFOX, 'firefox-esr', 'firefox'],
    // Firefox has no WebGL 2 without a display; tests/run gives it a virtual one.
    options: { browser: 'firefox', headless: false, extraPrefsFirefox: { 'webgl.force-enabled': true } },
  },
};

function find(commands) {
  for (const command of commands.filter(Boolean)) {
    try {
      return execFileSync('/bin/sh', ['-c', 'command -v "$0"', command], { encoding: 'utf8' }).trim();
    } catch { /* not this one */ }
  }
  throw new Error(`none of these is in PATH: ${commands.filter(Boolean).join(', ')}`);
}

export function launch() {
  const { commands, options } = kinds[browserName];
  return puppeteer.launch({ ...options, executablePath: find(commands), protocolTimeout: 60_000 });
}

/** Serves a folder on a free port; `bare` as a host does that sends no headers. */
export async function serve({ folder = kDist, bare = false } = {}) {
  const server = pageServer(folder, { bare });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${server.address().port}/`,
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}
