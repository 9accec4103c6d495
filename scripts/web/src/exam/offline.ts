/** Puts the page and all that it needs on the device, so that it opens without a network. */

/** Whether that is done; `urls` besides the page itself. */
export async function keepOffline(worker: URL, urls: readonly URL[]): Promise<boolean> {
  try {
    const { scope } = await navigator.serviceWorker.register(worker);
    const cache = await caches.open(`casebook-exam ${scope}`);
    const wanted = [scope, ...urls.map(({ href }) => href)];
    for (const url of wanted) if (!(await cache.match(url))) await cache.add(url);
    for (const { url } of await cache.keys()) if (!wanted.includes(url)) await cache.delete(url);
    return true;
  } catch {
    return false; // a browser without service workers, or no room: the exam goes on all the same
  }
}
