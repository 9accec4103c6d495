/** Scoring. The same definition as scripts/casebook/model/scoring.py; tests/golden/scoring.json holds both to it. */
import { isObject, isText, listOf } from "../shared/json.ts";
import { readings } from "./reading.ts";
import type { Key, Kind, NumericKey } from "./types.ts";

/** The score from 0 to 1, or null for an open item. Whatever the response is, it never throws. */
export function score(kind: Kind, key: Key, response: unknown): number | null {
  switch (kind) {
    case "single":
      return Number(typeof response === "string" && response === key);
    case "multiple":
      return listOf(isText)(response) ? scoreMultiple(key as string[], response) : 0;
    case "match":
      return isObject(response) ? scoreMatch(key as Record<string, string>, response) : 0;
    case "order":
      return listOf(isText)(response) ? scoreOrder(key as string[], response) : 0;
    case "short":
      return typeof response === "string" ? scoreShort(key as string[], response) : 0;
    case "numeric":
      return typeof response === "string" ? scoreNumeric(key as NumericKey, response) : 0;
    case "open":
      return null;
  }
}

/** The right ones chosen less the wrong ones, over the keys; an id chosen twice counts once. */
function scoreMultiple(key: string[], response: string[]): number {
  const chosen = [...new Set(response)];
  const hits = chosen.filter((id) => key.includes(id)).length;
  return Math.max(0, (hits - (chosen.length - hits)) / key.length);
}

function scoreMatch(key: Record<string, string>, response: Record<string, unknown>): number {
  const lefts = Object.keys(key);
  const hits = lefts.filter((left) => Object.hasOwn(response, left) && response[left] === key[left]);
  return hits.length / lefts.length;
}

/** What of a multiple or a match is right and wrong, of how much; undefined where it has no parts to count. */
export function partsOf(kind: Kind, key: Key, response: unknown): { right: number; wrong: number; of: number } | undefined {
  if (kind === "multiple" && listOf(isText)(key) && listOf(isText)(response)) {
    const right = key.filter((id) => response.includes(id)).length;
    return { right, wrong: response.length - right, of: key.length };
  }
  if (kind !== "match" || !isObject(key) || !isObject(response)) return undefined;
  const right = Object.keys(key).filter((left) => response[left] === key[left]).length;
  return { right, wrong: 0, of: Object.keys(key).length };
}

/** The longest run of steps kept in the key's order, one step of it being free. */
function scoreOrder(key: string[], response: string[]): number {
  const places = response.map((id) => key.indexOf(id));
  if (response.length !== key.length || new Set(places).size !== key.length || places.includes(-1)) return 0;
  const runs: number[] = [];
  for (const [index, place] of places.entries()) {
    const before = runs.filter((_, other) => (places[other] as number) < place);
    runs[index] = 1 + Math.max(0, ...before);
  }
  return key.length === 1 ? 1 : (Math.max(...runs) - 1) / (key.length - 1);
}

/** "the brief" says what "brief" says. */
function scoreShort(key: string[], response: string): number {
  const said = sayings(response);
  return Number(key.flatMap(sayings).some((saying) => said.includes(saying)));
}

/** The text folded, as it is and without an English article in front. */
function sayings(text: string): string[] {
  return [text, text.replace(/^\s*(?:the|an?)\s+(?=\S)/i, "")].map(fold).filter(Boolean);
}

/** Case, ё/е, spaces, apostrophes and punctuation make no difference. */
export function fold(text: string): string {
  return text.replace(/[ʼ`´]/g, "").normalize("NFKC").toLowerCase().replaceAll("ё", "е").replace(/[\p{P}\p{Z}\p{C}]/gu, "");
}

function scoreNumeric(key: NumericKey, response: string): number {
  const slack = (key.tolerance ?? 0) + 1e-9 * Math.max(1, Math.abs(key.value));
  return Number(readings(response, key.measure, key.unit).some((reading) => Math.abs(reading - key.value) <= slack));
}
