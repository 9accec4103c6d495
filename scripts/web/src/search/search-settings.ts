/** Where everything is, as the element in the page says it. Taken when the element is made: later pages stand elsewhere. */

export interface Settings {
  /** The language of the tree that the page belongs to. */
  readonly lang: string;
  /** All languages of the site, that of the source first. */
  readonly languages: readonly string[];
  readonly words: URL;
  readonly facets: URL;
  readonly near: URL;
  readonly look: URL;
  /** The page of the full search. */
  readonly page: URL;
  /** The root of a language's tree. */
  root(lang: string): URL;
}

export function settingsOf(element: HTMLElement): Settings {
  const text = (name: string) => element.getAttribute(name) ?? "";
  const url = (name: string) => new URL(text(name), document.baseURI);
  const lang = text("lang-of-site");
  // The header knows which languages were built; what stands in a page may be of any Casebook.
  const header = document.querySelector("casebook-search")?.getAttribute("languages");
  const languages = (header ?? text("languages")).split(" ");
  const own = url("root");
  const site = lang === languages[0] ? own : new URL("../", own);
  return {
    lang,
    languages,
    words: url("words"),
    facets: url("facets"),
    near: url("near"),
    look: url("look"),
    page: new URL("search/", own),
    root: (code) => (code === languages[0] ? site : new URL(`${code}/`, site)),
  };
}
