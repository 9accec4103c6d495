/** The field, the results and what narrows them: the same in the dialog and on the page of the full search. */
import { number } from "../shared/numbers.ts";
import { button, h, uniqueId } from "../shared/dom.ts";
import { live } from "../shared/live.ts";
import { loadJson } from "../shared/load.ts";
import { NOTHING, type Asked } from "./asked.ts";
import { SearchFailure } from "./engine.ts";
import { facetsView, type FacetsView, type Known } from "./facets-view.ts";
import { reasonOf, type Finder } from "./finder.ts";
import { cardView, groupView, hitView, type Shape } from "./hit-view.ts";
import { idleView } from "./idle-view.ts";
import type { SearchWords } from "../labels.ts";
import { suggestions, type Row, type Told } from "./near.ts";
import { BEST, type Part } from "./part.ts";
import { telling } from "./query.ts";
import { remember } from "./recent.ts";
import { KINDS, type Result } from "./result.ts";
import type { Settings } from "./search-settings.ts";

/** One letter is no question, and would load a part of the index. */
const SHORTEST = 2;
const SUGGESTED = 5;
/** A pause in typing; with less, each letter would load parts of the index. */
const PAUSE = 60;

export interface Options {
  readonly shape: Shape;
  /** How many results are shown at first, and how many more at a time. */
  readonly count: number;
  /** Called when something else is asked. */
  readonly onAsk?: (asked: Asked) => void;
}

