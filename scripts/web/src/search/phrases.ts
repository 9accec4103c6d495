/**
 * Ranks what is known by name and by question. Each title, name, question and heading is a document of its own, weighed as
 * BM25 does; a thing counts as much as the best of its documents. Pure.
 */
import { distance, type Near, type Row } from "./near.ts";
import { telling, wordsOf } from "./query.ts";
import { named, written } from "./readings.ts";
import { stem } from "./stems.ts";

export const PHRASES = {
  saturation: 1.2,
  length: 0.7,
  /** A word of the same group, one of another form, one that is spelt nearly alike. */
  same: 0.9,
  form: 0.8,
  slip: 0.7,
  /** What a heading is worth beside a question. */
  section: 0.9,
  /** What a word is worth wherever a thing has it, beside its best document. */
  anywhere: 0.3,
};
/** Letters from which on a word may be misspelt. */
const LONG = 6;

interface Doc {
  readonly row: number;
  readonly anchor: string | undefined;
  readonly stems: ReadonlySet<string>;
}

/** How well a row answers: `score`, and the share of what was asked that its best document has. */
export interface Answer {
  readonly row: Row;
  readonly score: number;
  readonly share: number;
  /** The section whose heading answers best. */
  readonly anchor: string | undefined;
  /** Whether it is named just as was asked. */
  readonly isNamed: boolean;
  /** The name that what was typed looks or sounds like, where it is not the name itself. */
  readonly meant?: string | undefined;
}

export class Phrases {
  readonly #docs: Doc[] = [];
  readonly #holders = new Map<string, number[]>();
  readonly #groups = new Map<string, readonly string[]>();
  readonly #names = new Map<string, number[]>();
  readonly #average: number;
  /** How many of all rows are of a page in this language: 1 if all. */
  readonly translated: number;

