// The page around the stage: loading, what it says where it cannot run, hosts without headers, the hidden mirror.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { kDist, serve } from '../browser.mjs';
import { Stage } from '../stage.mjs';
import { browser, served, stageTest } from '../suite.mjs';

const cover = (stage) => stage.page.evaluate(() => document.getElementById('cover').innerText);

// Opens a page that is expected not to run; returns the sentence that it gives.
async function refused(url, prepare) {
  const stage = await Stage.open(browser, url, { prepare });
  const sentence = await stage.page.evaluate(() => window.handoff.ready.then(() => '', (error) => error.message));
  const shown = await cover(stage);
  await stage.close();
  return { sentence, shown };
}

stageTest('the stage loads and is painted', {}, async (stage) => {
  assert.ok((await stage.colours()) > 10, 'the canvas is not blank');
  await stage.until('the cover is gone', () => true);
  const size = await stage.page.evaluate(() => {
    const canvas = document.getElementById('canvas');
    return { canvas: [canvas.width, canvas.height], window: [innerWidth, innerHeight], isolated: crossOriginIsolated };
  });
  assert.deepEqual(size, { canvas: [1280, 800], window: [1280, 800], isolated: true });
});

stageTest('on a display of two pixels a point the canvas has all of them', { scale: 2 }, async (stage) => {
  const width = await stage.page.evaluate(() => document.getElementById('canvas').width / devicePixelRatio);
  assert.equal(width, 1280);
  const outside = (await stage.widgets()).filter(({ x, y, w, h }) => x < -1 || y < -1 || x + w > 1281 || y + h > 801);
  assert.deepEqual(outside, [], 'widgets are in CSS pixels, inside the canvas');
});

test('without WebGL 2 the page says so and what to do', async () => {
  const { sentence, shown } = await refused(served.url, (page) => page.evaluateOnNewDocument(() => {
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind === 'webgl2' ? null : getContext.call(this, kind, ...rest);
    };
  }));
  assert.match(sentence, /cannot draw with WebGL 2/);
  assert.match(shown, /cannot draw with WebGL 2[^]*hardware acceleration/);
});

test('without WebAssembly the page says so and what to do', async () => {
  const { sentence, shown } = await refused(served.url, (page) => page.evaluateOnNewDocument(() => {
    delete globalThis.WebAssembly;
  }));
  assert.match(sentence, /does not run WebAssembly/);
  assert.match(shown, /Lockdown Mode/);
});

test('without shared memory the page says so and what to do', async () => {
  const { sentence } = await refused(served.url, (page) => page.evaluateOnNewDocument(() => {
    delete globalThis.SharedArrayBuffer;
  }));
  assert.match(sentence, /no WebAssembly threads/);
});

test('on a host without headers and without service workers the page says what is missing', async () => {
  const host = await serve({ bare: true });
  const { sentence, shown } = await refused(host.url, (page) => page.evaluateOnNewDocument(() => {
    Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: undefined });
    delete Navigator.prototype.serviceWorker;
  }));
  await host.close();
  assert.match(sentence, /does not let this page use threads/);
  assert.match(shown, /\.\/web\/serve/);
});

// The page loads itself once more when the service worker has taken over.
async function openBare(host) {
  const stage = await Stage.open(browser, host.url);
  await stage.loaded(2);
  // Isolated, the page lives in another process; a question put to the old one in between is never answered.
  for (let isolated = false; !isolated;) {
    const question = stage.page.evaluate(() => crossOriginIsolated).catch(() => false);
    isolated = await Promise.race([question, new Promise((resolve) => setTimeout(resolve, 1000, false))]);
  }
  return stage.ready();
}

test('on a host without headers the service worker sets them, and keeps the page without a network', async () => {
  const host = await serve({ bare: true });
  const stage = await openBare(host);
  assert.equal(stage.loads, 2, 'loaded again once, and not more');
  assert.ok((await stage.colours()) > 10);
  await stage.page.close();
  await host.close();
  const again = await Stage.open(browser, host.url, { context: stage.context });
  await again.ready();
  assert.ok((await again.colours()) > 10, 'the stage is there without its host');
  await again.screenshot('offline');
  // The look for a newer build cannot succeed now, and browsers report that themselves.
  again.problems = again.problems.filter((text) => !/ERR_CONNECTION_REFUSED|Failed to load resource|sw\.js|NetworkError/.test(text));
  assert.deepEqual(stage.problems, []);
  await again.close();
});

test('a new build replaces the kept one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-'));
  cpSync(kDist, folder, { recursive: true });
  const old = readdirSync(folder).find((name) => name.startsWith('app-'));
  const host = await serve({ folder, bare: true });
  const port = new URL(host.url).port;
  const first = await openBare(host);
  await first.page.close();
  await host.close();

  const next = 'app-000000000000';
  cpSync(join(folder, old), join(folder, next), { recursive: true });
  rmSync(join(folder, old), { recursive: true });
  for (const file of ['index.html', 'sw.js']) {
    writeFileSync(join(folder, file), readFileSync(join(folder, file), 'utf8').replaceAll(old, next));
  }
  const { pageServer } = await import('../../../web/server.mjs');
  const server = pageServer(folder, { bare: true });
  await new Promise((resolve) => server.listen(port, 'localhost', resolve));

  const stage = await Stage.open(browser, host.url, { context: first.context });
  await stage.ready();
  const scripts = await stage.page.evaluate(() => [...document.scripts].map(({ src }) => src));
  assert.ok(scripts.every((src) => src.includes(next)), `runs the new build: ${scripts}`);
  const kept = await stage.page.evaluate(async (old) => {
    const registration = await navigator.serviceWorker.getRegistration();
    await new Promise((resolve) => {
      const look = async () => {
        const names = await caches.keys();
        if (names.length === 1 && names[0] !== old && !registration.installing && !registration.waiting) resolve();
        else requestAnimationFrame(look);
      };
      look();
    });
    return caches.keys();
  }, `handoff-${old}`);
  assert.deepEqual(kept, [`handoff-${next}`]);
  await stage.close();
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

