/** Searches the bundles of the languages that are asked for: that of the page first, and what is not translated in English. */
import { loadJson } from "../shared/load.ts";
import { ask, worth, type Hits } from "./ask.ts";
import type { Asked } from "./asked.ts";
import { Bundle, SearchFailure, type Failure, type Filters } from "./engine.ts";
import type { Near } from "./near.ts";
import { resultOf, type Result } from "./result.ts";
import type { Settings } from "./search-settings.ts";

const EXCERPT = 24;

/** The hits of one language; their texts are loaded when they are shown. */
export interface Part {
  readonly lang: string;
  readonly untranslated: boolean;
  readonly count: number;
  readonly meant: string | undefined;
  /** Results from `start` on, `count` of them. Raises SearchFailure. */
  results(start: number, count: number): Promise<Result[]>;
}

export class Finder {
  readonly #bundles = new Map<string, Bundle>();
  #nearby: Promise<Near | undefined> | undefined;

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
    const bundle = this.#bundle(lang);
    const found = await ask(bundle, asked.text, lang, filters, () => (lang === settings.lang ? this.near() : none));
    const moved = untranslated ? { from: settings.root(lang), to: settings.root(settings.lang) } : undefined;
    return part(found, lang, moved);
  }

  /** Whether all parts that were loaded came whole. Raises SearchFailure. */
  async whole(): Promise<void> {
    await Promise.all([...this.#bundles.values()].map((bundle) => bundle.whole()));
  }

  /** Terms, titles and words of the page's language. */
  near(): Promise<Near | undefined> {
    return (this.#nearby ??= loadJson(this.settings.near) as Promise<Near | undefined>);
  }

  /** Begin to load the page's bundle. */
  prepare(): void {
    this.#bundle(this.settings.lang);
  }

  /** Forget all bundles, so that the next search tries anew. */
  reset(): void {
    this.#bundles.clear();
    this.#nearby = undefined;
  }

  #bundle(lang: string): Bundle {
    const known = this.#bundles.get(lang) ?? new Bundle(new URL("pagefind/", this.settings.root(lang)), EXCERPT);
    this.#bundles.set(lang, known);
    return known;
  }
}

const none: Promise<undefined> = Promise.resolve(undefined);

/** So many of the best hits are put in order anew once their titles are known; they are shown together. */
const LOOKED_AT = 6;

function part({ hits, words, meant }: Hits, lang: string, moved: { from: URL; to: URL } | undefined): Part {
  const loaded = async (start: number, end: number) => {
    try {
      const some = hits.slice(start, end);
      const fragments = await Promise.all(some.map(({ raw }) => raw.data()));
      return fragments.map((fragment, place) => ({ result: resultOf(fragment, lang, moved), score: some[place]!.score }));
    } catch {
      throw new SearchFailure(navigator.onLine ? "broken" : "offline");
    }
  };
  let first: Promise<Result[]> | undefined;
  const best = () =>
    (first ??= loaded(0, LOOKED_AT).then((found) => {
      const weighed = found.map(({ result, score }) => ({ result, score: worth(score, result, words, lang) }));
      return weighed.sort((a, b) => b.score - a.score).map(({ result }) => result);
    }));
  return {
    lang,
    untranslated: moved !== undefined,
    count: hits.length,
    meant,
    results: async (start, count) => {
      const head = start < LOOKED_AT ? (await best()).slice(start, start + count) : [];
      const rest = await loaded(Math.max(start, LOOKED_AT), start + count);
      return [...head, ...rest.map(({ result }) => result)];
    },
  };
}

export function reasonOf(error: unknown): Failure {
  return error instanceof SearchFailure ? error.reason : "broken";
}
