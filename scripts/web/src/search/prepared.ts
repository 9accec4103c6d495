/** What dialog and page share: the words, the look, the bundles, loaded once. */
import type { SearchKey, SearchWords } from "../labels.ts";
import { loadWords } from "../shared/words.ts";
import { Finder } from "./finder.ts";
import type { Settings } from "./search-settings.ts";

const finders = new Map<string, Finder>();

/** The finder of the page's language, whose bundle begins to load. */
export function finderOf(settings: Settings): Finder {
  const finder = finders.get(settings.lang) ?? new Finder(settings);
  finders.set(settings.lang, finder);
  finder.prepare();
  return finder;
}

/** Undefined where the words can't be had. They come with the look, so that nothing is shown without it. */
export async function wordsOf({ words, lang, look }: Settings): Promise<SearchWords | undefined> {
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
