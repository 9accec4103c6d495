/** From what somebody typed to hits: all words first, then the best of those that hold some, slips of the pen mended. */
import type { Bundle, Filters, RawHit } from "./engine.ts";
import { nearestWord, vocabulary, type Near } from "./near.ts";
import { telling, wordsOf } from "./query.ts";

export interface Hit {
  readonly raw: RawHit;
  readonly score: number;
}

export interface Hits {
  readonly hits: readonly Hit[];
  /** What was looked for instead, where a word was spelt as nothing is. */
  readonly meant?: string;
}

/** With fewer hits than this that hold all words, those that hold some are looked at as well. */
const ENOUGH = 3;
/** A page that holds all words counts this much more than one that holds as much of some. */
const ALL_WORDS = 1.5;

/** Look for `text` in one bundle; `near` is loaded only when a word is found nowhere. Raises SearchFailure. */
export async function ask(
  bundle: Bundle,
  text: string,
  lang: string,
  filters: Filters,
  near: () => Promise<Near | undefined>,
): Promise<Hits> {
  if (/^\s*".+"\s*$/.test(text)) return { hits: hitsOf((await bundle.search(text, filters)).results, 1) };
  const words = telling(text, lang);
  if (!words.length) return { hits: [] };
  const found = await look(bundle, words, filters);
  if (!found.unknown.length) return found;
  const mended = await mend(text, found.unknown, lang, near);
  if (!mended) return found;
  const again = await look(bundle, telling(mended, lang), filters);
  return again.hits.length ? { ...again, meant: mended } : found;
}

interface Looked extends Hits {
  readonly unknown: readonly string[];
}

async function look(bundle: Bundle, words: readonly string[], filters: Filters): Promise<Looked> {
  const all = hitsOf((await bundle.search(words.join(" "), filters)).results, ALL_WORDS);
  if (all.length >= ENOUGH && words.length > 1) return { hits: all, unknown: [] };
  if (words.length === 1) return { hits: all, unknown: all.length ? [] : words };
  const each = await Promise.all(words.map((word) => bundle.search(word, filters)));
  const unknown = words.filter((_, place) => !each[place]!.results.length);
  return { hits: merged(all, each.map(({ results }) => results)), unknown };
}

function hitsOf(results: readonly RawHit[], weight: number): Hit[] {
  return results.map((raw) => ({ raw, score: raw.score * weight }));
}

/** Hits that hold all words, and those that hold some by how many and how well. */
function merged(all: readonly Hit[], each: ReadonlyArray<readonly RawHit[]>): Hit[] {
  const sums = new Map<string, { raw: RawHit; score: number; words: number }>();
  for (const results of each) {
    for (const raw of results) {
      const old = sums.get(raw.id);
      sums.set(raw.id, { raw: old && old.score > raw.score ? old.raw : raw, score: (old?.score ?? 0) + raw.score, words: (old?.words ?? 0) + 1 });
    }
  }
  const whole = new Map(all.map((hit) => [hit.raw.id, hit]));
  const some = [...sums.values()].map(({ raw, score, words }) => ({
    raw: whole.get(raw.id)?.raw ?? raw,
    score: score * (words / each.length) * (whole.has(raw.id) ? ALL_WORDS : 1),
  }));
  return some.sort((a, b) => b.score - a.score);
}

/** `text` with each unknown word replaced by the nearest known one; undefined where none is near. */
async function mend(text: string, unknown: readonly string[], lang: string, near: () => Promise<Near | undefined>): Promise<string | undefined> {
  const data = await near();
  if (!data) return undefined;
  const known = vocabulary(data);
  const mended = wordsOf(text).map((word) => {
    const isUnknown = telling(word, lang).some((one) => unknown.includes(one));
    return (isUnknown && nearestWord(word, known)) || word;
  });
  const meant = mended.join(" ");
  return meant === wordsOf(text).join(" ") ? undefined : meant;
}
