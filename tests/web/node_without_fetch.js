// Emscripten's loader takes node's own fetch for a browser's and asks it for a file: let it read the file instead.
if (typeof process === 'object' && process.versions && process.versions.node) globalThis.fetch = undefined;