export class SearchView {
  readonly field: HTMLInputElement;
  readonly facets: FacetsView;
  readonly list: HTMLElement;
  readonly foot = h("div", { class: "cb-search-foot" });
  readonly messages = h("div", { class: "cb-search-messages" });
  readonly status = live();
  #asked: Asked = NOTHING;
  #round = 0;
  #timer = 0;
  #known: Known | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly finder: Finder,
    private readonly say: SearchWords,
    private readonly options: Options,
  ) {
    const id = uniqueId();
    const combobox = { role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list" };
    this.field = h("input", {
      type: "search", class: "cb-search-field", placeholder: say.t("hint"), "aria-label": say.t("field"), autocomplete: "off",
      autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", oninput: () => this.#typed(),
      ...(options.shape === "options" ? combobox : {}),
    });
    const listbox = options.shape === "options" ? { role: "listbox", "aria-label": say.t("results") } : {};
    this.list = h("div", { id, class: "cb-hits", ...listbox, onclick: () => remember(this.#asked.text) });
    const { lang, languages } = settings;
    const own = [lang, ...languages.filter((code) => code !== lang)];
    this.facets = facetsView(say, own, (code) => this.#languageName(code), (asked) => this.ask(asked));
    this.facets.show(NOTHING, undefined);
    this.#idle();
  }

  /** What is asked now. */
  get now(): Asked {
    return this.#asked;
  }

  /** Look for something, as if it had been typed and chosen. */
  ask(asked: Asked): void {
    clearTimeout(this.#timer);
    this.#asked = asked;
    if (this.field.value.trim() !== asked.text.trim()) this.field.value = asked.text;
    this.options.onAsk?.(asked);
    this.facets.show(asked, this.#known);
    void this.#run(++this.#round);
  }

  #typed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.ask({ ...this.#asked, text: this.field.value }), PAUSE);
  }

  async #run(round: number): Promise<void> {
    const asked = this.#asked;
    if (asked.text.trim().length < SHORTEST) return this.#idle();
    this.list.dataset["state"] = "searching";
    if (this.list.hidden) this.messages.replaceChildren(h("p", {}, this.say.t("searching")));
    try {
      await this.#search(asked, round);
    } catch (error) {
      if (round === this.#round) this.#fail(error);
    }
  }

  /** The page's own language first, each other one as it comes. */
  async #search(asked: Asked, round: number): Promise<void> {
    const [own, ...others] = this.finder.languages(asked) as [string, ...string[]];
    const shown: Shown = [await this.#found(asked, own)];
    if (round !== this.#round) return;
    await this.#load(shown, Math.min(BEST, this.options.count), round);
    await this.#load(shown, this.options.count, round);
    const failed: string[] = [];
    for (const lang of others) {
      if (round !== this.#round) return;
      if (!asked.all && !(await this.finder.mayHave(asked, shown[0]!.results.length < this.options.count))) continue;
      const one = await this.#found(asked, lang).catch(() => void failed.push(lang));
      if (one?.fits) shown.push({ ...one, results: unshown(await one.part.results(0, this.options.count).catch(() => []), shown) });
    }
    if (round !== this.#round) return;
    await this.#show(shown, round);
    this.list.dataset["state"] = "ready";
    this.list.dataset["query"] = asked.text;
    const n = countOf(shown);
    this.status.announce(n ? this.say.t("count", { n }) : this.say.t("none", { text: asked.text }));
    for (const lang of failed) this.messages.append(h("p", {}, this.say.t("failed-language", { language: this.#languageName(lang) })));
    void this.#learn(round);
  }

  async #found(asked: Asked, lang: string): Promise<Loaded> {
    const part = await this.finder.find(asked, lang);
    return { part, fits: await part.fits(), results: [] };
  }

  /** Show up to `count` results of the page's own language; what only has a word in common is no answer. */
  async #load(shown: Shown, count: number, round: number): Promise<void> {
    const first = shown[0]!;
    if (!first.fits) return;
    const wanted = Math.min(count, first.part.count) - first.results.length;
    if (wanted > 0) first.results.push(...(await first.part.results(first.results.length, wanted)));
    if (round === this.#round && first.results.length) this.#draw(shown);
    if (count <= BEST || round !== this.#round) return;
    first.results.splice(0, Infinity, ...(await first.part.tell(first.results)));
    if (round === this.#round && first.results.length) this.#draw(shown);
  }

  async #show(shown: Shown, round: number): Promise<void> {
    if (countOf(shown)) return this.#draw(shown);
    const { text } = this.#asked;
    const near = await this.finder.near();
    const found = near ? suggestions(telling(text, this.settings.lang, false), near, SUGGESTED) : [];
    const told = await this.finder.told(found.filter(({ kind }) => kind === "term"));
    if (round !== this.#round) return;
    const filtered = Object.keys(this.#asked.chosen).length > 0;
    const clear = button(this.say.t("clear-filters"), () => this.ask({ ...this.#asked, chosen: {} }));
    this.#put();
    this.messages.replaceChildren(
      h("p", {}, this.say.t(filtered ? "none-filtered" : "none", { text })),
      ...(filtered ? [h("p", {}, clear)] : []),
      ...(found.length ? [h("p", {}, this.say.t("meant")), h("ul", { class: "cb-meant" }, ...found.map((one) => this.#near(one, told)))] : []),
      h("p", {}, this.say.t("ask")),
      this.#lists(),
    );
  }

  #near({ address, kind, title }: Row, told: Told): HTMLElement {
    const link = h("a", { href: new URL(address, this.settings.root(this.settings.lang)).href }, title);
    return h("li", {}, link, kind === "term" && ` — ${told[address] ?? ""}`);
  }

  #draw(shown: Shown): void {
    const { say } = this;
    const [own, ...others] = shown as [Loaded, ...Loaded[]];
    const group = (title: string, results: readonly Result[], isKindTold = false, isMarked = true) => {
      const views = results.map((result) => hitView(result, this.options.shape, say, this.settings.lang, isKindTold, isMarked));
      return views.length ? [groupView(title, views, this.options.shape)] : [];
    };
    const rest = own.results.slice(BEST);
    this.messages.replaceChildren(...(own.part.meant ? [h("p", {}, say.t("corrected", { text: this.#asked.text, meant: own.part.meant }))] : []));
    const cards = own.part.cards.map((card) => cardView(card, this.options.shape));
    this.#put(
      ...(cards.length ? [groupView(say.t("say"), cards, this.options.shape)] : []),
      ...group(say.t("best"), own.results.slice(0, BEST)),
      ...KINDS.flatMap((kind) => group(say.t(`kinds-${kind}`), rest.filter((result) => result.kind === kind), true)),
      ...others.flatMap(({ part, results }) => group(this.#headingOf(part), results, false, false)),
    );
    this.#showFoot(shown);
  }

  #headingOf({ lang, untranslated }: Part): string {
    return untranslated ? this.say.t("untranslated") : this.say.t("in-language", { language: this.#languageName(lang) });
  }

  #showFoot(shown: Shown): void {
    const first = shown[0]!;
    const n = shown.reduce((sum, { results }) => sum + results.length, 0);
    const text = this.say.t("count-of", { n, total: number(this.say, countOf(shown)) });
    this.foot.replaceChildren(h("p", { class: "cb-search-count" }, text));
    if (this.options.shape === "links" && first.results.length < first.part.count) {
      const more = async () => {
        const round = this.#round;
        await this.#load(shown, first.results.length + this.options.count, round).catch((error: unknown) => this.#fail(error));
      };
      this.foot.append(button(this.say.t("more"), () => void more()));
    }
  }

  #put(...groups: HTMLElement[]): void {
    this.list.replaceChildren(...groups);
    this.list.hidden = !groups.length; // a list of options must not be empty
    this.foot.replaceChildren();
    if (this.options.shape === "options") this.field.setAttribute("aria-expanded", String(groups.length > 0));
    this.list.dispatchEvent(new Event("cb-drawn"));
  }

  #idle(): void {
    this.#put();
    this.list.dataset["state"] = "idle";
    this.messages.replaceChildren(h("p", {}, this.say.t("start")));
    void this.#offer(this.#round);
  }

  /** What an empty field offers, once it is known. */
  async #offer(round: number): Promise<void> {
    const cards = (await this.finder.near().catch(() => undefined))?.rows.filter(({ kind }) => kind === "situation") ?? [];
    if (round !== this.#round || this.list.dataset["state"] !== "idle") return;
    const ask = (text: string) => this.ask({ ...this.#asked, text });
    const root = this.settings.root(this.settings.lang);
    this.messages.replaceChildren(...idleView(this.say, cards, root, ask, () => void this.#offer(this.#round)));
  }

  #fail(error: unknown): void {
    const retry = button(this.say.t("retry"), () => {
      this.finder.reset();
      this.field.focus();
      this.ask(this.#asked);
    });
    this.#put();
    this.list.dataset["state"] = "failed";
    this.messages.replaceChildren(h("p", { role: "alert" }, this.say.t(`failed-${reasonOf(error)}`)), h("p", {}, retry), h("p", {}, this.say.t("lists")), this.#lists());
  }

  /** The static lists, which need no search. */
  #lists(): HTMLElement {
    const root = this.settings.root(this.settings.lang);
    const link = (name: "glossary" | "cases" | "practice") => h("li", {}, h("a", { href: new URL(`${name}/`, root).href }, this.say.t(name)));
    return h("ul", {}, link("glossary"), link("cases"), link("practice"));
  }

  /** After the first results: what they can be narrowed by. The parts of the index are looked at once more. */
  async #learn(round: number): Promise<void> {
    this.#known ??= (await loadJson(this.settings.facets)) as Known | undefined;
    if (round === this.#round) this.facets.show(this.#asked, this.#known);
    await this.finder.whole().catch((error: unknown) => {
      if (round === this.#round && error instanceof SearchFailure) this.#fail(error);
    });
  }

  #languageName(code: string): string {
    return new Intl.DisplayNames([this.settings.lang], { type: "language" }).of(code) ?? code;
  }
}

interface Loaded {
  readonly part: Part;
  readonly fits: boolean;
  readonly results: Result[];
}

/** What was found, that of the page's own language first, and how much of it is shown. */
type Shown = Loaded[];

function countOf(shown: Shown): number {
  return shown.reduce((sum, { part, fits }) => sum + (fits ? Math.max(part.count, part.cards.length) : 0), 0);
}

/** Those of `results` that are not shown already, as of another language. */
function unshown(results: readonly Result[], shown: Shown): Result[] {
  const known = new Set(shown.flatMap(({ results }) => results.map(({ url }) => new URL(url, location.href).href)));
  return results.filter(({ url }) => !known.has(new URL(url, location.href).href));
}
