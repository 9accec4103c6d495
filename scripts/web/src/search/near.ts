/** What may have been meant: words, terms and titles that are spelt nearly alike. */
import { unpacked } from "./packed.ts";
import { wordsOf } from "./query.ts";

/** A thing that is known by name and by question, as staging writes it: scripts/casebook/site/answers.py. */
export interface Row {
  /** From the root of the page's language. */
  readonly address: string;
  readonly kind: string;
  readonly title: string;
  /** Whether it is in English for want of a translation, and whether its title and summary are, too. */
  readonly isEnglish: boolean;
  readonly isToldInEnglish: boolean;
  readonly names: readonly string[];
  /** Questions that it answers, without the words that say nothing. */
  readonly asked: readonly string[];
  readonly sections: ReadonlyArray<readonly [anchor: string, heading: string]>;
  /** The file beside this one that tells what it answers, and where in it. */
  readonly told: readonly [file: string, place: number];
}

export interface Near {
  readonly rows: readonly Row[];
  /** Groups of words that mean the same. */
  readonly same: ReadonlyArray<readonly string[]>;
  /** Words of titles that no row has, once they are loaded, and the file beside this one that has them. */
  readonly words: readonly string[];
  readonly wordsIn: string;
  /** Whether what is not translated may have Cyrillic words. */
  readonly cyrillic: boolean;
}

/** What rows answer, and of a situation the lines to say, by address. */
export type Told = Readonly<Record<string, string>>;

type Packed = readonly [address: string, kind: string, title: string, inEnglish: number, names: string[], sections: Row["sections"], questions: number];
interface Written {
  readonly rows: readonly Packed[];
  readonly asked: readonly [fronts: string, holders: string];
  readonly same: string[][];
  readonly words: string;
  readonly told: string[];
  readonly together: number;
  readonly cyrillic: boolean;
}

/** What staging wrote; undefined where it is not that. */
export function nearOf(data: unknown): Near | undefined {
  const { rows, asked, same, words, told, together = 1, cyrillic = false } = (data ?? {}) as Partial<Written>;
  if (!rows || !asked || !same || !words || !told) return undefined;
  const questions = unpacked(...asked, rows.reduce((sum, row) => sum + row[6], 0));
  let next = 0;
  const rowOf = ([address, kind, title, inEnglish, names, sections, many]: Packed, place: number): Row => ({
    address, kind, title, names, sections, isEnglish: inEnglish !== 0, isToldInEnglish: inEnglish === 1,
    asked: questions.slice(next, (next += many)), told: [told[Math.floor(place / together)] ?? "", place % together],
  });
  return { rows: rows.map(rowOf), same, words: [], wordsIn: words, cyrillic };
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
