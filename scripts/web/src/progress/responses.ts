/** What is kept of each item: the last response to it, and when it was answered how well. */
import { mistakeIn } from "../items/mistake.ts";
import type { PracticeItem, Response } from "../items/types.ts";
import { isNumber, isObject, isShape, isText, listOf, recordOf } from "../shared/json.ts";

export interface Try {
  readonly at: number; // ms since 1970
  readonly digest: string;
  readonly score: number;
  /** What the try was at; older tries do not say, and count as tries at the present key. */
  readonly key_digest?: string;
  readonly text_digest?: string;
  /** Of an instance: its family, and the named mistake that was made. */
  readonly family?: string;
  readonly mistake?: string;
}

/** A try at an item, right now. */
export function tryAt(item: PracticeItem, response: Response, score: number, at: number): Try {
  const { digest, key_digest, text_digest, family } = item;
  const mistake = mistakeIn(item, response)?.id;
  const of = { key_digest, text_digest, family, mistake: family && mistake };
  return { at, digest, score, ...(Object.fromEntries(Object.entries(of).filter(([, value]) => value)) as Partial<Try>) };
}

export interface Kept extends Try {
  readonly item: string;
  readonly response: Response;
  readonly history: readonly Try[]; // all tries, oldest first, this one last
}

/** The record after one more try. */
export function withTry(before: Kept | undefined, item: string, response: Response, tried: Try): Kept {
  return { ...tried, item, response, history: [...(before?.history ?? []), tried] };
}

/** The record as before the last try; undefined where that was the first. What was responded before it is not known any more. */
export function withoutLast({ item, history }: Kept): Kept | undefined {
  const tries = history.slice(0, -1);
  const last = tries.at(-1);
  return last && { ...last, item, response: "", history: tries };
}

/** A try scored anew (an open item is scored by oneself, box by box): it replaces the last one. */
export function withScore(before: Kept, score: number): Kept {
  const last = before.history.at(-1) ?? { at: before.at, digest: before.digest };
  return { ...before, score, history: [...before.history.slice(0, -1), { ...last, score }] };
}

/** Two devices' records of one item, in whichever order: the newest response wins, every try is kept. */
export function merged(one: Kept | undefined, other: Kept): Kept {
  if (!one) return other;
  const tries = new Map<string, Try>();
  for (const tried of [...one.history, ...other.history]) {
    const name = `${tried.at} ${tried.digest}`; // scored anew on one device, it is the same try
    tries.set(name, later(tries.get(name), tried));
  }
  return { ...later(one, other), history: [...tries.values()].sort((a, b) => a.at - b.at || a.digest.localeCompare(b.digest)) };
}

/** The later of two; of two at once the better, and else the same one whichever comes first. */
function later<T extends Try>(one: T | undefined, other: T): T {
  if (!one) return other;
  const sign = other.at - one.at || other.score - one.score || (JSON.stringify(other) > JSON.stringify(one) ? 1 : 0);
  return sign > 0 ? other : one;
}

/** No clock of another device may make a response win for ever. */
export function notAfter(kept: Kept, now: number): Kept {
  return kept.at > now ? { ...kept, at: now } : kept;
}

export function isResponse(value: unknown): value is Response {
  return isText(value) || listOf(isText)(value) || recordOf(isText)(value);
}

export function isBlank(response: Response): boolean {
  if (typeof response === "string") return response.trim() === "";
  return !Object.values(response).some((entry) => entry !== "");
}

export function isKept(value: unknown): value is Kept {
  return isTry(value) && isShape<Kept>(value, { item: isText, response: isResponse, history: listOf(isTry) });
}

/** By name, as there are ten thousand. */
function isTry(value: unknown): value is Try {
  return isObject(value) && isNumber(value["at"]) && isText(value["digest"]) && isScore(value["score"]);
}

export function isScore(value: unknown): value is number {
  return isNumber(value) && value >= 0 && value <= 1;
}
