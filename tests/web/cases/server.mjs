// ./web/serve's server: what it sends, and what it does not.

import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { kDist, kRoot } from '../browser.mjs';
import { served } from '../suite.mjs';

// node's own fetch tidies paths up before it sends them; this sends them as they are.
function get(path, { method = 'GET', headers = {} } = {}) {
  const { hostname, port } = new URL(served.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

async function fileNamed(pattern) {
  const page = (await get('/')).body.toString();
  const [, folder] = page.match(/(app-[0-9a-f]+)\//);
  return `/${folder}/${pattern}`;
}

test('the server isolates the page and holds it to a strict policy, on every file', async () => {
  for (const path of ['/', '/sw.js', await fileNamed('handoff.js'), await fileNamed('handoff.wasm'), '/nothing-here']) {
    const { headers } = await get(path);
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin', path);
    assert.equal(headers['cross-origin-embedder-policy'], 'require-corp', path);
    assert.equal(headers['cross-origin-resource-policy'], 'cross-origin', path);
    assert.equal(headers['document-isolation-policy'], 'isolate-and-require-corp', path);
    assert.match(headers['content-security-policy'], /default-src 'none'/, path);
    assert.doesNotMatch(headers['content-security-policy'], /unsafe-inline|'unsafe-eval'|http:|\*/, path);
  }
});

test('types, compression and caching are right', async () => {
  const wasm = await fileNamed('handoff.wasm');
  const plain = await get(wasm);
  assert.equal(plain.headers['content-type'], 'application/wasm');
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.match(plain.headers['cache-control'], /immutable/);
  const small = await get(wasm, { headers: { 'Accept-Encoding': 'gzip, deflate, br' } });
  assert.equal(small.headers['content-encoding'], 'br');
  assert.deepEqual(brotliDecompressSync(small.body), plain.body);
  const older = await get(wasm, { headers: { 'Accept-Encoding': 'gzip, br;q=0' } });
  assert.equal(older.headers['content-encoding'], 'gzip');
  assert.deepEqual(gunzipSync(older.body), plain.body);
  assert.equal((await get('/')).headers['cache-control'], 'no-cache');
  assert.match((await get('/')).headers['content-type'], /^text\/html; charset=utf-8/);
  assert.match((await get('/sw.js')).headers['content-type'], /^text\/javascript/);
  assert.equal((await get('/manifest.webmanifest')).headers['content-type'], 'application/manifest+json');
});

test('what the browser has already is not sent again', async () => {
  const { headers } = await get('/');
  const again = await get('/', { headers: { 'If-None-Match': headers.etag } });
  assert.equal(again.status, 304);
  assert.equal(again.body.length, 0);
  assert.equal(again.headers['cross-origin-embedder-policy'], 'require-corp');
});

test('HEAD sends the length and no body', async () => {
  const { status, headers, body } = await get('/', { method: 'HEAD' });
  assert.equal(status, 200);
  assert.equal(Number(headers['content-length']), (await get('/')).body.length);
  assert.equal(body.length, 0);
});

test('no path leads out of the folder, and no other method in', async () => {
  for (const path of ['/../server.mjs', '/%2e%2e/server.mjs', '/..%2fserver.mjs', '//etc/passwd', '/app-0/../../serve',
    '/%00', '/index.html/..', '/index.html.br', '/..\\server.mjs']) {
    assert.equal((await get(path)).status, 404, path);
  }
  assert.equal((await get('/%')).status, 400);
  assert.equal((await get('/', { method: 'POST' })).status, 405);
});

// Runs a command to its end: { code, text }.
async function run(command, ...parameters) {
  const child = spawn(command, parameters, { cwd: kRoot });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => { text += part; });
  const [code] = await once(child, 'close');
  return { code, text };
}

test('./web/serve says what it wants', async () => {
  const help = await run('web/serve', '--help');
  assert.equal(help.code, 0);
  for (const option of ['--port', '--no-open', '--build-only']) assert.ok(help.text.includes(option), option);
  const unknown = await run('web/serve', '--frobnicate');
  assert.notEqual(unknown.code, 0);
  assert.match(unknown.text, /unknown option --frobnicate/);
  for (const port of [['--port'], ['--port', 'x'], ['--port', '70000']]) {
    const wrong = await run('web/serve', ...port);
    assert.notEqual(wrong.code, 0);
    assert.match(wrong.text, /--port wants a number/);
  }
});

test('a port that is taken is said, with a way on', async () => {
  const { port } = new URL(served.url);
  const { code, text } = await run('node', 'web/server.mjs', kDist, '--port', port);
  assert.equal(code, 1);
  assert.match(text, new RegExp(`Port ${port} is in use`));
});

test('the server stops at Ctrl-C', async () => {
  const child = spawn('node', ['web/server.mjs', kDist, '--port', '0'], { cwd: kRoot });
  let text = '';
  await new Promise((resolve) => {
    child.stdout.on('data', (part) => {
      text += part;
      if (text.includes('Ctrl-C')) resolve();
    });
  });
  child.kill('SIGINT');
  const [code] = await once(child, 'close');
  assert.equal(code, 0);
});
