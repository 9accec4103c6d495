/** What results can be narrowed by: the kind, for cases three facets more, and the languages. */
import { h, uniqueId } from "../shared/dom.ts";
import { choose, FACETS, type Asked, type FacetName } from "./asked.ts";
import type { SearchWords } from "../labels.ts";
import { KINDS } from "./result.ts";

/** The values that anything has, by facet, with their titles: as staging wrote them, so no part of the index is needed. */
export type Known = Readonly<Record<string, Readonly<Record<string, string>>>>;

export type FacetsView = ReturnType<typeof facetsView>;

/** `change` is called with what is asked after a choice. */
export function facetsView(say: SearchWords, languages: readonly string[], name: (lang: string) => string, change: (asked: Asked) => void) {
  const fields = h("div", { class: "cb-facets", role: "group", "aria-label": say.t("filters") });
  // Beside the results where there is room; on a phone folded above them, as results come first.
  const element = h("details", { class: "cb-facets-box" }, h("summary", {}, say.t("filters")), fields);
  const narrow = matchMedia("(max-width: 44em)");
  element.open = !narrow.matches;
  narrow.addEventListener("change", () => (element.open = !narrow.matches));
  const show = (asked: Asked, known: Known | undefined) => {
    const active = document.activeElement?.getAttribute("data-facet");
    fields.replaceChildren(
      ...(known ? FACETS.filter((facet) => hasChoice(facet, known, asked)).map((facet) => select(facet, asked, known)) : []),
      ...(languages.length > 1 ? [languageSwitch(asked)] : []),
    );
    if (active) fields.querySelector<HTMLElement>(`[data-facet="${active}"]`)?.focus();
  };

  /** `options`: values with their titles. */
  const choice = (name: string, label: string, options: ReadonlyArray<readonly [string, string]>, now: string, chosen: (value: string) => Asked) => {
    const id = uniqueId();
    const made = options.map(([value, title]) => h("option", { value, selected: value === now }, title));
    const field = h("select", { id, "data-facet": name, onchange: () => change(chosen(field.value)) }, ...made);
    return h("p", { class: "cb-facet" }, h("label", { for: id }, label), field);
  };

  const select = (facet: FacetName, asked: Asked, known: Known) => {
    const values: Array<[string, string]> = [["", say.t("any")], ...valuesOf(facet, known)];
    return choice(facet, say.t(`facet-${facet}`), values, asked.chosen[facet] ?? "", (value) => choose(asked, facet, value || undefined));
  };

  const valuesOf = (facet: FacetName, known: Known): Array<[string, string]> => {
    const found = known[facet] ?? {};
    if (facet !== "kind") return Object.entries(found);
    return KINDS.filter((kind) => kind in found).map((kind) => [kind, say.t(`kinds-${kind}`)]);
  };

  const hasChoice = (facet: FacetName, known: Known, asked: Asked) =>
    valuesOf(facet, known).length > 1 && (facet === "kind" || asked.chosen.kind === undefined || asked.chosen.kind === "case");

  const languageSwitch = (asked: Asked) => {
    const own = say.t("only-language", { language: name(languages[0] as string) });
    const options = [["own", own], ["all", say.t("all-languages")]] as const;
    return choice("languages", say.t("languages"), options, asked.all ? "all" : "own", (value) => ({ ...asked, all: value === "all" }));
  };
  return { element, show };
}
