/** What dialog and page share: the words, the look, the bundles, loaded once. */
import { loadWords } from "../shared/words.ts";
import { Finder } from "./finder.ts";
import type { SearchKey, SearchWords } from "../labels.ts";
import type { Settings } from "./search-settings.ts";

export interface Prepared {
  readonly say: SearchWords;
  readonly finder: Finder;
}

let finders = new Map<string, Finder>();

/** Undefined where the words can't be had. The bundle begins to load at the same time. */
export async function prepared(settings: Settings): Promise<Prepared | undefined> {
  const finder = finders.get(settings.lang) ?? new Finder(settings);
  finders.set(settings.lang, finder);
  finder.prepare();
  const [say] = await Promise.all([loadWords<SearchKey>(settings.words, settings.lang), look(settings.look)]);
  return say && { say, finder };
}

/**
 * The stylesheet, once. It stands in the header, as instant navigation takes away what a new page does not have in its
 * head. Search works without it as well.
 */
function look(href: URL): Promise<unknown> {
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
