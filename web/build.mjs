// Lays out the folder that any static host can serve: node web/build.mjs BUILD_FOLDER DIST_FOLDER
//
//   index.html sw.js manifest.webmanifest icon.svg     fetched anew each time
//   app-VERSION/…                                      everything else; VERSION is a hash of it, so it may be kept for ever
//
// Beside each compressible file lie FILE.br and FILE.gz. Does nothing when the folder is of this version already.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { kPolicy } from './policy.mjs';

const [build, dist] = process.argv.slice(2);
if (!dist) {
  console.error('usage: node web/build.mjs BUILD_FOLDER DIST_FOLDER');
  process.exit(2);
}
const web = dirname(fileURLToPath(import.meta.url));
const read = (...path) => readFileSync(join(...path));
const kilobytes = (bytes) => `${Math.round(bytes / 1024)} kB`;

const program = readdirSync(join(build, 'program')).filter((name) => /^handoff\.(js|wasm|worker\.js)$/.test(name));
const fonts = readdirSync(join(build, 'fonts')).filter((name) => /\.(otf|ttf)$/.test(name));

// What goes into the folder of this version.
const app = new Map();
for (const name of ['bridge.js', 'isolation.js', 'loader.js', 'mirror.js', 'requirements.js', 'style.css']) {
  app.set(name, read(web, name));
}
for (const name of program) app.set(name, read(build, 'program', name));
for (const name of fonts) app.set(`fonts/${name}`, read(build, 'fonts', name));
const sizes = Object.fromEntries([...app].filter(([name]) => /\.wasm$|^fonts\//.test(name))
  .map(([name, bytes]) => [name, bytes.length]));
app.set('files.json', Buffer.from(JSON.stringify({ sizes, fonts })));

// What stays at its place.
const fixed = new Map();
for (const name of ['index.html', 'sw.js', 'manifest.webmanifest']) fixed.set(name, read(web, name).toString());
fixed.set('icon.svg', read(web, '..', 'assets', 'icons', 'handoff.svg').toString());

const hash = createHash('sha256');
for (const [name, bytes] of [...app, ...fixed]) hash.update(name).update('\0').update(bytes).update('\0');
const version = `app-${hash.digest('hex').slice(0, 12)}`;

fixed.set('index.html', fixed.get('index.html').replaceAll('%VERSION%', version).replaceAll('%POLICY%', kPolicy));
const kept = ['./', 'manifest.webmanifest', 'icon.svg', ...[...app.keys()].map((name) => `${version}/${name}`)];
fixed.set('sw.js', `const kVersion = '${version}';\nconst kFiles = ${JSON.stringify(kept)};\n${fixed.get('sw.js')}`);

if (existsSync(join(dist, version))) {
  console.log(`web/dist is up to date (${version})`);
  process.exit(0);
}

const next = `${dist}.next`;
rmSync(next, { recursive: true, force: true });
let raw = 0, sent = 0, sentFonts = 0;
const files = [...[...app].map(([name, bytes]) => [`${version}/${name}`, bytes]), ...fixed];
files.forEach(([name, content], index) => {
  const bytes = Buffer.from(content);
  const path = join(next, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  const small = brotliCompressSync(bytes, { params: {
    [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  writeFileSync(`${path}.br`, small);
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  raw += bytes.length;
  if (name.includes('/fonts/')) sentFonts += small.length;
  else sent += small.length;
  if (bytes.length > 100_000) {
    console.log(`  [${index + 1}/${files.length}] ${basename(name)}: ${kilobytes(bytes.length)}, sent as ${kilobytes(small.length)}`);
  }
});
rmSync(dist, { recursive: true, force: true });
renameSync(next, dist);
console.log(`  ${version}: ${kilobytes(raw)} in ${files.length} files, sent as ${kilobytes(sent)} and ${kilobytes(sentFonts)} of fonts`);
