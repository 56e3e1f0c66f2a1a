// Deep links: good ones lead there, bad ones leave a note and the default, and nothing breaks.

import assert from 'node:assert/strict';
import { stageTest } from '../suite.mjs';

stageTest('a link chooses preset, bound and producers', { fragment: 'preset=backpressure&bound=3&producers=2' }, async (stage) => {
  const state = await stage.until('the preset runs', (seen) => seen.state.preset === 'backpressure' &&
    seen.state.threads.filter(({ name }) => name.startsWith('producer')).length === 2 && seen.state);
  assert.equal(state.channels[0].bound, 3);
});

stageTest('the address follows what the user chooses, and can be shared', {}, async (stage) => {
  await stage.press('preset/rendezvous');
  const address = await stage.until('the address names the preset', () => stage.page.url().includes('preset=rendezvous') && stage.page.url());
  assert.match(address, /#preset=rendezvous/);
});

stageTest('an edited address is followed without loading again', {}, async (stage) => {
  await stage.page.evaluate(() => { location.hash = 'preset=polling'; });
  await stage.until('the preset runs', ({ state }) => state.preset === 'polling');
  assert.equal(stage.loads, 1);
});

const hostile = {
  'an unknown preset': 'preset=nonsense',
  'numbers that are none': 'preset=backpressure&bound=-5&producers=1e9',
  'far too many producers': 'preset=one-producer&producers=4000000000',
  'markup': 'preset=<script>alert(1)</script>&"onload="x',
  'broken percent signs': 'preset=%00%ff%u1234%',
  'no sense at all': '&&&===&=&preset&preset=&bound=',
  'a great length': `preset=${'x'.repeat(100_000)}`,
};
for (const [what, fragment] of Object.entries(hostile)) {
  stageTest(`a bad link is survived with a note: ${what}`, { fragment }, async (stage) => {
    await stage.until('the default runs', ({ state }) => state.preset === 'one-producer' && state.length > 0);
    await stage.until('a note is shown', ({ widgets }) =>
      widgets.some(({ label, value }) => /link/i.test(`${label} ${value}`) && /cannot|producers|bound|preset/i.test(`${label} ${value}`)));
  });
}