test('the policy really holds: inline scripts, eval and other origins are refused', async () => {
  const stage = await Stage.open(browser, served.url);
  await stage.ready();
  const outcome = await stage.page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.head.append(script);
    let fetched;
    try {
      await fetch('https://example.org/', { mode: 'no-cors' });
      fetched = true;
    } catch {
      fetched = false;
    }
    return { inline: window.inlineRan === true, fetched };
  });
  assert.deepEqual(outcome, { inline: false, fetched: false });
  await stage.expectProblem(/policy violated: script-src/); // so that violations are noticed here at all
  stage.problems = stage.problems.filter((text) => !/Content.Security.Policy|policy violated: connect-src/i.test(text));
  await stage.close();
});

stageTest('a hidden page pauses its threads', {}, async (stage) => {
  await stage.until('the threads run', ({ state }) => !state.paused && state.length > 0);
  // Headless browsers hide no page: this says it as they would.
  const hide = (hidden) => stage.page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { value, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
  await hide(true);
  await stage.until('the threads are paused', ({ state }) => state.paused);
  const { length } = await stage.state();
  await stage.frames(30);
  assert.equal((await stage.state()).length, length, 'nothing happens meanwhile');
  await hide(false);
  await stage.until('the run goes on', ({ state }) => !state.paused && state.length > length);
});

stageTest('Tab leaves the canvas for real controls, which work by keyboard', {}, async (stage) => {
  await stage.page.focus('#canvas');
  await stage.page.keyboard.press('Tab');
  const focused = () => stage.page.evaluate(() => document.activeElement?.dataset?.widget ?? document.activeElement?.tagName);
  assert.notEqual(await focused(), 'CANVAS');
  await stage.page.evaluate(() => document.querySelector('[data-widget="run/pause"]').focus());
  await stage.page.keyboard.press('Enter');
  await stage.until('the threads are paused', ({ state }) => state.paused);
  await stage.page.keyboard.press('Enter');
  await stage.until('the threads go on', ({ state }) => !state.paused);
  assert.equal(await focused(), 'run/pause', 'the control keeps the focus while the stage changes');
});

stageTest('a control keeps the focus while others come and go before it', {}, async (stage) => {
  await stage.page.evaluate(() => document.querySelector('[data-widget="run/pause"]').focus());
  for (const preset of ['pipeline', 'one-producer', 'several-producers', 'polling']) {
    await stage.page.evaluate((id) => document.querySelector(`[data-widget="preset/${id}"]`).click(), preset);
    await stage.until(`${preset} runs`, ({ state }) => state.preset === preset && state.length > 20);
    assert.equal(await stage.page.evaluate(() => document.activeElement?.dataset?.widget), 'run/pause', preset);
  }
  // What is read out is in the stage's order all the same.
  await stage.page.waitForFunction(() => {
    const shown = [...document.querySelectorAll('#mirror > *')].map((element) => element.dataset.widget);
    const wanted = [...new Set(window.handoff.widgets().map(({ id }) => id))].filter((id) => shown.includes(id));
    return shown.length > 0 && shown.join() === wanted.join();
  });
});

stageTest('the mirror says aloud what happens', {}, async (stage) => {
  const spoken = await stage.page.evaluate(() => new Promise((resolve) => {
    const line = document.getElementById('announcements');
    new MutationObserver(() => line.textContent && resolve(line.textContent)).observe(line, { childList: true });
    if (line.textContent) resolve(line.textContent);
  }));
  assert.match(spoken, /\w+ \w+/);
  const roles = await stage.page.evaluate(() => ({
    live: document.getElementById('announcements').getAttribute('aria-live'),
    buttons: document.querySelectorAll('#mirror button').length,
  }));
  assert.equal(roles.live, 'polite');
  assert.ok(roles.buttons > 3);
});

stageTest('a lost WebGL context is restored', {}, async (stage) => {
  await stage.page.evaluate(() => {
    const context = document.getElementById('canvas').getContext('webgl2');
    window.loser = context.getExtension('WEBGL_lose_context');
    return new Promise((resolve) => {
      document.getElementById('canvas').addEventListener('webglcontextlost', () => resolve(), { once: true });
      window.loser.loseContext();
    });
  });
  await stage.frames(5);
  await stage.page.evaluate(() => new Promise((resolve) => {
    document.getElementById('canvas').addEventListener('webglcontextrestored', () => resolve(), { once: true });
    window.loser.restoreContext();
  }));
  await stage.frames(5);
  assert.ok((await stage.colours()) > 10, 'painted again');
});
