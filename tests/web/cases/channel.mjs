// What a learner does on the stage, with the real mouse and keys, and what has to be seen then.

import assert from 'node:assert/strict';
import { stageTest } from '../suite.mjs';

const named = (state, name) => state.threads.find((thread) => thread.name === name);
const [sent, received] = ['sent', 'received'];

// Every case ends with the specification still agreeing with the real channel.
function channelTest(name, options, body) {
  stageTest(name, options, async (stage) => {
    await body(stage);
    assert.equal((await stage.state()).agreed, true, 'the specification agrees');
  });
}

channelTest('messages move within three seconds, without a click', {}, async (stage) => {
  await stage.until('messages are handed over', ({ state }) => state.output.length > 0, 3);
  const kinds = (await stage.events()).map(({ kind }) => kind);
  assert.ok(kinds.includes(sent) && kinds.includes(received));
});

channelTest('bounded(2) with a fast producer shows “blocked: full”', {}, async (stage) => {
  await stage.press('channel/bounded');
  await stage.until('the channel is bounded', ({ state }) => state.channels[0]?.bound !== null);
  await stage.press('channel/bound/field');
  await stage.page.keyboard.down('Control');
  await stage.page.keyboard.press('a');
  await stage.page.keyboard.up('Control');
  await stage.page.keyboard.type('2', { delay: 50 });
  await stage.page.keyboard.press('Enter');
  await stage.until('its bound is 2', ({ state }) => state.channels[0]?.bound === 2);
  await stage.drag('producer/1/pace', 0);
  await stage.drag('receiver/pace', 1);
  const chip = await stage.until('producer 1 is blocked on the full buffer', ({ state, widgets }) =>
    named(state, 'producer 1')?.status === 'blocked_full' && state.channels[0].queue.length === 2 &&
    widgets.find(({ value }) => value === 'blocked: full'));
  assert.match(chip.label, /producer 1/);
});

channelTest('when the last sender goes, the receiver leaves its loop and the channel is closed', {}, async (stage) => {
  await stage.press('main/drop-tx');
  await stage.until('main has given up tx', ({ state }) => named(state, 'main').handles.length === 0);
  assert.equal(named(await stage.state(), 'receiver').status === 'finished', false);
  await stage.press('producer/1/finish');
  const { state, widgets } = await stage.until('the receiver has finished', (seen) =>
    named(seen.state, 'receiver').status === 'finished' && seen);
  assert.equal(named(state, 'producer 1').status, 'finished');
  assert.equal(state.channels[0].senders, 0);
  assert.match(widgets.find(({ id }) => id.startsWith('channel/0')).label, /closed/);
  const kinds = (await stage.events()).map(({ kind }) => kind);
  assert.ok(kinds.includes('recv_failed'), 'the receiver was told');
});

channelTest('the forgotten sender is shown for what it is', {}, async (stage) => {
  await stage.press('preset/forgotten-sender');
  await stage.drag('run/speed', 1);
  const why = await stage.until('the line under the stage names the deadlock', ({ state }) =>
    /for ever/.test(state.why) && /deadlock/.test(state.why) && state.why);
  assert.match(why, /\btx\b/);
  assert.match(why, /main/);
  assert.equal(named(await stage.state(), 'receiver')?.status ?? 'blocked_empty', 'blocked_empty');
});

channelTest('dropping the receiver’s side ends the producers with their value back', {}, async (stage) => {
  await stage.press('receiver/finish');
  await stage.until('a send has failed', ({ state }) => named(state, 'receiver').status === 'finished' &&
    ['panicked', 'finished'].includes(named(state, 'producer 1').status));
  assert.ok((await stage.events()).some(({ kind }) => kind === 'send_failed'));
});

// What waits in channel 0 after the first `position` events, from nothing but the events.
function queueAfter(events, position) {
  const queue = [];
  for (const { n, kind, channel, value } of events) {
    if (n > position || channel !== 0) continue;
    if (kind === sent) queue.unshift(String(value)); // oldest last
    if (kind === received) queue.pop();
  }
  return queue;
}

