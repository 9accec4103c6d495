/** One language's bundle, through Pagefind. What Pagefind only logs when it fails is found out here. */

/** What Pagefind gives of a page. */
export interface Fragment {
  readonly url: string;
  readonly excerpt: string;
  /** Its whole text. */
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly sub_results: readonly SubResult[];
}

export interface SubResult {
  readonly title: string;
  readonly url: string;
  readonly excerpt: string;
  readonly weighted_locations: ReadonlyArray<{ readonly weight: number; readonly balanced_score: number }>;
}

export interface RawHit {
  readonly id: string;
  readonly score: number;
  /** Which of title, also, definition, asked, questions hold what was looked for. */
  readonly matchedMetaFields?: readonly string[];
  data(): Promise<Fragment>;
}

export type Filters = Readonly<Record<string, unknown>>;
interface Answer {
  readonly results: readonly RawHit[];
}
interface Instance {
  search(text: string, options: { filters: Filters }): Promise<Answer>;
}
interface Entry {
  readonly languages: Readonly<Record<string, { readonly hash: string; readonly wasm: string | null }>>;
}
interface Pagefind {
  createInstance(options: Readonly<Record<string, unknown>>): Instance;
}

export type Failure = "index" | "broken" | "offline";

/** A bundle that can't be searched. */
export class SearchFailure extends Error {
  constructor(readonly reason: Failure) {
    super(reason);
  }
}

/** How Pagefind weighs what it finds; measured with tests/content/questions.yml. */
export const RANKING = {
  termFrequency: 0.6,
  pageLength: 0.75,
  termSaturation: 1,
  termSimilarity: 0.5,
  metaWeights: { title: 2, also: 1, definition: 1, asked: 2, questions: 0.5 },
};

export class Bundle {
  readonly #opened: Promise<Instance>;
  readonly #loaded = new Loaded();

  /** `url`: the folder of the bundle, which ends in a slash. */
  constructor(readonly url: URL, excerptLength: number) {
    this.#opened = this.#open(excerptLength);
    this.#opened.catch(() => undefined); // told when it is asked
  }

  /** Hits by falling score. Raises SearchFailure. */
  async search(text: string, filters: Filters): Promise<Answer> {
    const instance = await this.#opened;
    try {
      const answer = await instance.search(text, { filters });
      if (!answer.results.length) await this.whole();
      return answer;
    } catch (error) {
      throw await failure(error);
    }
  }

  /** Whether every part of the index that was asked for came whole. Raises SearchFailure. */
  async whole(): Promise<void> {
    await this.#loaded.check(this.url);
  }

  async #open(excerptLength: number): Promise<Instance> {
    const code = import(new URL("pagefind.js", this.url).href) as Promise<Pagefind>;
    code.catch(() => undefined); // told below
    const entry = await fetch(new URL("pagefind-entry.json", this.url), { cache: "no-cache" }).catch(() => undefined);
    if (!entry?.ok) throw new SearchFailure(navigator.onLine ? "index" : "offline");
    try {
      this.#hasten((await entry.json()) as Entry);
      return (await code).createInstance({ basePath: this.url.href, noWorker: true, excerptLength, ranking: RANKING });
    } catch (error) {
      throw await failure(error);
    }
  }

  /** Pagefind asks for these one after the other; asked for now, they come from the browser's cache then. */
  #hasten({ languages }: Entry): void {
    for (const { hash, wasm } of Object.values(languages)) {
      for (const name of [`pagefind.${hash}.pf_meta`, `wasm.${wasm ?? "unknown"}.pagefind`]) {
        void fetch(new URL(name, this.url)).catch(() => undefined);
      }
    }
  }
}

async function failure(error: unknown): Promise<SearchFailure> {
  if (error instanceof SearchFailure) return error;
  return new SearchFailure(navigator.onLine ? "broken" : "offline");
}

/** Which parts of an index were loaded: Pagefind goes on without one that is missing or half, as if it held nothing. */
class Loaded {
  readonly #waiting = new Set<string>();
  readonly #observer = new PerformanceObserver((list) => this.#take(list.getEntries()));

  constructor() {
    this.#observer.observe({ type: "resource", buffered: true });
  }

  #take(entries: readonly PerformanceEntry[]): void {
    for (const { name } of entries) if (/\/(?:index|filter)\/[^/]+\.pf_\w+$/.test(name)) this.#waiting.add(name);
  }

  /** Looks at each part once more, in the browser's cache. Raises SearchFailure. */
  async check(bundle: URL): Promise<void> {
    this.#take(this.#observer.takeRecords());
    const parts = [...this.#waiting].filter((name) => name.startsWith(bundle.href));
    await Promise.all(parts.map((part) => this.#one(part)));
  }

  async #one(part: string): Promise<void> {
    try {
      const answer = await fetch(part, { cache: "force-cache" });
      if (!answer.ok || !answer.body) throw new SearchFailure("broken");
      const plain = answer.body.pipeThrough(new DecompressionStream("gzip"));
      await new Response(plain).arrayBuffer();
      this.#waiting.delete(part);
    } catch (error) {
      throw await failure(error);
    }
  }
}
