// What a browser must have to run real threads and draw them, and what to tell somebody whose browser has not.

const updateAdvice = 'Use a current Chrome, Edge, Firefox or Safari.';

function hasSharedMemory() {
  try {
    return new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer instanceof SharedArrayBuffer;
  } catch {
    return false;
  }
}

function hasWebGl2() {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

/** Whether the page may share memory between threads; a service worker can change this answer. */
export const isIsolated = () => globalThis.crossOriginIsolated === true;

/** What is missing, most basic first: [{ what, advice }], plain sentences; empty where Handoff can run. */
export function missingRequirements() {
  const missing = [];
  if (typeof WebAssembly !== 'object') {
    missing.push({
      what: 'This browser does not run WebAssembly.',
      advice: `${updateAdvice} Some privacy modes (such as Lockdown Mode) turn WebAssembly off: allow it for this page.`,
    });
  } else if (!globalThis.isSecureContext) {
    missing.push({
      what: 'This page was opened over an unprotected connection, where browsers do not allow threads.',
      advice: 'Open it over https, or on the machine itself under http://localhost.',
    });
  } else if (!isIsolated()) {
    missing.push({
      what: 'The browser does not let this page use threads (it is not “cross-origin isolated”).',
      advice: window.top !== window
        ? 'It is embedded in another page: open it in a tab of its own.'
        : 'Allow the page to keep data (a private window or a blocker may forbid its service worker) and load it ' +
          'again, or start it with ./web/serve, which sends the headers that browsers ask for.',
    });
  } else if (!hasSharedMemory()) {
    missing.push({ what: 'This browser has no WebAssembly threads (shared memory).', advice: updateAdvice });
  }
  if (!hasWebGl2()) {
    missing.push({
      what: 'This browser cannot draw with WebGL 2.',
      advice: 'Turn on hardware acceleration in the browser’s settings, or update the browser or the graphics driver.',
    });
  }
  return missing;
}