channelTest('scrubbing back shows the earlier queue, and live is a click away', {}, async (stage) => {
  await stage.press('preset/unbounded-growth');
  await stage.drag('run/speed', 0.8);
  await stage.until('there is a history', ({ state }) => state.length > 60);
  await stage.press('run/pause');
  await stage.until('the threads are paused', ({ state }) => state.paused);
  const { length, position } = await stage.state();
  assert.equal(position, length);
  const events = await stage.events();
  for (const fraction of [0.7, 0.4]) {
    await stage.drag('time/scrub', fraction);
    const state = await stage.until('the picture is of an earlier moment', (seen) =>
      seen.state.position < length * (fraction + 0.1) && seen.state);
    assert.equal(state.length, length, 'nothing is forgotten');
    assert.equal(state.live, false);
    const expected = queueAfter(events, state.position);
    assert.ok(expected.length > 0);
    assert.deepEqual(state.channels[0].queue, expected.slice(-state.channels[0].queue.length));
    assert.equal(state.channels[0].waiting ?? state.channels[0].queue.length, expected.length);
  }
  await stage.press('time/live');
  await stage.until('the picture is live again', ({ state }) => state.position === state.length && state.live);
});

channelTest('one step is one operation of the paused threads', {}, async (stage) => {
  // Each thread has a lane: while the first ones come, the row with the button moves up.
  await stage.until('the run has begun', ({ state }) => state.length > 0);
  await stage.press('run/pause');
  await stage.until('the threads are paused', ({ state }) => state.paused);
  for (let step = 0; step < 5; ++step) {
    const before = (await stage.state()).length;
    await stage.press('run/step');
    const after = await stage.until('a step is taken', ({ state }) => state.length > before && state.length);
    assert.ok(after <= before + 3, `one operation, not a run: ${before} to ${after}`);
  }
});

channelTest('the keys do what the help says', {}, async (stage) => {
  await stage.key(' ');
  await stage.until('space pauses', ({ state }) => state.paused);
  await stage.key(' ');
  await stage.until('space resumes', ({ state }) => !state.paused);
  await stage.until('some events', ({ state }) => state.length > 12);
  await stage.key('ArrowLeft');
  await stage.until('← steps back', ({ state }) => !state.live && state.position < state.length);
  await stage.key('End');
  await stage.until('End is live', ({ state }) => state.live);
  await stage.key('3');
  await stage.until('a digit chooses a preset', ({ state }) => state.preset === 'backpressure');
  await stage.until('some events again', ({ state }) => state.length > 12);
  const mark = await stage.runMark();
  await stage.key('r');
  await stage.anotherRun('R restarts', mark);
});

channelTest('every preset runs, and agrees with the specification', { slow: true }, async (stage) => {
  await stage.drag('run/speed', 0.9);
  for (const id of ['one-producer', 'several-producers', 'backpressure', 'unbounded-growth', 'rendezvous',
    'forgotten-sender', 'polling', 'pipeline', 'request-response']) {
    await stage.press(`preset/${id}`);
    await stage.until(`${id} runs`, ({ state }) => state.preset === id && state.length > 20 &&
      state.threads.length >= 2 && state.channels.length > 0);
    assert.equal((await stage.state()).agreed, true, id);
    await stage.screenshot(`preset-${id}`);
  }
});

channelTest('a producer more is a clone of tx, on a thread of its own', {}, async (stage) => {
  const { workers } = await stage.until('producer 1 is there', ({ state }) => named(state, 'producer 1') && state);
  await stage.press('main/spawn');
  const handles = await stage.until('producer 2 runs, on a worker of its own', ({ state }) =>
    state.workers.busy > workers.busy && named(state, 'producer 2')?.handles);
  assert.ok(handles.length > 0);
  const rust = (await stage.widgets()).find(({ id }) => id === 'rust');
  assert.ok(rust, 'the Rust panel is there');
});
