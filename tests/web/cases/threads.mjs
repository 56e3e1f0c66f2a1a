// Threads go back to the pool, whatever they were waiting for.

import assert from 'node:assert/strict';
import { stageTest } from '../suite.mjs';

const kRestarts = 50;

stageTest(`${kRestarts} restarts with hung receivers leave every worker back in the pool`, { slow: true, fragment: 'preset=forgotten-sender' },
  async (stage) => {
    const { workers: { pool } } = await stage.until('the run has begun', ({ state }) => state.preset === 'forgotten-sender' && state.length > 0 && state);
    await stage.drag('run/speed', 1);
    const hung = ({ state }) => state.threads.some(({ status }) => status === 'blocked_empty') && /for ever/.test(state.why);
    let mark = '';
    for (let turn = 0; turn < kRestarts; ++turn) {
      mark = await stage.anotherRun(`the run starts anew, turn ${turn}`, mark);
      await stage.until(`a receiver hangs, turn ${turn}`, hung);
      await stage.press('run/restart');
    }
    await stage.anotherRun('the run starts a last time', mark);
    await stage.until('a last receiver hangs', hung);
    const { workers, threads } = await stage.state();
    assert.equal(workers.pool, pool, 'no worker was lost');
    assert.ok(workers.busy <= threads.length, `only this run's threads are busy: ${workers.busy} of ${threads.length}`);
    await stage.press('run/stop');
    await stage.until('every worker is back', ({ state }) => state.workers.busy === 0);
    assert.equal((await stage.state()).workers.pool, pool);
  });

stageTest('a restart in the middle of everything, again and again', {}, async (stage) => {
  await stage.press('preset/several-producers');
  for (let turn = 0; turn < 10; ++turn) {
    await stage.until('it runs', ({ state }) => state.length > 5 + turn);
    await stage.key('r');
  }
  await stage.until('it runs still', ({ state }) => state.length > 20 && state.agreed);
});
