// The page with programs: choose one, type one, paste one, follow a link to one; run it on real threads.

import assert from 'node:assert/strict';
import { stageTest } from '../suite.mjs';

const kText = 'fn main() {\n    println!("{}", 6 * 7);\n}\n';

const textOf = ({ widgets }) => widgets.find(({ id }) => id === 'editor')?.value;
const note = (pattern) => ({ widgets }) => widgets.some(({ id, label }) => id.startsWith('note/') && pattern.test(label));

async function focusText(stage) {
  const { x, y } = await stage.widget('editor');
  await stage.page.mouse.click(x + 200, y + 12);
  await stage.frames();
}

async function chord(stage, ...keys) {
  const { keyboard } = stage.page;
  for (const key of keys.slice(0, -1)) await keyboard.down(key);
  await keyboard.press(keys.at(-1));
  for (const key of keys.slice(0, -1).reverse()) await keyboard.up(key);
  await stage.frames();
}

// Firefox leaves out the text that a ClipboardEvent made by a script is given, so the event is told where it is.
const paste = (stage, text) => stage.page.evaluate((pasted) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', pasted);
  const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
  document.dispatchEvent(Object.defineProperty(event, 'clipboardData', { value: clipboardData }));
}, text);

/** Puts `text` in the place of the whole program. */
async function replaceText(stage, text) {
  await focusText(stage);
  await chord(stage, 'Control', 'a');
  await paste(stage, text);
  await stage.until('the text is there', (seen) => textOf(seen) === text);
}

stageTest('a shipped program is chosen, and runs to its end', {}, async (stage) => {
  await stage.press('page/programs');
  await stage.press('program/first_message');
  await stage.until('it has printed', ({ state }) => state.program === 'first_message' && state.output.join() === 'got: hello');
  // The run ends with main; the other thread may have no time left to drop its sender.
  const state = await stage.until('main has ended', (seen) => seen.state.threads[0].status === 'finished' && seen.state);
  assert.ok(state.agreed);
  await stage.until('the address says which', () => /#program=first_message$/.test(stage.page.url()));
});

stageTest('the sandbox is as it was, before and after', {}, async (stage) => {
  await stage.press('preset/rendezvous');
  await stage.press('page/programs');
  await stage.until('a program runs', ({ state }) => state.program === 'first_message' && state.preset === '');
  await stage.press('page/sandbox');
  await stage.until('the preset runs again', ({ state }) => state.preset === 'rendezvous' && state.program === '' &&
    state.threads.some(({ name }) => name === 'receiver'));
});

stageTest('what is typed is indented, checked, mended by a click, and run by a key', { fragment: 'program=first_message' }, async (stage) => {
  await focusText(stage);
  await chord(stage, 'Control', 'a');
  await stage.page.keyboard.type('use std::thread;\nfn main() {\nlet s = String::from("hi");\nthread::spawn(|| {\nprintln!("{s}");\n}).join().unwrap();\n}');
  await stage.until('the error is told at its line', ({ widgets }) =>
    widgets.some(({ id, label }) => id === 'diagnostic/0' && /E0373, line 4/.test(label)) ||
    widgets.some(({ id, label }) => id === 'below/problems' && /1 error/.test(label)));
  await stage.press('below/problems');
  await stage.press('diagnostic/0/fix');
  const text = await stage.until('it is mended', (seen) => /spawn\(move \|\|/.test(textOf(seen)) && textOf(seen));
  assert.equal(text, 'use std::thread;\nfn main() {\n    let s = String::from("hi");\n    thread::spawn(move || {\n' +
    '        println!("{s}");\n    }).join().unwrap();\n}');
  await chord(stage, 'Control', 'Enter');
  await stage.until('it has printed', ({ state }) => state.output.join() === 'hi');
});

stageTest('a program with an error is not run, and says so', { fragment: 'program=first_message' }, async (stage) => {
  await replaceText(stage, 'fn main() { nonsense(); }');
  await chord(stage, 'Control', 'Enter');
  await stage.until('a note is shown', note(/has an error/));
});

stageTest('a link holds the program, and leads to it', { fragment: 'program=first_message' }, async (stage) => {
  await replaceText(stage, kText);
  const address = await stage.until('the address holds it', () => /#code=/.test(stage.page.url()) && stage.page.url());
  await stage.page.evaluate(() => { location.hash = 'program=rendezvous'; });
  await stage.until('another program is there', ({ state }) => state.program === 'rendezvous');
  await stage.page.evaluate((hash) => { location.hash = hash; }, new URL(address).hash);
  await stage.until('it is there again, and has run', (seen) => textOf(seen) === kText && seen.state.output.join() === '42');
});

stageTest('a file that is dropped is opened', {}, async (stage) => {
  await stage.page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'lesson.rs'));
    document.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, kText);
  await stage.until('it is there, and has run', (seen) => textOf(seen) === kText && seen.state.program === 'lesson.rs' &&
    seen.state.output.join() === '42');
});

