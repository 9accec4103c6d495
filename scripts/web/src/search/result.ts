/** A hit as it is shown: what it is, where it leads, what it says. */
import type { Fragment, SubResult } from "./engine.ts";
import type { Told } from "./near.ts";
import type { Answer } from "./phrases.ts";

export const KINDS = ["situation", "term", "theory", "process", "checklist", "exercise", "tool", "case", "practice", "page"] as const;
export type Kind = (typeof KINDS)[number];

export interface Section {
  readonly title: string;
  readonly url: string;
}

export interface Result {
  readonly kind: Kind;
  readonly title: string;
  readonly url: string;
  readonly excerpt: string;
  /** What a term means, or what a case is about: an excerpt of it could tell its end. */
  readonly definition: string | undefined;
  /** Questions that it is known to answer; not shown. */
  readonly questions: readonly string[];
  readonly sections: readonly Section[];
  readonly lang: string;
  /** Whether it is shown for want of a translation into the page's language. */
  readonly untranslated: boolean;
}

const SECTIONS = 3;

export function resultOf(fragment: Fragment, lang: string, moved?: { from: URL; to: URL }): Result {
  const { meta, filters } = fragment;
  const kind = KINDS.find((known) => known === filters["kind"]?.[0]) ?? "page";
  const place = (url: string) => (moved ? url.replace(moved.from.pathname, moved.to.pathname) : url);
  return {
    kind,
    title: meta["title"] ?? fragment.url,
    // A term is indexed as a page of its own, glossary/seo/ctr/, and is on that of its topic.
    url: place(kind === "term" ? fragment.url.replace(/([^/]+)\/$/, "#$1") : fragment.url),
    excerpt: fragment.excerpt,
    definition: meta["definition"],
    questions: meta["questions"]?.split(" / ") ?? [],
    sections: kind === "term" ? [] : sectionsOf(fragment).map(({ title, url }) => ({ title: asWritten(title), url: place(url) })),
    lang,
    untranslated: moved !== undefined,
  };
}

/** What is known by name or by question alone, as a result. */
export function rowResult({ row, anchor }: Answer, root: URL, lang: string, told: Told = {}): Result {
  const kind = KINDS.find((known) => known === row.kind) ?? "page";
  const url = new URL(row.address, root).href;
  const summary = told[row.address] ?? "";
  const heading = row.sections.find(([one]) => one === anchor);
  return {
    kind,
    title: row.title,
    url,
    excerpt: kind === "term" ? "" : summary.replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
    definition: kind === "term" ? summary : undefined,
    questions: [],
    sections: heading ? [{ title: heading[1], url: `${url}#${heading[0]}` }] : [],
    lang: row.isToldInEnglish ? "en" : lang,
    untranslated: row.isEnglish,
  };
}

/** `result` with the section first whose heading answers what was asked. */
export function withSection(result: Result, answer: Answer | undefined, root: URL): Result {
  const [first] = answer ? rowResult(answer, root, result.lang).sections : [];
  if (!first) return result;
  const others = result.sections.filter(({ title }) => title !== first.title);
  return { ...result, sections: [first, ...others].slice(0, SECTIONS) };
}

/** The sections that answer best, but not the page's own top. */
function sectionsOf(fragment: Fragment): SubResult[] {
  const weight = (section: SubResult) => section.weighted_locations.reduce((sum, one) => sum + one.balanced_score, 0);
  const parts = fragment.sub_results.filter(({ title, url }) => url.includes("#") && title !== fragment.meta["title"]);
  return parts.sort((a, b) => weight(b) - weight(a)).slice(0, SECTIONS);
}

/** The texts of an excerpt and whether each is marked. Pagefind writes them as HTML, of which only marks are meant. */
export function marked(excerpt: string): Array<{ text: string; isMarked: boolean }> {
  const plain = (text: string) => asWritten(text.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
  return excerpt
    .split(/<mark>(.*?)<\/mark>/)
    .map((text, place) => ({ text: plain(text), isMarked: place % 2 === 1 }))
    .filter(({ text }) => text);
}

/** Titles that all cases have are indexed as one word, see `one_word` in scripts/casebook/search/copies.py. */
function asWritten(text: string): string {
  return text.replaceAll("_\u2060", "").replaceAll("\u2060", " ");
}
