/**
 * The academy that a page belongs to: each keeps its own things, though several may share a host, and the trees of its
 * languages keep theirs together. All modules lie in the tree's `assets/casebook/`, which tells where its root is.
 */

/** The path of an academy, such as `/casebook/`: the tree in English is its root, others lie below it. */
export function baseOf(module: string, lang = "en"): string {
  const { pathname } = new URL("../../", module);
  return lang !== "en" && pathname.endsWith(`/${lang}/`) ? pathname.slice(0, -lang.length - 1) : pathname;
}

export const BASE = baseOf(import.meta.url, globalThis.document?.documentElement.lang);

/** What this academy keeps under `name`. */
export const named = (name: string): string => `${name} ${BASE}`;

/** Carries over, once, what was kept when no name said whose it is. It stays where it is, for other academies of the host. */
try {
  const carried = named("casebook.carried");
  if (!localStorage[carried]) {
    for (const [name, value] of Object.entries(localStorage)) if (/^casebook\S+$/.test(name)) localStorage[named(name)] ??= value;
    localStorage[carried] = 1;
  }
} catch {
  // it keeps nothing, or no more: what is there stays
}
