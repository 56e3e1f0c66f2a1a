// Brings the page from nothing to a running stage: checks the browser, loads with progress, starts the program.

import { announceFailure, announceReady, connect, disconnect } from './bridge.js';
import { isolateByServiceWorker, lookForNewerBuild, rememberIsolated } from './isolation.js';
import { Mirror } from './mirror.js';
import { isIsolated, missingRequirements } from './requirements.js';

const here = new URL('.', import.meta.url);
const element = (id) => document.getElementById(id);
const canvas = element('canvas');

// --- what the user sees until the stage is there ---------------------------------------------------------------------

function showStep(text, fraction) {
  element('loading-step').textContent = text;
  element('loading-progress').value = fraction;
}

function showProblem(title, points, button) {
  const problem = element('problem');
  const heading = document.createElement('h2');
  heading.textContent = title;
  const list = document.createElement('ul');
  for (const { what, advice } of points) {
    const item = list.appendChild(document.createElement('li'));
    item.appendChild(document.createElement('strong')).textContent = what;
    item.append(advice);
  }
  problem.replaceChildren(heading, list);
  if (button) {
    const reload = problem.appendChild(document.createElement('button'));
    reload.type = 'button';
    reload.textContent = button;
    reload.addEventListener('click', () => location.reload());
  }
  problem.hidden = false;
  element('loading').hidden = true;
  element('cover').hidden = false;
  element('cover').classList.remove('gone');
  announceFailure([title, ...points.map(({ what }) => what)].join(' '));
}

function uncover() {
  const cover = element('cover');
  cover.classList.add('gone');
  setTimeout(() => { cover.hidden = cover.classList.contains('gone'); }, 300);
}

// --- loading ---------------------------------------------------------------------------------------------------------

/** Sums up what has arrived of several files; `sizes` are their true sizes, since the network's are compressed. */
class Progress {
  constructor(sizes) {
    this.total_ = Object.values(sizes).reduce((sum, size) => sum + size, 0);
    this.arrived_ = 0;
  }
  add(bytes) {
    this.arrived_ += bytes;
    const fraction = Math.min(1, this.arrived_ / this.total_);
    showStep(`Loading the program: ${Math.round(100 * fraction)} %`, 0.9 * fraction);
  }
}

async function fetchFile(name) {
  const response = await fetch(new URL(name, here));
  if (!response.ok) throw new Error(`${name} could not be loaded (${response.status}).`);
  return response;
}

async function count(response, progress) {
  for (const reader = response.body.getReader();;) {
    const { done, value } = await reader.read();
    if (done) return;
    progress.add(value.length);
  }
}

async function fetchBytes(name, progress) {
  const response = await fetchFile(name);
  count(response.clone(), progress);
  return new Uint8Array(await response.arrayBuffer());
}

async function compile(progress) {
  const response = await fetchFile('handoff.wasm');
  count(response.clone(), progress);
  return WebAssembly.compileStreaming(response);
}

function loadScript(name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL(name, here);
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => reject(new Error(`${name} could not be loaded.`)));
    document.head.append(script);
  });
}

async function load() {
  const { sizes, fonts } = await (await fetchFile('files.json')).json();
  const progress = new Progress(sizes);
  const [wasm, fontFiles] = await Promise.all([
    compile(progress),
    Promise.all(fonts.map(async (name) => [name, await fetchBytes(`fonts/${name}`, progress)])),
    loadScript('handoff.js'),
  ]);
  return { wasm, fontFiles };
}

// --- running ---------------------------------------------------------------------------------------------------------

function stopped(reason) {
  disconnect();
  console.error(`Handoff stopped: ${reason}`);
  showProblem('Handoff has stopped', [{ what: 'The program met an error that it cannot go on from.', advice: String(reason) }],
    'Load again');
}

function start({ wasm, fontFiles }) {
  return globalThis.createHandoff({
    canvas,
    mainScriptUrlOrBlob: new URL('handoff.js', here).href,
    locateFile: (name) => new URL(name, here).href,
    instantiateWasm: (imports, receive) => {
      WebAssembly.instantiate(wasm, imports).then((instance) => receive(instance, wasm));
      return {};
    },
    preRun: [({ FS }) => {
      FS.mkdir('/fonts');
      for (const [name, bytes] of fontFiles) FS.writeFile(`/fonts/${name}`, bytes);
    }],
    onAbort: stopped,
  });
}

