/** What was found in one language: texts by Pagefind and what is known by name and question, in one order. */
import { worth, type Hits } from "./ask.ts";
import { SearchFailure, type Fragment } from "./engine.ts";
import { fused, FUSION } from "./fuse.ts";
import type { Row, Told } from "./near.ts";
import type { Answer } from "./phrases.ts";
import { isForm, wordsOf } from "./query.ts";
import { resultOf, rowResult, withSection, type Result } from "./result.ts";
import { stem } from "./stems.ts";

/** So many of the best texts are put in order anew once their titles are known, and joined with what is known. */
const LOOKED_AT = 8;
const MOST_CARDS = 2;
const ENOUGH = 2;
/** So many are shown at once, as the best; what some of them answer comes after them, see `tell`. */
export const BEST = 3;

/** Cards of Say this now that fit what was asked. */
export function cardsOf(answers: readonly Answer[]): Answer[] {
  const cards = answers.slice(0, FUSION.most).filter(({ row, share }) => row.kind === "situation" && share >= FUSION.card);
  return cards.slice(0, MOST_CARDS);
}

/** What was found in a language, and whose. */
export interface Found {
  readonly hits: Hits;
  readonly answers: readonly Answer[];
  readonly lang: string;
  /** Of the page's language. */
  readonly root: URL;
  /** Where pages of another language are read instead of their own place. */
  readonly moved: { from: URL; to: URL } | undefined;
  /** The lines of the cards that fit. */
  readonly lines: Told;
  /** What rows answer. */
  readonly told: (rows: readonly Row[]) => Promise<Told>;
  /** How many of all things are of a page in this language: 1 if all. */
  readonly translated: number | undefined;
}

export class Part {
  readonly lang: string;
  readonly meant: string | undefined;
  readonly untranslated: boolean;
  readonly #answers: readonly Answer[];
  /** Cards of Say this now that fit what was asked. */
  readonly cards: readonly Result[];
  #first: Promise<Result[]> | undefined;
  /** What is known alone, by the address of its result. */
  readonly #alone = new Map<string, Answer>();
  #more = 0;

  constructor(private readonly found: Found) {
    const { answers, hits, lang, lines, moved, root } = found;
    this.lang = lang;
    this.meant = answers[0]?.isNamed ? answers[0].meant : hits.meant;
    this.untranslated = moved !== undefined;
    const above = cardsOf(answers);
    this.cards = above.map((one) => rowResult(one, root, lang, lines));
    this.#answers = answers.filter((one) => !above.includes(one) && (one.isNamed || one.share >= FUSION.fits));
  }

  /** How many results there are, as far as is known. */
  get count(): number {
    const rows = Math.min(this.#answers.length, FUSION.most);
    return Math.max(0, this.found.hits.hits.length ? this.found.hits.hits.length + this.#more : rows);
  }

  /** Whether anything answers what was asked: Pagefind finds something for every word, by its first letters alone. */
  async fits(): Promise<boolean> {
    if (this.#answers.length > 0 || this.cards.length > 0) return true;
    const best = this.found.hits.hits.slice(0, BEST).map(({ raw }) => raw.data());
    const pages = await Promise.all(best).catch(() => undefined); // that they can't be had is told when they are shown
    return pages?.some((page) => holds(page, this.found.hits.words, this.lang)) ?? true;
  }

  /** Results from `start` on, `count` of them. Raises SearchFailure. */
  async results(start: number, count: number): Promise<Result[]> {
    const first = await (this.#first ??= this.#best());
    const end = start + count;
    const rest = end - first.length;
    if (rest <= 0) return first.slice(start, end);
    const later = await this.#loaded(LOOKED_AT + Math.max(0, start - first.length), LOOKED_AT + rest);
    const known = new Set(first.map(({ url }) => url));
    return [...first.slice(start, end), ...later.map(({ result }) => result).filter(({ url }) => !known.has(url))];
  }

  async #best(): Promise<Result[]> {
    const { words } = this.found.hits;
    const found = await this.#loaded(0, LOOKED_AT);
    const texts = found
      .map(({ result, score }) => ({ result, score: worth(score, result, words, this.lang) }))
      .sort((a, b) => b.score - a.score)
      .map(({ result }) => [place(result.url, this.found.root), result] as const);
    const answers = this.#answers.map((answer) => [place(answer.row.address, this.found.root), answer] as const);
    const both = fused(texts, answers, this.found.translated);
    this.#more = both.length - texts.length;
    return both.map(({ text, answer }) => (text ? withSection(text, answer, this.found.root) : this.#row(answer!)));
  }

  #row(answer: Answer): Result {
    const result = rowResult(answer, this.found.root, this.lang);
    this.#alone.set(result.url, answer);
    return result;
  }

  /** `results` with what is known alone telling what it answers: which the first results don't wait for. */
  async tell(results: readonly Result[]): Promise<Result[]> {
    if (!results.some(({ url }) => this.#alone.has(url))) return [...results];
    const told = await this.found.told(results.flatMap(({ url }) => this.#alone.get(url)?.row ?? []));
    return results.map((result) => {
      const answer = this.#alone.get(result.url);
      return answer ? rowResult(answer, this.found.root, this.lang, told) : result;
    });
  }

  async #loaded(start: number, end: number): Promise<Array<{ result: Result; score: number }>> {
    try {
      const some = this.found.hits.hits.slice(start, end);
      const fragments = await Promise.all(some.map(({ raw }) => raw.data()));
      return fragments.map((fragment, place) => ({ result: resultOf(fragment, this.lang, this.found.moved), score: some[place]!.score }));
    } catch {
      throw new SearchFailure(navigator.onLine ? "broken" : "offline");
    }
  }
}

/** Whether a text has what was asked, of many words two. */
function holds({ content, meta }: Fragment, words: readonly string[], lang: string): boolean {
  const own = wordsOf([content, ...Object.values(meta)].join(" "));
  const held = words.filter((word) => own.some((one) => one.startsWith(word) || stem(one, lang) === stem(word, lang) || (word.length > 4 && isForm(one, word))));
  return held.length >= Math.min(words.length, ENOUGH);
}

function place(url: string, root: URL): string {
  const { pathname, hash } = new URL(url, root);
  return pathname + hash;
}
