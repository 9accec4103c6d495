/** The exam page's service worker: the page opens without a network, too. What it keeps, the page puts in (device.ts). */

interface Fetched extends Event {
  readonly request: Request;
  respondWith(answer: Promise<globalThis.Response>): void;
}

interface Worker extends EventTarget {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
}

const worker = self as unknown as Worker;
const PATIENCE_MS = 4000;

worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("activate", (event) =>
  (event as Event & { waitUntil(done: Promise<void>): void }).waitUntil(worker.clients.claim()),
);
worker.addEventListener("fetch", (event) => {
  const { request } = event as Fetched;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  (event as Fetched).respondWith(answer(request));
});

/** What carries a digest in its name never changes; of everything else the newest is wanted, and the kept one will do. */
async function answer(request: Request): Promise<globalThis.Response> {
  const { scope } = worker.registration;
  const url = request.mode === "navigate" ? scope : request.url;
  const cache = await caches.open(`casebook-exam ${scope}`);
  const kept = await cache.match(url);
  if (!kept) return fetch(request);
  if (/\.[0-9a-f]{10}\.\w+$/.test(url)) return kept;
  const fetched = fetch(request).then(async (fresh) => {
    if (!fresh.ok || fresh.redirected) return kept;
    await cache.put(url, fresh.clone());
    return fresh;
  });
  const late = new Promise<globalThis.Response>((resolve) => setTimeout(resolve, PATIENCE_MS, kept));
  return Promise.race([fetched, late]).catch(() => kept);
}
