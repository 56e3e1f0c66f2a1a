// Hosts that cannot send the isolation headers: a service worker of ours adds them, and the page loads once more.

const attemptKey = 'handoff-isolation-attempt';

/** Where this page is isolated, forgets the earlier attempt. */
export function rememberIsolated() {
  try {
    sessionStorage.removeItem(attemptKey);
  } catch { /* no storage: then there was no attempt either */ }
}

/**
 * Registers the service worker and reloads the page. Returns true when the reload is under way, false where this
 * cannot help: no service workers here, no memory for "at most once", or it was tried already.
 */
export async function isolateByServiceWorker() {
  if (!('serviceWorker' in navigator) || !window.isSecureContext) return false;
  try {
    if (sessionStorage.getItem(attemptKey)) return false;
    sessionStorage.setItem(attemptKey, 'tried');
    await navigator.serviceWorker.register('sw.js');
    await navigator.serviceWorker.ready;
  } catch {
    return false;
  }
  location.reload();
  return true;
}

/** Asks, where a service worker keeps this page, whether a newer build is out; it takes over at the next load. */
export async function lookForNewerBuild() {
  if (!navigator.serviceWorker?.controller) return;
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.update().catch(() => {}); // offline: the kept build goes on
}
