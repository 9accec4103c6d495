/**
 * Search, loaded when it is first asked for (`opener.ts` is what every page has): in a dialog, and as
 * <casebook-search-page> on a page of its own, with all that is asked in the address.
 */
import type { SearchKey, SearchWords } from "../labels.ts";
import { h } from "../shared/dom.ts";
import { CasebookElement, define } from "../shared/element.ts";
import { loadWords } from "../shared/words.ts";
import { fromQuery, toQuery, type Asked } from "./asked.ts";
import { SearchDialog } from "./dialog.ts";
import { Finder } from "./finder.ts";
import { settingsOf, type Settings } from "./search-settings.ts";
import { SearchView } from "./search-view.ts";

const finders = new Map<string, Finder>();

/** The finder of the page's language, whose bundle begins to load. */
function finderOf(settings: Settings): Finder {
  const finder = finders.get(settings.lang) ?? new Finder(settings);
  finders.set(settings.lang, finder);
  finder.prepare();
  return finder;
}

/** Undefined where the words can't be had. They come with the look, so that nothing is shown without it. */
async function wordsOf({ words, lang, look }: Settings): Promise<SearchWords | undefined> {
  const [say] = await Promise.all([loadWords<SearchKey>(words, lang), styled(look)]);
  return say;
}

/**
 * The stylesheet, once. It stands in the header, as instant navigation takes away what a new page does not have in its
 * head. Search works without it as well.
 */
function styled(href: URL): Promise<unknown> {
  const links = [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")];
  if (links.some((link) => link.href === href.href)) return Promise.resolve();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  return new Promise((resolve) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
    link.href = href.href;
    (document.querySelector("casebook-search") ?? document.head).append(link);
  });
}

const dialogs = new WeakMap<HTMLElement, SearchDialog>();

/** Open the dialog of `element`. False where its words can't be had. */
export async function openSearch(element: HTMLElement): Promise<boolean> {
  const known = dialogs.get(element);
  if (known) {
    known.open();
    return true;
  }
  const settings = settingsOf(element);
  const finder = finderOf(settings);
  const say = await wordsOf(settings);
  if (!say) return false;
  const dialog = new SearchDialog(settings, finder, say);
  dialogs.set(element, dialog);
  dialog.open();
  return true;
}

const SHOWN = 10;

class CasebookSearchPage extends CasebookElement<SearchKey> {
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

define("casebook-search-page", CasebookSearchPage);
