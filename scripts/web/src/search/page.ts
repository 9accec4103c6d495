/** <casebook-search-page>: search on a page of its own, with all that is asked in the address. */
import { button, h } from "../shared/dom.ts";
import { fromQuery, toQuery, type Asked } from "./asked.ts";
import { prepared } from "./prepared.ts";
import { settingsOf } from "./search-settings.ts";
import { SearchView } from "./search-view.ts";

const SHOWN = 10;

export class CasebookSearchPage extends HTMLElement {
  private inner: readonly ChildNode[] | undefined;
  private life = new AbortController();

  connectedCallback(): void {
    this.life = new AbortController();
    this.inner ??= [...this.childNodes];
    void this.open();
  }

  disconnectedCallback(): void {
    this.life.abort();
  }

  private async open(): Promise<void> {
    const { signal } = this.life;
    const settings = settingsOf(this);
    const ready = await prepared(settings);
    if (signal.aborted) return;
    if (!ready) return this.fail();
    const view = new SearchView(settings, ready.finder, ready.say, { shape: "links", count: SHOWN, onAsk: (asked) => keep(asked) });
    const found = h("div", { class: "cb-search-found", role: "region", "aria-label": ready.say.t("results") }, view.messages, view.list, view.foot);
    this.replaceChildren(
      h("div", { class: "cb-search-head", role: "search" }, view.field),
      h("div", { class: "cb-search-body" }, view.facets.element, found),
      view.status.element,
    );
    view.ask(fromQuery(location.search));
    addEventListener("popstate", () => location.pathname === settings.page.pathname && view.ask(fromQuery(location.search)), { signal });
    if (!view.now.text) view.field.focus();
  }

  /** Not even the words could be had: those that stand in the page for that, and the lists in it. */
  private fail(): void {
    const label = (name: string) => this.getAttribute(`label-${name}`) ?? "";
    const retry = button(label("retry"), () => void this.open());
    this.replaceChildren(h("p", { role: "alert" }, label("failed")), h("p", {}, retry), ...(this.inner ?? []));
  }
}

/** The address says what is asked. It replaces the one before: Back leads to where the reader came from. */
function keep(asked: Asked): void {
  const address = location.pathname + toQuery(asked);
  if (address !== location.pathname + location.search) history.replaceState(history.state, "", address);
}
