// Figures, printed for whoever works on them. Sizes are held to their limits; times are not, they are the machine's.

import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { kDist } from '../browser.mjs';
import { Stage } from '../stage.mjs';
import { browser, served, stageTest } from '../suite.mjs';

const kilobytes = (bytes) => `${Math.round(bytes / 1024)} kB`;

test('what is transferred is less than 1 MB without fonts', () => {
  let program = 0, fonts = 0;
  for (const entry of readdirSync(kDist, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.br')) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (path.includes('/fonts/')) fonts += statSync(path).size;
    else program += statSync(path).size;
  }
  console.log(`transferred: ${kilobytes(program)}, and ${kilobytes(fonts)} of fonts`);
  assert.ok(program < 1024 * 1024);
});

test('the time to the first interactive frame from a cold cache', async () => {
  const times = [];
  for (let turn = 0; turn < 3; ++turn) {
    const stage = await Stage.open(browser, served.url); // a fresh profile: nothing is cached
    times.push(await stage.page.evaluate(() => window.handoff.ready.then(() => performance.now())));
    await stage.close();
  }
  console.log(`first interactive frame after ${times.map((ms) => `${Math.round(ms)} ms`).join(', ')}`);
  assert.equal(times.length, 3);
});

stageTest('the cost of a frame', { fragment: 'preset=several-producers' }, async (stage) => {
  await stage.until('it runs', ({ state }) => state.length > 50);
  const { frame } = await stage.state();
  console.log(`a frame costs ${frame.cpu_ms.toFixed(2)} ms of the main thread, ${Math.round(frame.fps)} frames a second`);
  assert.ok(frame.cpu_ms > 0);
});
