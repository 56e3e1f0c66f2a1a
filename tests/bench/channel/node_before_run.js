// Under node the module is read from a file: node's own fetch() does not take a path.
if (typeof process === 'object' && typeof process.versions === 'object') globalThis.fetch = undefined;
