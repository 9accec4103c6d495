/** What an address of the site is to its worker. Pure. */

/** `fixed`: carries a digest and never changes; `file`: anything else that a page loads; `other`: not the worker's business. */
export type Kind = "page" | "fixed" | "file" | "other";

const ALONE = /^([a-z]{2}\/)?exam\/(sit|verify)\//; // these pages stand alone, and the exam has a worker of its own
const LARGE = /^([a-z]{2}\/)?pagefind\//; // the search index: thousands of parts, of which each search wants others
const DIGEST = /\.[0-9a-f]{8,10}(\.min)?\.\w+$/;

export function kindOf(address: string, scope: string): Kind {
  const { pathname, search } = new URL(address);
  const path = address.startsWith(scope) ? pathname.slice(new URL(scope).pathname.length) : "worker.js";
  if (ALONE.test(path) || LARGE.test(path) || /^worker(-off)?\.js$/.test(path)) return "other";
  if (DIGEST.test(path) || /^\?v=[0-9a-f]{10}$/.test(search)) return "fixed";
  return path === "" || /(\/|\.html)$/.test(path) ? "page" : "file";
}

/** The files that a page's HTML names, in attributes of its elements too. */
export function filesIn(html: string, page: string): string[] {
  const found = [...html.matchAll(/="([^"]*\bassets\/[^"#]+)"/g)].map(([, path]) => new URL((path as string).replaceAll("&amp;", "&"), page).href);
  return [...new Set(found)];
}
