/** Where everything is, as the element in the page says it. Taken when the element is made: later pages stand elsewhere. */
export type Settings = ReturnType<typeof settingsOf>;

export function settingsOf(element: HTMLElement) {
  const text = (name: string) => element.getAttribute(name) ?? "";
  const url = (name: string) => new URL(text(name), document.baseURI);
  /** The language of the tree that the page belongs to. */
  const lang = text("lang-of-site");
  // The header knows which languages were built; what stands in a page may be of any Casebook.
  const header = document.querySelector("casebook-search")?.getAttribute("languages");
  /** All languages of the site, that of the source first. */
  const languages: readonly string[] = (header ?? text("languages")).split(" ");
  const own = url("root");
  const site = lang === languages[0] ? own : new URL("../", own);
  /** The root of a language's tree. */
  const root = (code: string) => (code === languages[0] ? site : new URL(`${code}/`, site));
  const [words, facets, near, look] = ["words", "facets", "near", "look"].map(url) as [URL, URL, URL, URL];
  /** `page`: that of the full search. */
  return { lang, languages, words, facets, near, look, page: new URL("search/", own), root };
}
