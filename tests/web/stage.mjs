// A page with Handoff in it, as a user has it: widgets are found in the semantic list and pressed with the real mouse.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { kRoot, browserName } from './browser.mjs';

const kScreenshots = `${kRoot}build/screenshots`;
mkdirSync(kScreenshots, { recursive: true });

// Runs in the page before its own scripts: what a strict policy forbade is told through the console.
function reportViolations() {
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI}`);
  });
}

export class Stage {
  /**
   * Opens `url` in a fresh profile, or in that of `context`. `prepare(page)` may change the page before anything is
   * loaded.
   */
  static async open(browser, url, { width = 1280, height = 800, scale = 1, prepare, context } = {}) {
    context ??= await browser.createBrowserContext();
    const page = await context.newPage();
    const stage = new Stage(context, page);
    await page.setViewport({ width, height, deviceScaleFactor: scale });
    await page.evaluateOnNewDocument(reportViolations);
    await prepare?.(page);
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    return stage;
  }

  constructor(context, page) {
    this.context = context;
    this.page = page;
    this.problems = []; // errors on the console, uncaught exceptions, violations of the policy
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' || /blocking on the main thread|policy violated/i.test(text)) {
        this.problems.push(text);
      }
    });
    this.loads = 0; // how often a document was loaded, and who waits for that
    this.loadWaiters = [];
    page.on('domcontentloaded', () => {
      this.loads += 1;
      for (const waiter of this.loadWaiters.splice(0)) waiter();
    });
    page.on('pageerror', (error) => this.problems.push(String(error?.message ?? error)));
  }

  /** Waits until the first frame with a stage; rejects with the page's sentence where it cannot run. */
  async ready() {
    const sentence = await this.page.evaluate(() => window.handoff.ready.then(() => '', (error) => error.message));
    if (sentence) throw new Error(sentence);
    return this;
  }

  /** Waits until the page has been loaded `times` times. */
  async loaded(times) {
    while (this.loads < times) await new Promise((resolve) => this.loadWaiters.push(resolve));
  }

  /** Waits until the page has told a problem that matches, and takes it off the list. */
  async expectProblem(pattern) {
    while (!this.problems.some((text) => pattern.test(text))) await this.frames(1);
    this.problems = this.problems.filter((text) => !pattern.test(text));
  }

  /** Closes the page; with that, nothing may have gone wrong in it. */
  async close() {
    await this.context.close();
    assert.deepEqual(this.problems, [], 'the page reported problems');
  }

  state() { return this.page.evaluate(() => window.handoff.state()); }
  widgets() { return this.page.evaluate(() => window.handoff.widgets()); }
  events(from, to) { return this.page.evaluate((a, b) => window.handoff.events(a, b), from, to); }

  /** Looks once a frame until `condition({ state, widgets })` gives something; returns that. */
  async until(what, condition, seconds = 30) {
    const end = Date.now() + 1000 * seconds;
    let seen;
    do {
      seen = await this.page.evaluate(() => new Promise((resolve) => {
        const look = () => resolve({ state: window.handoff.state(), widgets: window.handoff.widgets() });
        requestAnimationFrame(look);
        setTimeout(look, 250); // a hidden page has no frames
      }));
      const result = condition(seen);
      if (result) return result;
    } while (Date.now() < end);
    await this.screenshot(`failed-${what.replace(/[^a-z0-9]+/gi, '-')}`);
    assert.fail(`waited ${seconds} s in vain: ${what}; state: ${JSON.stringify(seen.state, null, 1)}`);
  }

  /** Waits for `count` frames to be painted. */
  frames(count = 2) {
    return this.page.evaluate((n) => new Promise((resolve) => {
      const next = () => (n-- > 0 ? requestAnimationFrame(next) : resolve());
      next();
    }), count);
  }

  /** What tells one run from another: when its first events happened, on real threads. */
  runMark() { return this.page.evaluate(() => window.handoff.events(1, 6).map(({ t_ms }) => t_ms).join(' ')); }

  /** Waits until a run is on that is not the one of `mark`; returns the new one's mark. */
  async anotherRun(what, mark) {
    for (;;) {
      await this.until(what, ({ state }) => state.length >= 5);
      const now = await this.runMark();
      if (now !== mark) return now;
    }
  }

  widget(id) {
    return this.until(`widget ${id} is there and enabled`,
      ({ widgets }) => widgets.find((widget) => widget.id === id && widget.enabled));
  }

  async has(id) { return (await this.widgets()).some((widget) => widget.id === id); }

  /** The text that the user reads on the stage: all labels and values. */
  async text() { return (await this.widgets()).map(({ label, value }) => `${label} ${value ?? ''}`).join('\n'); }

  async press(id) {
    const { x, y, w, h } = await this.widget(id);
    await this.page.mouse.move(x + w / 2, y + h / 2);
    await this.frames();
    await this.page.mouse.down();
    await this.frames();
    await this.page.mouse.up();
    await this.frames();
  }

  /** Drags a slider to `fraction` of its length. */
  async drag(id, fraction) {
    const { x, y, w, h } = await this.widget(id);
    await this.page.mouse.move(x + w / 2, y + h / 2);
    await this.frames();
    await this.page.mouse.down();
    await this.frames();
    for (const part of [0.25, 0.5, 0.75, 1]) {
      await this.page.mouse.move(x + w * (0.5 + (fraction - 0.5) * part), y + h / 2);
      await this.frames(1);
    }
    await this.page.mouse.up();
    await this.frames();
  }

  /** Presses a key with the focus on the canvas. */
  async key(name) {
    await this.page.focus('#canvas');
    await this.page.keyboard.press(name);
    await this.frames();
  }

  screenshot(name) { return this.page.screenshot({ path: `${kScreenshots}/${browserName}-${name}.png` }); }

  /** How many different colours a grid of points of the picture has: a blank one has a single colour. */
  async colours() {
    const png = await this.page.screenshot({ encoding: 'base64' });
    return this.page.evaluate(async (data) => {
      const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
      const seen = new Set();
      for (let at = 0; at < pixels.length; at += 4 * 7) seen.add((pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2]);
      return seen.size;
    }, png);
  }
}
