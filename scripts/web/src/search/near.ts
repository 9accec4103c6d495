/** What may have been meant: words, terms and titles that are spelt nearly alike. */
import { wordsOf } from "./query.ts";

/** A thing that is known by name and by question, as staging writes it: scripts/casebook/site/answers.py. */
export interface Row {
  /** From the root of the page's language. */
  readonly address: string;
  readonly kind: string;
  readonly title: string;
  /** Of a situation the lines to say; what else answers is told by `told.json`. */
  readonly summary: string;
  /** Whether it is in English for want of a translation, and whether its title and summary are, too. */
  readonly isEnglish: boolean;
  readonly isToldInEnglish: boolean;
  readonly names: readonly string[];
  /** Questions that it answers, without the words that say nothing. */
  readonly asked: readonly string[];
  readonly sections: ReadonlyArray<readonly [anchor: string, heading: string]>;
}

export interface Near {
  readonly rows: readonly Row[];
  /** Groups of words that mean the same. */
  readonly same: ReadonlyArray<readonly string[]>;
  /** Words of titles that no row has. */
  readonly words: readonly string[];
  /** The file beside this one that tells what each row answers. */
  readonly told: string;
}

/** What rows answer, and of a term what it means, by address. */
export type Told = Readonly<Record<string, string>>;

/** What staging wrote; undefined where it is not that. */
export function nearOf(data: unknown): Near | undefined {
  const { rows, same, words, told } = (data ?? {}) as { rows?: unknown[][]; same?: string[][]; words?: string[]; told?: string };
  if (!rows || !same || !words || !told) return undefined;
  return { rows: rows.map(rowOf), same, words, told };
}

function rowOf([address, kind, title, summary, isEnglish, names, asked, sections]: readonly unknown[]): Row {
  return { address, kind, title, summary, isEnglish: isEnglish !== 0, isToldInEnglish: isEnglish === 1, names, asked, sections } as Row;
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
  const texts = near.rows.flatMap(({ title, names }) => [title, ...names]);
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

const NEAREST = 0.7;

/** Terms and titles with a word near to one that was asked for, the nearest first. */
export function suggestions(words: readonly string[], near: Near, count: number): Row[] {
  const score = (texts: readonly string[]) => {
    const own = texts.flatMap(wordsOf);
    const least = words.map((word) => Math.min(...own.map((other) => begins(word, other) ?? distance(word, other, slips(word)) / (slips(word) + 1)), 1));
    return least.reduce((sum, one) => sum + one, 0) / words.length;
  };
  const scored = near.rows.map((entry) => ({ entry, far: score([entry.title, ...entry.names]) }));
  return scored.filter(({ far }) => far < NEAREST).sort((a, b) => a.far - b.far).slice(0, count).map(({ entry }) => entry);
}

function begins(word: string, other: string): number | undefined {
  return word.length > 3 && other.startsWith(word.slice(0, -1)) ? 0.4 : undefined;
}
