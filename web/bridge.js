// Between the page and the program: window.handoff, which the outside may rely on (present before the program is),
// and the program's own functions, which only the page's other scripts use.

let program = null; // the functions of the running program, or null
let settle;

const ready = new Promise((resolve, reject) => { settle = { resolve, reject }; });
ready.catch(() => {}); // the page itself shows why; nobody has to listen

const json = (text, otherwise) => (text ? JSON.parse(text) : otherwise);

window.handoff = Object.freeze({
  /** Resolved after the first frame with a stage; rejected with a plain sentence where the page cannot run. */
  ready,
  /** The semantic list of the last frame, in CSS pixels relative to the canvas; empty before the program runs. */
  widgets: () => json(program?.widgets(), []),
  /** What is drawn now; null before the program runs. */
  state: () => json(program?.state(), null),
  /** The recorded events from number `from` up to, not including, `to`. */
  events: (from = 0, to = 0x7fffffff) => json(program?.events(from, to), []),
});

/** Wraps the exported functions of a started Emscripten module; the page's scripts call the program through these. */
export function connect(module) {
  const wrap = (name, result, parameters = []) => module.cwrap(`handoff_${name}`, result, parameters);
  // Long texts go by a file in memory: what is handed over as a string has to fit on the stack.
  const leave = (text) => module.FS.writeFile('/text', text);
  const open = wrap('open', null, ['string']);
  const paste = wrap('paste', null);
  program = {
    widgets: wrap('widgets_json', 'string'),
    state: wrap('state_json', 'string'),
    events: wrap('events_json', 'string', ['number', 'number']),
    announcements: wrap('announcements_json', 'string'),
    fragment: wrap('fragment', 'string'),
    press: wrap('press', null, ['string']),
    setValue: wrap('set_value', null, ['string', 'string']),
    link: wrap('link', null, ['string']),
    open: (name, text) => { leave(text); open(name.slice(0, 200)); },
    paste: (text) => { leave(text); paste(); },
    keys: wrap('keys', 'number'),
    visible: wrap('visible', null, ['number']),
    contextLost: wrap('context_lost', null),
    contextRestored: wrap('context_restored', null),
  };
  return program;
}

/** After this, window.handoff answers as before the start: an aborted program must not be called. */
export function disconnect() { program = null; }

export const announceReady = () => settle.resolve();
export const announceFailure = (sentence) => settle.reject(new Error(sentence));
