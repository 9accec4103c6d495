/** How many were right and how many partly: whole numbers, where points would be thirds. Pure. */
import type { Words } from "../shared/words.ts";

export interface Tally {
  readonly right: number;
  readonly partly: number;
  readonly of: number;
}

const SLACK = 1e-6; // shares are sums of thirds and fifths

export function tallyOf(scores: readonly number[]): Tally {
  const right = scores.filter((score) => score > 1 - SLACK).length;
  const nothing = scores.filter((score) => score < SLACK).length;
  return { right, partly: scores.length - right - nothing, of: scores.length };
}

/** "8 of 25 right, 3 partly" */
export function tallyText({ right, partly, of }: Tally, { t }: Words<"right-of" | "right-and-partly">): string {
  return t(partly > 0 ? "right-and-partly" : "right-of", { right, partly, n: of });
}
