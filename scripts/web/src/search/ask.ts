/**
 * From what somebody typed to hits. Each word is looked for by itself as well, since a question rarely has only words
 * that its answer has: what holds more of them, above all in its title, comes first.
 */
import type { Bundle, Filters, RawHit } from "./engine.ts";
import { nearestWord, vocabulary, type Near } from "./near.ts";
import { folded, isForm, telling, wordsOf } from "./query.ts";
import { hasReadings, readings, SHORT } from "./readings.ts";
import { namesOf } from "./phrases.ts";
import { marked, type Kind, type Result } from "./result.ts";

/** A page that was found, before its text is loaded. */
export interface Hit {
  readonly raw: RawHit;
  readonly score: number;
}

export interface Hits {
  readonly hits: readonly Hit[];
  /** What was looked for, as words of the index. */
  readonly words: readonly string[];
  /** What was looked for instead, where a word was spelt as nothing is. */
  readonly meant?: string;
}

/** Measured with tests/content/questions.yml; see docs/adr/0008-search.md. */
export const WEIGHTS = {
  /** One word alone counts no more than this: a rare one does not outweigh all others. */
  cap: 20,
  /** All words stand in the page. */
  all: 1.5,
  /** All words stand in its title. */
  title: 1,
  /** The page answers a question of the very same words. */
  question: 4,
  /** With fewer words in common, a question is not near: half of all questions are about a client. */
  common: 2,
  /** Below this the best hit of a word is none: it only begins alike. */
  weak: 4,
};
/** With so many that hold all words nobody needs those that hold some: in a large archive they would be thousands. */
const PLENTY = 60;
/** More words than this are not looked for. */
const MOST = 8;
const NAMES = new Set(["title", "also"]);
const NONE: Near = { rows: [], same: [], words: [], wordsIn: "", cyrillic: false };
export type NearData = () => Promise<Near | undefined>;

/** Look for `text` in one bundle; `near` is loaded only when a word is found nowhere. Raises SearchFailure. */
export async function ask(bundle: Pick<Bundle, "search">, text: string, lang: string, filters: Filters, near: NearData): Promise<Hits> {
  const words = telling(text, lang).slice(0, MOST);
  if (/^\s*".+"\s*$/.test(text)) return quoted((await bundle.search(text, filters)).results, words);
  if (!words.length) return { hits: [], words };
  const found = await look(bundle, words, filters);
  const strange = (await isStrange(found, lang)) ? words : found.weak;
  if (!strange.length) return found;
  const known = vocabulary((await near()) ?? NONE);
  for (const meant of readings(text, strange, lang, known)) {
    const again = await look(bundle, telling(meant, lang).slice(0, MOST), filters);
    const isHeld = strange === words && again.hits.length > 0 && !(await isStrange(again, lang));
    if (isHeld || again.weak.length < strange.length) return { ...again, meant };
  }
  if (!found.weak.length) return found;
  const meant = mended(text, found.weak, lang, known);
  if (!meant) return found;
  const again = await look(bundle, telling(meant, lang).slice(0, MOST), filters);
  return best(again) > best(found) ? { ...again, meant } : found;
}

/** Whether a short word is in nothing that was found, but only begins like what is: its best hit, which is shown anyway, says so. */
async function isStrange({ hits, words }: Hits, lang: string): Promise<boolean> {
  const [word = "", ...others] = words;
  if (!hits[0] || others.length || word.length > SHORT || !hasReadings(lang)) return false;
  const page = await hits[0].raw.data().catch(() => undefined); // that it can't be had is told when it is shown
  if (!page) return false;
  const held = marked(page.excerpt).flatMap(({ text, isMarked }) => (isMarked ? [text] : []));
  const shown = wordsOf([page.meta["title"], page.meta["also"], page.meta["definition"], ...held].join(" "));
  return !shown.some((one) => one.length >= Math.min(3, word.length) && isForm(one, word));
}

interface Looked extends Hits {
  /** The words that are found nowhere, or hardly. */
  readonly weak: readonly string[];
}

