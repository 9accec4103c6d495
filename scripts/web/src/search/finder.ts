/** Searches the bundles of the languages that are asked for: that of the page first, and what is not translated in English. */
import { loadJson } from "../shared/load.ts";
import { ask } from "./ask.ts";
import type { Asked } from "./asked.ts";
import { Bundle, SearchFailure, type Failure, type Filters } from "./engine.ts";
import { nearOf, type Near, type Told } from "./near.ts";
import { Part } from "./part.ts";
import { Phrases, type Answer } from "./phrases.ts";
import type { Settings } from "./search-settings.ts";

const EXCERPT = 24;

export class Finder {
  readonly #bundles = new Map<string, Bundle>();
  #nearby: Promise<Near | undefined> | undefined;
  #told: Told | undefined;
  #phrases: Promise<Phrases | undefined> | undefined;

  constructor(private readonly settings: Settings) {}

  /** The languages to be searched, that of the page first; an English page lacks nothing that stands in another language. */
  languages({ all }: Asked): string[] {
    const { lang, languages } = this.settings;
    const source = languages[0] as string;
    return all ? [lang, ...languages.filter((code) => code !== lang)] : [...new Set([lang, source])];
  }

  /** What is found in one language. Raises SearchFailure. */
  async find(asked: Asked, lang: string): Promise<Part> {
    const { settings } = this;
    const untranslated = lang !== settings.lang && !asked.all;
    const filters: Filters = untranslated ? { ...asked.chosen, missing: settings.lang } : asked.chosen;
    const isOwn = lang === settings.lang;
    const near = () => (isOwn ? this.near() : Promise.resolve(undefined));
    const [found, answers] = await Promise.all([ask(this.#bundle(lang), asked.text, lang, filters, near), isOwn ? this.#answers(asked) : []]);
    const moved = untranslated ? { from: settings.root(lang), to: settings.root(settings.lang) } : undefined;
    const phrases = await this.#phrases;
    return new Part(found, answers, lang, settings.root(settings.lang), moved, () => this.told(), phrases?.translated);
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

  /** What is known answers, in a line; nothing where that can't be had. */
  told(): Promise<Told> {
    const load = async () => (this.#told = (await loadJson(new URL((await this.near())?.told ?? "", this.settings.near))) as Told | undefined);
    return this.#told ? Promise.resolve(this.#told) : load().then((told) => told ?? {});
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
