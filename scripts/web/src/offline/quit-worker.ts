/**
 * The kill switch: staged beside the site's worker, and put in its place where an academy wants none (`extra.offline: false`).
 * Browsers look for a new worker at each visit; this one goes at once, and takes the other's caches along.
 */
import { leave } from "./going.ts";

interface Worker extends EventTarget {
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
}

const worker = self as unknown as Worker;

worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("activate", (event) => (event as ExtendableEvent).waitUntil(leave(worker.registration)));

interface ExtendableEvent extends Event {
  waitUntil(done: Promise<unknown>): void;
}
