/** What may have been meant: words, terms and titles that are spelt nearly alike. */
import { wordsOf } from "./query.ts";

export interface NearTerm {
  readonly id: string;
  /** The address of its page. */
  readonly at: string;
  readonly title: string;
  readonly definition: string;
  readonly also: readonly string[];
}

export interface Near {
  readonly terms: readonly NearTerm[];
  readonly titles: ReadonlyArray<readonly [title: string, address: string, kind: string]>;
  readonly words: readonly string[];
}

/** How many letters have to be changed, added, left out or swapped with a neighbour; more than `limit` is not counted. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let above: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, above[j - 2]! + 1);
      next.push(least);
    }
    if (Math.min(...next) > limit) return limit + 1;
    [above, row] = [row, next];
  }
  return row[b.length]!;
}

/** How many slips a word of that length may have. */
function slips(word: string): number {
  return word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
}

/** Every word that terms and titles have, once. */
export function vocabulary(near: Near): ReadonlySet<string> {
  const texts = [...near.terms.flatMap((term) => [term.title, ...term.also]), ...near.titles.map(([title]) => title)];
  return new Set([...texts.flatMap(wordsOf), ...near.words]);
}

/** The known word nearest to `word`, undefined where none is near; the word itself where it is known. */
export function nearestWord(word: string, known: ReadonlySet<string>): string | undefined {
  if (known.has(word)) return word;
  let best: string | undefined;
  let least = slips(word) + 1;
  for (const candidate of known) {
    const changes = distance(word, candidate, least - 1);
    if (changes < least) [best, least] = [candidate, changes];
  }
  return best;
}

/** Terms and titles with a word near to one that was asked for, the nearest first. */
export function suggestions(words: readonly string[], near: Near, count: number): (NearTerm | Near["titles"][number])[] {
  const score = (texts: readonly string[]) => {
    const own = texts.flatMap(wordsOf);
    const least = words.map((word) => Math.min(...own.map((other) => begins(word, other) ?? distance(word, other, slips(word)) / (slips(word) + 1)), 1));
    return least.reduce((sum, one) => sum + one, 0) / words.length;
  };
  const scored = [
    ...near.terms.map((term) => ({ entry: term, far: score([term.title, ...term.also]) })),
    ...near.titles.map((title) => ({ entry: title, far: score([title[0]]) })),
  ];
  return scored.filter(({ far }) => far < 1).sort((a, b) => a.far - b.far).slice(0, count).map(({ entry }) => entry);
}

function begins(word: string, other: string): number | undefined {
  return word.length > 3 && other.startsWith(word.slice(0, -1)) ? 0.4 : undefined;
}
