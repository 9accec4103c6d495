/** Which known misunderstanding a wrong response comes of. Pure. */
import { score } from "./scoring.ts";
import type { Mistake, NumericKey, PracticeItem, Response } from "./types.ts";

/** The mistake that a response shows; none where it is right, or wrong in a way that nobody has named. */
export function mistakeIn(item: PracticeItem, response: Response): Mistake | undefined {
  if (score(item.kind, item.key, response) === 1) return undefined;
  return item.mistakes?.find(({ leads_to }) => leads_to.some((to) => isSaid(item, to, response)));
}

function isSaid(item: PracticeItem, to: string, response: Response): boolean {
  if (item.kind === "numeric") return score("numeric", { ...(item.key as NumericKey), value: Number(to), tolerance: Math.abs(Number(to)) / 1000 }, response) === 1;
  if (item.kind === "short") return score("short", [to], response) === 1;
  return Array.isArray(response) ? response.includes(to) : response === to;
}