async function look(bundle: Pick<Bundle, "search">, words: readonly string[], filters: Filters): Promise<Looked> {
  const find = async (part: string) => (await bundle.search(part, filters)).results;
  const all = await find(words.join(" "));
  if (all.length >= PLENTY && words.length > 1) return { hits: plain(all), words, weak: [] };
  const each = words.length > 1 ? await Promise.all(words.map(find)) : [all];
  const weak = words.filter((_, place) => (each[place]?.[0]?.score ?? 0) < WEIGHTS.weak);
  return { hits: together(all, each), words, weak };
}

function together(all: readonly RawHit[], each: ReadonlyArray<readonly RawHit[]>): Hit[] {
  const whole = new Map(all.map((raw) => [raw.id, raw]));
  const found = new Map<string, { raw: RawHit; sum: number; words: number; titled: number }>();
  for (const raw of each.flat()) {
    const old = found.get(raw.id) ?? { raw, sum: 0, words: 0, titled: 0 };
    const isTitled = raw.matchedMetaFields?.some((name) => NAMES.has(name)) ?? false;
    found.set(raw.id, {
      raw: whole.get(raw.id) ?? (raw.score > old.raw.score ? raw : old.raw),
      sum: old.sum + Math.min(raw.score, WEIGHTS.cap),
      words: old.words + 1,
      titled: old.titled + (isTitled ? 1 : 0),
    });
  }
  const count = each.length;
  const hits = [...found.values()].map(({ raw, sum, words, titled }) => ({
    raw,
    score: sum * (words / count) * (whole.has(raw.id) ? WEIGHTS.all : 1) * (1 + (WEIGHTS.title * titled) / count),
  }));
  return hits.sort((a, b) => b.score - a.score);
}

function quoted(results: readonly RawHit[], words: readonly string[]): Hits {
  return { hits: plain(results), words };
}

function plain(results: readonly RawHit[]): Hit[] {
  return results.map((raw) => ({ raw, score: raw.score }));
}

function best({ hits }: Hits): number {
  return hits[0]?.score ?? 0;
}

/** `text` with each weak word replaced by the nearest known one; undefined where none is near or all are known. */
function mended(text: string, weak: readonly string[], lang: string, known: ReadonlySet<string>): string | undefined {
  const words = wordsOf(text);
  const meant = words.map((word) => (weak.includes(folded(word, lang)) && nearestWord(word, known)) || word);
  return meant.some((word, place) => word !== words[place]) ? meant.join(" ") : undefined;
}

/** What is worth more or less than it seems: a page that teaches more than a story or a list that mentions. */
const WORTH: Readonly<Partial<Record<Kind, number>>> = {
  theory: 1.3, process: 1.3, checklist: 1.2, exercise: 0.8, practice: 0.8, page: 0.7,
};
/** `lead` asks for the term, not for `cost per lead`, however often the word stands there. */
const NAMED = 4;

/** How well a result answers, once its title and kind are known. */
export function worth(score: number, result: Pick<Result, "title" | "kind" | "questions">, words: readonly string[], lang: string): number {
  const isNamed = namesOf(result.title).some((name) => isSame(telling(name, lang), words));
  const answers = 1 + WEIGHTS.question * nearest(result.questions, words, lang);
  return score * (WORTH[result.kind] ?? 1) * (isNamed ? NAMED : 1) * answers;
}

/** How near the words come to one of the questions: from 0, no word in common, to 1, the same words. */
function nearest(questions: readonly string[], words: readonly string[], lang: string): number {
  const shares = questions.map((question) => {
    const known = telling(question, lang);
    const same = words.filter((word) => known.some((one) => isForm(one, word))).length;
    return same < Math.min(WEIGHTS.common, words.length) ? 0 : (same * same) / (known.length * words.length);
  });
  return Math.max(0, ...shares);
}

function isSame(name: readonly string[], words: readonly string[]): boolean {
  return name.length === words.length && name.every((one) => words.some((word) => isForm(one, word)));
}
