/** When progress was last saved as a file. */
import { named } from "../shared/academy.ts";
import { keep, kept } from "../shared/kept.ts";

const COPIED = named("casebook.copied");
const DAY_MS = 86_400_000;
const OLD_DAYS = 7;
const WORTH_IT = 10; // so many tries are a pity to lose

export function keepCopied(now: number): void {
  keep("localStorage", COPIED, now);
}

export const copiedAt = (): number => Number(kept("localStorage", COPIED)) || 0;

/** How many days old the last copy is, or what was never copied, if that is over a week; undefined where little can be lost. */
export function daysWithoutCopy(times: readonly number[], copied: number, now: number): number | undefined {
  const fresh = times.filter((at) => at > copied);
  const since = copied || fresh.reduce((first, at) => Math.min(first, at), now);
  const days = Math.floor((now - since) / DAY_MS);
  return fresh.length >= WORTH_IT && days >= OLD_DAYS ? days : undefined;
}