const endless = {
  'that does nothing': 'fn main() {\n    loop {}\n}\n',
  'that computes': 'fn main() {\n    let mut x = 0u64;\n    while true {\n        x = x.wrapping_add(1);\n    }\n}\n',
};
for (const [what, text] of Object.entries(endless)) {
  stageTest(`an endless loop ${what} is paused and stopped, and the page goes on meanwhile`, { fragment: 'program=first_message' }, async (stage) => {
    const frameTime = () => stage.page.evaluate(() => new Promise((resolve) => {
      const kFrames = 40, begin = performance.now();
      let left = kFrames;
      const next = () => (left-- > 0 ? requestAnimationFrame(next) : resolve((performance.now() - begin) / kFrames));
      next();
    }));
    await replaceText(stage, text);
    const before = await frameTime();
    await chord(stage, 'Control', 'Enter');
    await stage.until('it computes', ({ state }) => state.length > 3 && state.threads[0].status === 'running');
    // How long it takes depends on the machine: without a processor to spare, frames share one with the program.
    console.log(`a frame takes ${(await frameTime()).toFixed(1)} ms beside a loop ${what}, ${before.toFixed(1)} ms without`);
    await stage.press('run/pause');
    await stage.until('it is paused', ({ state }) => state.paused);
    await stage.press('run/pause');
    await stage.until('it goes on', ({ state }) => !state.paused);
    await stage.press('run/stop');
    await stage.until('it has stopped', ({ state }) => state.workers.busy === 0);
  });
}

stageTest('why a program is stuck is told in a sentence', { fragment: 'program=two_channels_in_a_circle' }, async (stage) => {
  const why = await stage.until('the sentence is there', ({ state }) =>
    state.threads.some(({ status }) => status === 'blocked_full') && /wait/.test(state.why) && state.why);
  assert.ok(why.length > 20, why);
});

const kWaits = `fn main() {
    let counter = 42;
    let (tx, rx) = std::sync::mpsc::channel();
    tx.send(counter).unwrap();
    let first = rx.recv();
    let second = rx.recv();
}
`;

stageTest('a variable under the mouse tells its value and who owns it', { fragment: 'program=first_message' }, async (stage) => {
  await replaceText(stage, kWaits);
  await chord(stage, 'Control', 'Enter');
  await stage.until('main waits for ever', ({ state }) => state.threads[0]?.status === 'blocked_empty' && state.position === state.length);
  const { x, y } = await stage.widget('editor');
  // Along the second line, until the mouse rests on its name.
  let tip;
  for (let right = 60; !tip && right < 300; right += 16) {
    await stage.page.mouse.move(x + right, y + 32);
    await stage.frames(30); // a tip comes after a moment of rest
    tip = (await stage.widgets()).find(({ id }) => id === 'variable');
  }
  assert.match(`${tip?.label} ${tip?.value}`, /counter.*42/s);
  assert.match(`${tip?.label} ${tip?.value}`, /main/);
});

const kAsks = `fn main() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    println!("hello {}", line.trim());
}
`;

stageTest('a line of input is typed into a box that appears when a thread waits for one', { fragment: 'program=first_message' }, async (stage) => {
  await replaceText(stage, kAsks);
  await chord(stage, 'Control', 'Enter');
  await stage.press('console/input');
  await stage.page.keyboard.type('Ada');
  await stage.page.keyboard.press('Enter');
  await stage.until('it has printed', ({ state }) => state.output.join() === 'hello Ada');
  assert.ok(!(await stage.has('console/input')));
});

stageTest('the hidden mirror holds the text of the program', { fragment: 'program=first_message' }, async (stage) => {
  await replaceText(stage, kText);
  const mirrored = () => stage.page.evaluate(() => [...document.querySelectorAll('textarea')].map(({ value }) => value));
  for (let n = 0; n < 100 && !(await mirrored()).includes(kText); ++n) await stage.frames();
  assert.ok((await mirrored()).includes(kText));
});

const hostile = {
  'no program in it': 'code=',
  'characters that do not belong there': 'code=<script>alert(1)</script>',
  'a part missing': 'code=eNpLy1PITczM09BUqOZSAIKc1BK',
  'no compressed text': 'code=abcdefghijklmnopqrstuvwxyz',
  'a great length': `code=${'x'.repeat(100_000)}`,
  'an unknown program': 'program=nonsense',
};
for (const [what, fragment] of Object.entries(hostile)) {
  stageTest(`a bad link to a program is survived with a note: ${what}`, { fragment }, async (stage) => {
    await stage.until('the default runs', ({ state }) => state.preset === 'one-producer' && state.length > 0);
    await stage.until('a note is shown', note(/link cannot be followed/));
  });
}
