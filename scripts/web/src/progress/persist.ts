/** Asks the browser, once somebody has begun, to keep what is there when it runs out of room. */
import { named } from "../shared/academy.ts";
import { keep, kept } from "../shared/kept.ts";

const ASKED = named("casebook.persist-asked");
const AGAIN_MS = 30 * 86_400_000; // what it says may change, and some browsers ask the reader: never often

export async function askToPersist(now: number): Promise<void> {
  if (now - Number(kept("localStorage", ASKED) ?? 0) < AGAIN_MS || !keep("localStorage", ASKED, now)) return;
  await navigator.storage?.persist?.().catch(() => false);
}
