/** What the exam asks of the browser around it: this tab, the other tabs, the network, whether somebody looks. */
import { keep, kept } from "../shared/kept.ts";

const CURRENT = "casebook-exam";
const LOCK_MS = 1500; // a page that is just being reloaded may still hold the lock
const WRITE_MS = 10_000;

/** The ticket in the address, which is stripped at once: it stays neither in the history nor in anybody's sight. */
export function takeLink(): string {
  const { hash, pathname, search } = location;
  if (hash) history.replaceState(null, "", pathname + search);
  return hash.startsWith("#ticket=") ? hash : "";
}

/** Notes the exam for a reload; "" for none. Without it the one that is under way is taken up, or chosen from the list. */
export function remember(id: string): void {
  keep("sessionStorage", CURRENT, id || undefined);
}

export const remembered = (): string => String(kept("sessionStorage", CURRENT) ?? "");

/**
 * One tab at a time: two that keep the same sitting would overwrite each other. Returns how to give the lock back;
 * undefined when another tab has it. It goes with the page.
 */
export async function takeLock(name: string): Promise<(() => void) | undefined> {
  if (!navigator.locks) return () => undefined;
  return new Promise((resolve) => {
    const options = { signal: AbortSignal.timeout(LOCK_MS) };
    const held = () => new Promise<void>((release) => resolve(release));
    navigator.locks.request(`casebook-exam ${name}`, options, held).catch(() => resolve(undefined));
  });
}

/** Tells when the page stops and begins being in front: another tab, another window, the screen switched off. */
export function watchAway(told: (away: boolean) => void, signal: AbortSignal): void {
  const look = () => told(document.hidden || !document.hasFocus());
  for (const event of ["blur", "focus", "pageshow"]) addEventListener(event, look, { signal });
  document.addEventListener("visibilitychange", look, { signal });
}

/** Whether it was written: that may fail, or (seen on full disks) never end, and neither may hold up whoever hands in. */
export function worked(writing: Promise<unknown>): Promise<boolean> {
  const late = pause(WRITE_MS).then(() => false);
  return Promise.race([writing.then(() => true, () => false), late]);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Puts the page and all that it needs (`urls`) on the device, so that it opens without a network; whether that is done. */
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
