/** The archive on the page: filters beside a list, one choice for both, the address in step with it. */
import { button, focusOn, h } from "../shared/dom.ts";
import { live } from "../shared/live.ts";
import { chipsView, toolsView } from "./archive-tools.ts";
import { cardsView } from "./cards-view.ts";
import type { Catalogue } from "./catalogue.ts";
import { countChosen, fromQuery, toQuery, toggled, type Choice } from "./chosen.ts";
import { find } from "./filter.ts";
import { filtersView } from "./filters-view.ts";
import type { ArchiveWords } from "../labels.ts";
import { pagesView } from "./pages-view.ts";
import type { Texts } from "./texts.ts";

const PER_PAGE = 20;
const TYPING = 120; // ms without a key before the list follows
/** The filters stand beside the list where there is room; the stylesheet has the same width. */
const WIDE = "(min-width: 60em)";

export class ArchiveView {
  readonly element: HTMLElement;
  #choice: Choice;
  #rows: readonly number[] = [];
  #typing: ReturnType<typeof setTimeout> | undefined;
  readonly #region = live();
  readonly #heading = h("h2", { class: "cb-heading" });
  readonly #note = h("p", { class: "cb-notice", hidden: true });
  readonly #nothing: HTMLElement;
  readonly #summary = h("summary", {});
  readonly #done = button("", () => this.#fold(), "cb-button cb-button--main cb-done");
  readonly #folder: HTMLDetailsElement;
  readonly #filters;
  readonly #chips;
  readonly #tools;
  readonly #cards;
  #pager = h("nav");

  constructor(
    private readonly catalogue: Catalogue,
    private readonly texts: Texts,
    private readonly say: ArchiveWords,
    base: URL,
    private readonly signal: AbortSignal,
  ) {
    this.#choice = fromQuery(location.search, catalogue.facets);
    this.#filters = filtersView(catalogue, say, (facet, id) => this.#choose(toggled(this.#choice, facet, id)));
    this.#chips = chipsView(catalogue, say, (choice) => this.#choose(choice), () => this.#toHeading());
    this.#tools = toolsView(say, (text) => this.#write(text), (sort) => this.#choose({ ...this.#choice, sort, page: 1 }));
    this.#cards = cardsView(catalogue, texts, base, say);
    this.#nothing = h("p", { class: "cb-none", hidden: true }, say.t("none"));
    this.#folder = h("details", { class: "cb-filters" }, this.#summary, this.#filters.element, this.#done);
    const list = [this.#note, this.#nothing, this.#cards.element, this.#pager];
    const results = h("div", { class: "cb-results" }, this.#heading, this.#chips.element, ...list);
    this.element = h("section", { class: "cb-archive" }, this.#tools.element, this.#folder, results, this.#region.element);
    this.#followWidth();
    this.#show();
  }

  /** Takes the choice from the address, as after Back. */
  restore(): void {
    clearTimeout(this.#typing);
    if (toQuery(this.#choice) === location.search) return;
    this.#choice = fromQuery(location.search, this.catalogue.facets);
    this.#show();
    this.#announce();
  }

  /** What the first page of the list needs is there. */
  async settled(): Promise<void> {
    await this.texts.load(this.#onPage());
  }

  #choose(choice: Choice, add = true): void {
    clearTimeout(this.#typing);
    this.#choice = choice;
    const address = toQuery(choice) || location.pathname;
    if (add) history.pushState(history.state, "", address);
    else history.replaceState(history.state, "", address);
    this.#show();
    this.#announce();
  }

  /** While a text is typed the address changes in place, so that Back takes the whole text away. */
  #write(text: string): void {
    clearTimeout(this.#typing);
    const isNew = !this.#choice.text.trim();
    this.#typing = setTimeout(() => this.#choose({ ...this.#choice, text, page: 1 }, isNew), TYPING);
  }

  #turn(page: number): void {
    this.#choose({ ...this.#choice, page });
    this.#toHeading();
  }

  #show(): void {
    const { catalogue, say, texts } = this;
    const choice = this.#choice;
    const found = find(catalogue, choice, choice.text.trim() ? texts.scores(choice.text) : undefined);
    this.#rows = found.rows;
    const pages = Math.max(1, Math.ceil(found.rows.length / PER_PAGE));
    if (choice.page > pages) this.#choice = { ...choice, page: pages };
    this.#heading.textContent = this.#counted();
    this.#filters.update(this.#choice, found);
    this.#chips.update(this.#choice);
    this.#tools.update(this.#choice);
    const chosen = countChosen(choice);
    this.#summary.textContent = chosen ? say.t("filters-chosen", { n: chosen }) : say.t("filters");
    this.#done.textContent = say.t("show-cases", { n: found.rows.length });
    this.#nothing.hidden = found.rows.length > 0;
    const pager = pagesView(this.#choice, pages, say, (page) => this.#turn(page));
    this.#pager.replaceWith(pager);
    this.#pager = pager;
    this.#fill();
  }

  /** The cards of the page, at once; what they lack comes when it is there. */
  #fill(): void {
    const rows = this.#onPage();
    const all = Boolean(this.#choice.text.trim());
    const wanted = all ? undefined : rows;
    this.#cards.show(rows);
    if (this.texts.has(wanted)) return this.#tell("");
    if (all) this.#tell(this.say.t("reading-texts"));
    const choice = this.#choice;
    void this.texts.load(wanted).then((isWhole) => {
      if (this.signal.aborted || this.#choice !== choice) return;
      if (isWhole && all) this.#show();
      else this.#cards.show(rows);
      this.#tell(isWhole ? "" : this.say.t("texts-network"));
      if (isWhole && all) this.#announce();
    });
  }

  #onPage(): readonly number[] {
    const start = (this.#choice.page - 1) * PER_PAGE;
    return this.#rows.slice(start, start + PER_PAGE);
  }

  #counted(): string {
    const [found, n] = [this.#rows.length, this.catalogue.titles.length];
    return found === n ? this.say.t("cases", { n }) : this.say.t("cases-of", { found, n });
  }

  #announce(): void {
    const pages = Math.ceil(this.#rows.length / PER_PAGE);
    const where = pages > 1 ? ` ${this.say.t("page-of", { n: this.#choice.page, total: pages })}` : "";
    this.#region.announce(this.#counted() + where);
  }

  #tell(text: string): void {
    this.#note.textContent = text;
    this.#note.hidden = !text;
  }

  #toHeading(): void {
    focusOn(this.#heading);
    this.#heading.scrollIntoView();
  }

  #fold(): void {
    this.#folder.open = false;
    this.#toHeading();
  }

  #followWidth(): void {
    const wide = matchMedia(WIDE);
    const follow = () => (this.#folder.open = wide.matches);
    wide.addEventListener("change", follow, { signal: this.signal });
    follow();
  }
}
