/** Scoring. The same definition as scripts/casebook/model/scoring.py; tests/golden/scoring.json holds both to it. */
import { isObject, isText, listOf } from "../shared/json.ts";
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

function scoreShort(key: string[], response: string): number {
  const folded = fold(response);
  return Number(folded !== "" && key.some((form) => fold(form) === folded));
}

/** Case, ё/е, spaces and punctuation make no difference. */
export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll("ё", "е").replace(/[\p{P}\p{Z}\p{C}]/gu, "");
}

function scoreNumeric(key: NumericKey, response: string): number {
  const slack = (key.tolerance ?? 0) + 1e-9 * Math.max(1, Math.abs(key.value));
  return Number(readings(response).some((reading) => Math.abs(reading - key.value) <= slack));
}

/** All numbers that a typed text may stand for: "1,234" is 1.234 to one reader and 1234 to another. */
export function readings(text: string): number[] {
  const plain = text.normalize("NFKC").replace(/[\p{Z}\p{C}\p{Sc}]/gu, "").replace(/^[\u2010-\u2015\u2212]/, "-");
  const found = /^([+-]?)([0-9]+(?:[.,][0-9]+)*|[.,][0-9]+)[^0-9]*$/.exec(plain);
  if (!found) return [];
  const sign = found[1] === "-" ? -1 : 1;
  return bodies(found[2] as string).map((body) => sign * Number(body));
}

/** The digits with the decimal mark as a dot and no thousands marks. */
function bodies(body: string): string[] {
  const marks = body.replace(/[0-9]/g, "");
  const last = marks.at(-1);
  if (last === undefined) return [body];
  const [whole, fraction] = splitAtLast(body, last);
  const decimal = `${whole.replace(/[.,]/g, "")}.${fraction}`;
  if (marks.length === 1) return /^[1-9][0-9]{0,2}[.,][0-9]{3}$/.test(body) ? [decimal, whole + fraction] : [decimal];
  if (new Set(marks).size === 1) return [body.replaceAll(last, "")];
  return marks.indexOf(last) === marks.length - 1 ? [decimal] : [];
}

function splitAtLast(body: string, mark: string): [string, string] {
  const at = body.lastIndexOf(mark);
  return [body.slice(0, at), body.slice(at + 1)];
}
