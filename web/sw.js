// The service worker for hosts that cannot send headers. It adds the isolation headers to every answer, and keeps one
// build of the page for use without a network. The build writes kVersion and kFiles in front of this text, so that a
// new build is a new service worker, which replaces the old one and its files.
/* global kVersion, kFiles */

const kCache = `handoff-${kVersion}`;
const kIsolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Document-Isolation-Policy': 'isolate-and-require-corp',
};

function isolated(response) {
  // An opaque answer has no headers to set, and "not modified" has no body to carry them: both go on untouched.
  if (response.status === 0 || response.status === 304) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(kIsolation)) headers.set(name, value);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

// The start page comes from the network where there is one: it names the files of its own build.
async function page(request) {
  const cache = await caches.open(kCache);
  try {
    return isolated(await fetch(request));
  } catch (offline) {
    const kept = await cache.match('./');
    if (kept) return isolated(kept);
    throw offline;
  }
}

async function file(request) {
  const cache = await caches.open(kCache);
  return isolated((await cache.match(request)) ?? (await fetch(request)));
}

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(kCache);
    await cache.addAll(kFiles.map((path) => new Request(path, { cache: 'no-cache' })));
    await self.skipWaiting();
  })());
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith('handoff-') && name !== kCache) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(request.mode === 'navigate' ? page(request) : file(request));
});