/** Resolves after the frame that first shows a stage. */
function firstStage() {
  return new Promise((resolve) => {
    const look = () => {
      const state = window.handoff.state();
      if (state?.threads?.length > 0 && window.handoff.widgets().length > 0) resolve();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

// The canvas gets keys while it has the focus. What belongs to the browser never reaches the program, which would
// swallow it: Tab leaves the canvas, Ctrl and Cmd keep their shortcuts and the zoom. Only while the program's text is
// typed are more of them its own. Ctrl+V is the browser's too: it tells what is on the clipboard by an event.
const modifiers = new Set(['control', 'meta', 'shift', 'alt', 'altgraph']);
const editing = new Set(['a', 'c', 'x', 'y', 'z']);
const kPrograms = 1, kText = 2; // handoff_keys()
const inPrograms = new Set(['enter']);
const inText = new Set(['f', '/', 'home', 'end', 'arrowleft', 'arrowright', 'arrowup', 'arrowdown', 'backspace', 'delete']);

function leaveToBrowser(event, program) {
  if (event.target !== canvas) return;
  const key = event.key?.toLowerCase() ?? '';
  const keys = program.keys();
  // Characters of the third level come with Ctrl and Alt: as text they are not the browser's shortcuts.
  const isThirdLevel = event.getModifierState?.('AltGraph') ?? false;
  if (isThirdLevel && event.type === 'keypress') return;
  const isOwn = modifiers.has(key) || editing.has(key) || (keys >= kPrograms && inPrograms.has(key)) || (keys === kText && inText.has(key));
  const shortcut = (event.ctrlKey || event.metaKey) && !isOwn;
  const functionKey = /^F\d+$/.test(event.key ?? '') && !(keys === kText && key === 'f3');
  if ((key === 'tab' && keys !== kText) || shortcut || functionKey) event.stopImmediatePropagation();
}

/** Files with programs, and what is pasted while the canvas has the focus. */
function takeTexts(program) {
  const kMostBytes = 400_000; // of a program
  document.addEventListener('paste', (event) => {
    if (document.activeElement !== canvas) return;
    program.paste(event.clipboardData.getData('text/plain'));
    event.preventDefault();
  });
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', async (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) program.open(file.name, await file.slice(0, kMostBytes).text());
  });
}

function followPage(program) {
  for (const type of ['keydown', 'keyup', 'keypress', 'wheel']) window.addEventListener(type, (event) => leaveToBrowser(event, program), true);
  canvas.addEventListener('pointerdown', () => canvas.focus({ preventScroll: true }), true);
  document.addEventListener('visibilitychange', () => program.visible(document.hidden ? 0 : 1));
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault(); // else it is never restored
    program.contextLost();
  });
  canvas.addEventListener('webglcontextrestored', () => program.contextRestored());
  if (document.hidden) program.visible(0);
}

const kLongestFragment = 40_000; // longer than any good link
/** Address → program at the start and when the user edits it; program → address while it runs. */
function followAddress(program) {
  let shown = location.hash;
  const follow = () => {
    shown = location.hash;
    program.link(shown.slice(1, kLongestFragment));
  };
  if (shown.length > 1) follow();
  window.addEventListener('hashchange', follow);
  setInterval(() => {
    const fragment = program.fragment();
    if (!fragment || `#${fragment}` === shown) return; // nothing to say, or said already
    shown = `#${fragment}`;
    history.replaceState(null, '', shown);
  }, 500);
}

async function main() {
  if (!isIsolated() && await isolateByServiceWorker()) return; // the page loads again
  if (isIsolated()) rememberIsolated();
  const missing = missingRequirements();
  if (missing.length > 0) {
    showProblem('Handoff cannot run here', missing);
    return;
  }
  const parts = await load();
  showStep('Starting threads', 0.95);
  const program = connect(await start(parts));
  followPage(program);
  takeTexts(program);
  followAddress(program);
  await firstStage();
  new Mirror(program, {
    container: element('mirror'), ring: element('focus-ring'), speaker: element('announcements'),
  }).start();
  uncover();
  canvas.focus({ preventScroll: true });
  announceReady();
  lookForNewerBuild();
}

main().catch((error) => {
  console.error(error);
  showProblem('Handoff could not be loaded', [{
    what: error.message,
    advice: 'The connection may have broken off, or a new version has just been published.',
  }], 'Load again');
});