  constructor(readonly near: Near, readonly lang: string) {
    near.rows.forEach((row, place) => this.#add(row, place));
    this.#average = this.#docs.reduce((sum, { stems }) => sum + stems.size, 0) / (this.#docs.length || 1);
    this.translated = near.rows.filter(({ isEnglish }) => !isEnglish).length / (near.rows.length || 1);
    for (const words of near.same) {
      const group = [...new Set(words.map((word) => stem(word, lang)))];
      for (const one of group) this.#groups.set(one, [...new Set([...(this.#groups.get(one) ?? []), ...group])]);
    }
  }

  /** What answers `text`, the best first. */
  rank(text: string): Answer[] {
    const asked = [...this.#stems(text)];
    const whole = asked.reduce((sum, word) => sum + this.#rareness(word), 0);
    const gained = new Map<number, number>();
    const shared = new Map<number, number>();
    const anywhere = new Map<number, number>();
    for (const word of asked) {
      const most = new Map<number, number>();
      for (const [doc, weight] of this.#having(word)) {
        const size = this.#docs[doc]!.stems.size / this.#average;
        const { saturation: k, length: b } = PHRASES;
        gained.set(doc, (gained.get(doc) ?? 0) + (weight * (k + 1)) / (1 + k * (1 - b + b * size)));
        shared.set(doc, (shared.get(doc) ?? 0) + weight);
        const { row } = this.#docs[doc]!;
        most.set(row, Math.max(most.get(row) ?? 0, weight));
      }
      for (const [row, weight] of most) anywhere.set(row, (anywhere.get(row) ?? 0) + weight);
    }
    return this.#byRow(gained, shared, anywhere, whole, this.#named(text)).sort((a, b) => Number(b.isNamed) - Number(a.isNamed) || b.score - a.score);
  }

  #add(row: Row, place: number): void {
    const names = [...namesOf(row.title), ...row.names];
    for (const name of names) {
      const key = this.#key(name);
      if (key) this.#names.set(key, [...(this.#names.get(key) ?? []), place]);
    }
    const sections = row.sections.map(([anchor, heading]) => [`${row.title} ${heading}`, anchor] as const);
    for (const [text, anchor] of [...[row.title, ...row.names, ...row.asked].map((one) => [one, undefined] as const), ...sections]) {
      const stems = this.#stems(text);
      const number = this.#docs.push({ row: place, anchor, stems }) - 1;
      for (const one of stems) {
        const holders = this.#holders.get(one);
        if (holders) holders.push(number);
        else this.#holders.set(one, [number]);
      }
    }
  }

  #key(text: string): string {
    return [...this.#stems(text)].sort().join(" ");
  }

  #stems(text: string): ReadonlySet<string> {
    const words = telling(text.replaceAll("-", " "), this.lang, false);
    return new Set(words.map((word) => stem(word, this.lang)));
  }

  /** The rows that are named just like that, or as that looks or sounds; these with the name that was meant. */
  #named(text: string): ReadonlyMap<number, string | undefined> {
    const key = this.#key(text);
    const own = this.#names.get(key);
    if (own) return new Map(own.map((row) => [row, undefined]));
    const read = key.includes(" ") ? [] : named(key, this.lang).map((one) => this.#key(one));
    return new Map(read.flatMap((one) => (this.#names.get(one) ?? []).map((row) => [row, this.#nameOf(row, one)] as const)));
  }

  #nameOf(row: number, key: string): string | undefined {
    const { title, names } = this.near.rows[row]!;
    return [...namesOf(title), ...names].find((name) => this.#key(name) === key)?.trim();
  }

  /** How rare a stem is. One that nothing has is as rare as can be. */
  #rareness(word: string): number {
    const held = this.#holders.get(word)?.length ?? 0;
    return Math.log(1 + (this.#docs.length - held + 0.5) / (held + 0.5));
  }

  /** The documents that have a stem, or one that may stand for it, with what that is worth. */
  #having(word: string): Map<number, number> {
    const found = new Map<number, number>();
    const own = this.#rareness(word);
    const take = (other: string, worth: number) => {
      const weight = worth * Math.min(own, this.#rareness(other));
      for (const doc of this.#holders.get(other) ?? []) found.set(doc, Math.max(found.get(doc) ?? 0, weight));
    };
    for (const other of this.#groups.get(word) ?? []) take(other, PHRASES.same);
    if (this.#holders.has(word)) take(word, 1);
    else for (const [other, worth] of this.#alike(word)) take(other, worth);
    return found;
  }

  /** Known stems that an unknown one may be: in other letters, as it sounds, of the same word, or spelt nearly alike. */
  *#alike(word: string): Generator<[string, number]> {
    for (const one of written(word, this.lang).map((other) => stem(other, this.lang))) if (this.#holders.has(one)) yield [one, 1];
    for (const other of this.#holders.keys()) {
      if (isLonger(other, word) || isLonger(word, other)) yield [other, PHRASES.form];
      else if (word.length >= LONG && distance(word, other, 1) <= 1) yield [other, PHRASES.slip];
    }
  }

  #byRow(gained: ReadonlyMap<number, number>, shared: ReadonlyMap<number, number>, anywhere: ReadonlyMap<number, number>, whole: number, named: ReadonlyMap<number, string | undefined>): Answer[] {
    const rows = new Map<number, { best: number; share: number; anchor: string | undefined; heading: number }>();
    for (const [doc, gain] of gained) {
      const { row, anchor } = this.#docs[doc]!;
      const worth = anchor === undefined ? gain : gain * PHRASES.section;
      const old = rows.get(row) ?? { best: 0, share: 0, anchor: undefined, heading: 0 };
      rows.set(row, {
        best: Math.max(old.best, worth),
        share: Math.max(old.share, (shared.get(doc) ?? 0) / whole),
        ...(anchor !== undefined && worth > old.heading ? { anchor, heading: worth } : { anchor: old.anchor, heading: old.heading }),
      });
    }
    for (const row of named.keys()) if (!rows.has(row)) rows.set(row, { best: 0, share: 1, anchor: undefined, heading: 0 });
    return [...rows].map(([row, { best, share, anchor }]) => ({
      row: this.near.rows[row]!,
      score: (best + PHRASES.anywhere * (anywhere.get(row) ?? 0)) * (WORTH[this.near.rows[row]!.kind] ?? 1),
      share: named.has(row) ? 1 : share,
      anchor,
      isNamed: named.has(row),
      meant: named.get(row),
    }));
  }
}

/** A page that teaches is worth more than one that mentions. */
const WORTH: Readonly<Record<string, number>> = { theory: 1.15, process: 1.15, checklist: 1.1, exercise: 0.9, practice: 0.9, page: 0.85 };

/** Whether a stem is another with a letter or two behind it. */
function isLonger(one: string, other: string): boolean {
  return other.length >= 4 && one.startsWith(other) && one.length - other.length <= 2;
}

/** `CTR (click-through rate)` is named CTR, and click-through rate. */
export function namesOf(title: string): string[] {
  return [title, ...title.split(/[()]/)].filter((name) => wordsOf(name).length > 0);
}
