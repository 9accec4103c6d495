/** Has the site's worker registered, once a page has nothing else to do. */

const PREVIEW = /^(localhost|127\.0\.0\.1|\[::1\])$/; // who writes wants each page as it is now

export function workOffline(): void {
  const worker = document.querySelector<HTMLMetaElement>("meta[name=casebook-worker]")?.content;
  if (!worker || PREVIEW.test(location.hostname) || !navigator.serviceWorker) return;
  const url = new URL(worker, document.baseURI);
  const soon = () => (globalThis.requestIdleCallback ?? setTimeout)(() => void begin(url).catch(() => undefined));
  if (document.readyState === "complete") soon();
  else addEventListener("load", soon);
}

/** What the first page has loaded came before there was a worker to keep it. */
async function begin(worker: URL): Promise<void> {
  const { serviceWorker } = navigator;
  await serviceWorker.register(worker);
  if (!serviceWorker.controller) keepAhead([location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)]);
}

/** Has the worker, if there is one, fetch what will be wanted later. */
export function keepAhead(urls: readonly string[]): void {
  void navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage(urls));
}
