/** <casebook-search-page>: search on a page of its own, with all that is asked in the address. */
import type { SearchKey, SearchWords } from "../labels.ts";
import { h } from "../shared/dom.ts";
import { CasebookElement } from "../shared/element.ts";
import { fromQuery, toQuery, type Asked } from "./asked.ts";
import { finderOf, wordsOf } from "./prepared.ts";
import { settingsOf } from "./search-settings.ts";
import { SearchView } from "./search-view.ts";

const SHOWN = 10;

export class CasebookSearchPage extends CasebookElement<SearchKey> {
  protected override words(): Promise<SearchWords | undefined> {
    return wordsOf(settingsOf(this));
  }

  protected override async load(): Promise<void> {
    finderOf(settingsOf(this)); // while the words load
  }

  protected show(say: SearchWords, _: void, signal: AbortSignal): void {
    const settings = settingsOf(this);
    const view = new SearchView(settings, finderOf(settings), say, { shape: "links", count: SHOWN, onAsk: (asked) => keep(asked) });
    const found = h("div", { class: "cb-search-found", role: "region", "aria-label": say.t("results") }, view.messages, view.list, view.foot);
    this.replaceChildren(
      h("div", { class: "cb-search-head", role: "search" }, view.field),
      h("div", { class: "cb-search-body" }, view.facets.element, found),
      view.status.element,
    );
    view.ask(fromQuery(location.search));
    addEventListener("popstate", () => location.pathname === settings.page.pathname && view.ask(fromQuery(location.search)), { signal });
    if (!view.now.text) view.field.focus();
  }
}

/** The address says what is asked. It replaces the one before: Back leads to where the reader came from. */
function keep(asked: Asked): void {
  const address = location.pathname + toQuery(asked);
  if (address !== location.pathname + location.search) history.replaceState(history.state, "", address);
}
