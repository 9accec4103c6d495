/**
 * The site's service worker, one for all its languages: what was visited opens without a network. The network comes first
 * for all that can change, so that nobody reads an old page while there is a new one. Pages that are fetched and not
 * navigated to are pages, too. The exam page and its worker are left alone.
 */
import { cachesOf, leave } from "./going.ts";
import { filesIn, kindOf } from "./kinds.ts";

interface Acting extends Event {
  waitUntil(done: Promise<unknown>): void;
}

interface Fetched extends Acting {
  readonly request: Request;
  respondWith(answer: Promise<globalThis.Response>): void;
}

interface Worker extends EventTarget {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
}

const worker = self as unknown as Worker;
const { scope } = worker.registration;
const names = cachesOf(scope);
const PATIENCE_MS = 4000;
const MOST = { pages: 150, files: 300 };
let isGone = false;
let looked = false;

worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("activate", (event) => (event as Acting).waitUntil(worker.clients.claim()));

worker.addEventListener("message", (event) => {
  const { data } = event as unknown as { data: unknown };
  if (Array.isArray(data)) (event as Acting).waitUntil(takeAll(data.filter((one) => typeof one === "string")));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event as Fetched;
  if (isGone || request.method !== "GET" || request.headers.has("range") || kindOf(request.url, scope) === "other") return;
  if (request.mode === "navigate") (event as Fetched).waitUntil(stayOrGo().catch(() => undefined));
  (event as Fetched).respondWith(answer(event as Fetched));
});

/** A site that has no worker any more has no use for this one. */
async function stayOrGo(): Promise<void> {
  if (looked) return;
  looked = true;
  const { status } = await fetch(location.href, { cache: "no-store" });
  if (status !== 404 && status !== 410) return;
  isGone = true;
  await leave(worker.registration);
}

async function answer(event: Fetched): Promise<globalThis.Response> {
  const { request } = event;
  const kind = kindOf(request.url, scope);
  const kept = await found(request.url);
  if (kept && kind === "fixed") return kept;
  const isPage = kind === "page"; // asked for anew: browsers hold a page for minutes, and would show it after a release
  const asked = isPage ? fetch(request.url, { cache: "no-cache", redirect: request.redirect }) : fetch(request);
  const fetched = asked.then((fresh) => {
    if (kept && fresh.status >= 500) return kept;
    event.waitUntil(noted(request.url, fresh.clone()));
    return fresh;
  });
  if (!kept) return fetched;
  const late = new Promise<globalThis.Response>((resolve) => setTimeout(resolve, PATIENCE_MS, kept));
  return Promise.race([fetched, late]).catch(() => kept);
}

/** A page is the same whatever is asked of it in its address. */
const keyOf = (address: string): string => (kindOf(address, scope) === "page" ? address.split(/[?#]/)[0] : address) as string;
const openFor = (address: string): Promise<Cache> => caches.open(kindOf(address, scope) === "page" ? names.pages : names.files);

async function found(address: string): Promise<globalThis.Response | undefined> {
  return (await openFor(address)).match(keyOf(address), { ignoreVary: true });
}

/** Keeps what came, or forgets what is gone; the oldest goes where there is much. */
async function noted(address: string, fresh: globalThis.Response): Promise<void> {
  if (isGone) return;
  const cache = await openFor(address);
  if (fresh.status === 404 || fresh.status === 410) await cache.delete(keyOf(address));
  if (!fresh.ok || fresh.redirected || fresh.type !== "basic") return;
  await cache.put(keyOf(address), fresh);
  const all = await cache.keys();
  const most = kindOf(address, scope) === "page" ? MOST.pages : MOST.files;
  for (const old of all.slice(0, Math.max(0, all.length - most))) await cache.delete(old);
}

/** Fetches what a page will need, and what these pages load. */
async function takeAll(addresses: readonly string[]): Promise<void> {
  for (const address of addresses) await take(address).catch(() => undefined);
}

async function take(address: string): Promise<void> {
  const kind = kindOf(address, scope);
  if (kind === "other" || (kind === "fixed" && (await found(address)))) return;
  const fresh = await fetch(address);
  if (kind === "page" && fresh.ok) await takeAll(filesIn(await fresh.clone().text(), address));
  await noted(address, fresh);
}
