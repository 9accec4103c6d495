/** What is asked, and how it stands in the address: ?q=tyres&kind=case&outcome=failure&all=1 */

export const FACETS = ["kind", "industry", "service", "outcome"] as const;
export type FacetName = (typeof FACETS)[number];

export interface Asked {
  readonly text: string;
  readonly chosen: Readonly<Partial<Record<FacetName, string>>>;
  /** Whether all languages are searched. */
  readonly all: boolean;
}

export const NOTHING: Asked = { text: "", chosen: {}, all: false };

export function fromQuery(query: string): Asked {
  const values = new URLSearchParams(query);
  const chosen: Partial<Record<FacetName, string>> = {};
  for (const name of FACETS) {
    const value = values.get(name);
    if (value) chosen[name] = value;
  }
  return { text: values.get("q") ?? "", chosen, all: values.has("all") };
}

export function toQuery({ text, chosen, all }: Asked): string {
  const values = new URLSearchParams();
  if (text.trim()) values.set("q", text.trim());
  for (const name of FACETS) if (chosen[name]) values.set(name, chosen[name]);
  if (all) values.set("all", "1");
  const query = values.toString();
  return query && `?${query}`;
}

/** `asked` with one value chosen, or none of that facet. What only cases have is given up with the kind. */
export function choose(asked: Asked, name: FacetName, value: string | undefined): Asked {
  const { [name]: _, ...rest } = asked.chosen;
  if (name === "kind" && value !== "case") return { ...asked, chosen: value ? { kind: value } : {} };
  const kind = name !== "kind" && value ? { kind: "case" } : {};
  return { ...asked, chosen: { ...rest, ...kind, ...(value ? { [name]: value } : {}) } };
}
