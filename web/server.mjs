// Serves a built page: node web/server.mjs FOLDER [--port N] [--open] [--bare]
// The files are those that lie in FOLDER at the start, and no others; --bare leaves out every header but the type, as
// a host does that cannot be told any.

import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { kPolicy } from './policy.mjs';

const kTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.otf': 'font/otf',
  '.ttf': 'font/ttf',
};

const kHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Document-Isolation-Policy': 'isolate-and-require-corp',
  'Content-Security-Policy': kPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

const kEncodings = [['br', '.br'], ['gzip', '.gz']]; // best first

function load(folder) {
  const files = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isFile() || !(extname(path) in kTypes)) continue;
    const bytes = readFileSync(path);
    const variants = new Map([['identity', bytes]]);
    for (const [encoding, suffix] of kEncodings) {
      if (existsSync(path + suffix)) variants.set(encoding, readFileSync(path + suffix));
    }
    const url = '/' + relative(folder, path).split(sep).join('/');
    const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 24)}"`;
    files.set(url, { type: kTypes[extname(path)], variants, etag });
  }
  if (files.has('/index.html')) files.set('/', files.get('/index.html'));
  return files;
}

function choose({ variants }, accepted) {
  const names = accepted.split(',').filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(';')[0].trim());
  const [name = 'identity'] = kEncodings.map(([encoding]) => encoding)
    .filter((encoding) => names.includes(encoding) && variants.has(encoding));
  return [name, variants.get(name)];
}

/** A server of the files in `folder`, not yet listening. `bare`: without any header but the type. */
export function pageServer(folder, { bare = false } = {}) {
  const files = load(folder);
  return createServer((request, response) => {
    const send = (status, headers, body) => {
      response.writeHead(status, { ...(bare ? {} : kHeaders), ...headers });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const plain = (status, text, headers = {}) =>
      send(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': text.length, ...headers }, text);

    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return plain(405, 'Only GET and HEAD.\n', { Allow: 'GET, HEAD' });
    }
    let path;
    try {
      path = decodeURIComponent(request.url.split(/[?#]/, 1)[0]);
    } catch {
      return plain(400, 'Not a path.\n');
    }
    const file = files.get(path);
    if (!file) return plain(404, 'Not found.\n');
    if (bare) {
      const bytes = file.variants.get('identity');
      return send(200, { 'Content-Type': file.type, 'Content-Length': bytes.length }, bytes);
    }
    const headers = {
      'Content-Type': file.type,
      'Cache-Control': path.startsWith('/app-') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ETag: file.etag,
      Vary: 'Accept-Encoding',
    };
    if (request.headers['if-none-match'] === file.etag) return send(304, headers);
    const [encoding, bytes] = choose(file, request.headers['accept-encoding'] ?? '');
    if (encoding !== 'identity') headers['Content-Encoding'] = encoding;
    send(200, { ...headers, 'Content-Length': bytes.length }, bytes);
  });
}

function open(address) {
  const [command, ...rest] = process.platform === 'darwin' ? ['open'] : process.platform === 'win32'
    ? ['cmd', '/c', 'start', ''] : ['xdg-open'];
  if (command === 'xdg-open' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  spawn(command, [...rest, address], { stdio: 'ignore', detached: true }).on('error', () => {}).unref();
}

function main([folder, ...rest]) {
  const option = (name) => rest.includes(name);
  const port = option('--port') ? Number(rest[rest.indexOf('--port') + 1]) : 8080;
  const server = pageServer(folder, { bare: option('--bare') });
  server.on('error', (error) => {
    console.error(error.code === 'EADDRINUSE'
      ? `Port ${port} is in use by another program. End that one, or choose another port: ./web/serve --port ${port + 1}`
      : error.code === 'EACCES'
        ? `Port ${port} may be used only by root: choose one from 1024 on.`
        : `The server could not start: ${error.message}`);
    process.exit(1);
  });
  server.listen(port, 'localhost', () => {
    const address = `http://localhost:${server.address().port}`;
    console.log(`\nHandoff is at ${address}\nCtrl-C stops it.`);
    if (option('--open')) open(address);
  });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      console.log('\nStopped.');
      process.exit(0);
    });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main(process.argv.slice(2));
