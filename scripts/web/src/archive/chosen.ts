/** What a reader has chosen, and how it stands in the address: ?q=tyres&outcome=failure&service=seo,smm&page=2 */
import type { Facet } from "./catalogue.ts";

export type Sort = "newest" | "oldest" | "relevance";
const SORTS: readonly string[] = ["newest", "oldest", "relevance"];

export interface Choice {
  readonly text: string;
  /** The ids of the values chosen, by facet. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Undefined: the best match first where there is a text, else the newest. */
  readonly sort: Sort | undefined;
  readonly page: number;
}

export const NOTHING: Choice = { text: "", values: {}, sort: undefined, page: 1 };

/** Reads an address; what is not known (an old link, a slip) is left out. */
export function fromQuery(query: string, facets: readonly Facet[]): Choice {
  const asked = new URLSearchParams(query);
  const values: Record<string, string[]> = {};
  for (const facet of facets) {
    const ids = new Set(asked.getAll(facet.id).flatMap((one) => one.split(",")));
    const known = facet.values.map(([id]) => id).filter((id) => ids.has(id));
    if (known.length) values[facet.id] = known;
  }
  const sort = asked.get("sort") ?? "";
  const page = Number(asked.get("page"));
  return {
    text: asked.get("q") ?? "",
    values,
    sort: SORTS.includes(sort) ? (sort as Sort) : undefined,
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** The query of an address, empty where nothing is chosen. Commas stay as they are: the address is there to be read. */
export function toQuery({ text, values, sort, page }: Choice): string {
  const asked = new URLSearchParams();
  if (text.trim()) asked.set("q", text.trim());
  for (const [facet, ids] of Object.entries(values)) if (ids.length) asked.set(facet, ids.join(","));
  if (sort) asked.set("sort", sort);
  if (page > 1) asked.set("page", String(page));
  const query = asked.toString().replaceAll("%2C", ",");
  return query && `?${query}`;
}

/** The choice with one value added or taken away, from the first page on. */
export function toggled(choice: Choice, facet: string, id: string): Choice {
  const old = choice.values[facet] ?? [];
  const ids = old.includes(id) ? old.filter((one) => one !== id) : [...old, id];
  return { ...choice, values: { ...choice.values, [facet]: ids }, page: 1 };
}

export function countChosen({ values }: Choice): number {
  return Object.values(values).reduce((sum, ids) => sum + ids.length, 0);
}

export function sortOf({ sort, text }: Choice): Sort {
  return sort && (sort !== "relevance" || text.trim()) ? sort : text.trim() ? "relevance" : "newest";
}
