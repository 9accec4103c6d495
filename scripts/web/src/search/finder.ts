/** Searches the bundles of the languages that are asked for: that of the page first, and what is not translated in English. */
import { loadJson } from "../shared/load.ts";
import { ask } from "./ask.ts";
import type { Asked } from "./asked.ts";
import { Bundle, SearchFailure, type Failure, type Filters } from "./engine.ts";
import { nearOf, type Near, type Row, type Told } from "./near.ts";
import { cardsOf, Part } from "./part.ts";
import { Phrases, type Answer } from "./phrases.ts";
import type { Settings } from "./search-settings.ts";

const EXCERPT = 24;

export class Finder {
  readonly #bundles = new Map<string, Bundle>();
  #nearby: Promise<Near | undefined> | undefined;
  readonly #told = new Map<string, readonly string[]>();
  #phrases: Promise<Phrases | undefined> | undefined;

  constructor(private readonly settings: Settings) {}

  /** The languages to be searched, that of the page first; an English page lacks nothing that stands in another language. */
  languages({ all }: Asked): string[] {
    const { lang, languages } = this.settings;
    const source = languages[0] as string;
    return all ? [lang, ...languages.filter((code) => code !== lang)] : [...new Set([lang, source])];
  }

  /**
   * Whether what is not translated may answer: a Cyrillic word is not in it, and its index is a third of what a search
   * loads. Where there are `few` results, it is asked anyway.
   */
  async mayHave({ text, chosen }: Asked, few: boolean): Promise<boolean> {
    return few || Object.keys(chosen).length > 0 || /[a-z]/i.test(text) || ((await this.near())?.cyrillic ?? true);
  }

  /** What is found in one language. Raises SearchFailure. */
  async find(asked: Asked, lang: string): Promise<Part> {
    const { settings } = this;
    const untranslated = lang !== settings.lang && !asked.all;
    const filters: Filters = untranslated ? { ...asked.chosen, missing: settings.lang } : asked.chosen;
    const isOwn = lang === settings.lang;
    const near = () => (isOwn ? this.#spelt() : Promise.resolve(undefined));
    const answered = isOwn ? this.#answers(asked) : Promise.resolve([]);
    const lined = answered.then((answers) => this.told(cardsOf(answers).map(({ row }) => row)));
    const [hits, answers, lines] = await Promise.all([ask(this.#bundle(lang), asked.text, lang, filters, near), answered, lined]);
    const moved = untranslated ? { from: settings.root(lang), to: settings.root(settings.lang) } : undefined;
    const translated = (await this.#phrases)?.translated;
    return new Part({ hits, answers, lang, root: settings.root(settings.lang), moved, lines, told: (rows) => this.told(rows), translated });
  }

  /** What is known by name and by question, as far as it is of a kind that is chosen. */
  async #answers({ text, chosen }: Asked): Promise<Answer[]> {
    const { kind, ...others } = chosen;
    if (Object.keys(others).length || /^\s*".+"\s*$/.test(text)) return [];
    this.#phrases ??= this.near().then((near) => near && new Phrases(near, this.settings.lang));
    const answers = (await this.#phrases)?.rank(text) ?? [];
    return kind ? answers.filter(({ row }) => row.kind === kind) : answers;
  }

  /** Whether all parts that were loaded came whole. Raises SearchFailure. */
  async whole(): Promise<void> {
    await Promise.all([...this.#bundles.values()].map((bundle) => bundle.whole()));
  }

  /** Terms, titles and words of the page's language. */
  near(): Promise<Near | undefined> {
    return (this.#nearby ??= loadJson(this.settings.near).then(nearOf));
  }

  /** The same, with the words of titles that no row has: only a word that is found nowhere is compared with them. */
  async #spelt(): Promise<Near | undefined> {
    const near = await this.near();
    const words = near && (await loadJson(new URL(near.wordsIn, this.settings.near)));
    return near && { ...near, words: Array.isArray(words) ? words : [] };
  }

  /** What these rows answer, in a line each; nothing where that can't be had. */
  async told(rows: readonly Row[]): Promise<Told> {
    await Promise.all([...new Set(rows.map(({ told: [file] }) => file))].map((file) => this.#learn(file)));
    return Object.fromEntries(rows.map(({ address, told: [file, place] }) => [address, this.#told.get(file)?.[place] ?? ""]));
  }

  async #learn(file: string): Promise<void> {
    const lines = this.#told.has(file) ? undefined : await loadJson(new URL(file, this.settings.near));
    if (Array.isArray(lines)) this.#told.set(file, lines);
  }

  /** Begin to load the page's bundle, and what is known by name. */
  prepare(): void {
    this.#bundle(this.settings.lang);
    void this.near();
  }

  /** Forget all bundles, so that the next search tries anew. */
  reset(): void {
    this.#bundles.clear();
    this.#nearby = this.#phrases = undefined;
  }

  #bundle(lang: string): Bundle {
    const known = this.#bundles.get(lang) ?? new Bundle(new URL("pagefind/", this.settings.root(lang)), EXCERPT);
    this.#bundles.set(lang, known);
    return known;
  }
}

export function reasonOf(error: unknown): Failure {
  return error instanceof SearchFailure ? error.reason : "broken";
}
