/** The facets: a fieldset each, with a box and a count per value. Built once, changed in place, so the focus stays. */
import { number } from "../shared/numbers.ts";
import { button, h, uniqueId } from "../shared/dom.ts";
import type { Catalogue, Facet } from "./catalogue.ts";
import type { Choice } from "./chosen.ts";
import type { Found } from "./filter.ts";
import type { ArchiveWords } from "../labels.ts";

const FEW = 6;

export function filtersView({ facets }: Catalogue, say: ArchiveWords, toggle: (facet: string, id: string) => void) {
  const views = facets.map((facet) => facetView(facet, say, (id) => toggle(facet.id, id)));
  return {
    element: h("div", { class: "cb-facets" }, ...views.map((view) => view.element)),
    update: (choice: Choice, { counts }: Found) =>
      views.forEach((view, place) => view.update(choice.values[facets[place]!.id] ?? [], counts[place]!)),
  };
}

function facetView(facet: Facet, say: ArchiveWords, toggle: (id: string) => void) {
  const boxes = facet.values.map(([id, title]) => box(id, title, () => toggle(id)));
  const list = h("ul", { id: uniqueId() }, ...ordered(facet).map((place) => boxes[place]!.row));
  const more = moreButton(list, facet.values.length, say);
  const element = h("fieldset", { class: "cb-facet" }, h("legend", {}, facet.title), list, more);
  return {
    element,
    update: (chosen: readonly string[], counts: readonly number[]) => {
      element.hidden = facet.values.length < 2 && !chosen.length; // nothing to choose between
      boxes.forEach(({ id, input, count, row }, place) => {
        const fitting = counts[place]!;
        input.checked = chosen.includes(id);
        input.disabled = !fitting && !input.checked;
        row.classList.toggle("cb-chosen", input.checked);
        const text = number(say, fitting);
        if (count.textContent !== text) count.textContent = text;
      });
    },
  };
}

function box(id: string, title: string, toggle: () => void) {
  const input = h("input", { type: "checkbox", onchange: toggle });
  const count = h("span", { class: "cb-count" });
  const row = h("li", {}, h("label", {}, input, h("span", { class: "cb-value" }, title), count));
  return { id, input, count, row };
}

/** Of a long list the most frequent values come first; years keep their order. */
function ordered(facet: Facet): number[] {
  const places = facet.values.map((_, place) => place);
  if (places.length <= FEW || facet.id === "year") return places;
  const totals = places.map(() => 0);
  for (const number of facet.of) for (const place of facet.sets[number]!) totals[place]!++;
  return places.sort((one, other) => totals[other]! - totals[one]! || one - other);
}

/** Folds a long list: what stands below the first few is shown on demand, or when chosen (see the stylesheet). */
function moreButton(list: HTMLElement, count: number, say: ArchiveWords): HTMLElement | false {
  if (count <= FEW + 1) return false;
  list.classList.add("cb-folded");
  const more = button(say.t("show-all", { n: count }), () => {
    const isFolded = list.classList.toggle("cb-folded");
    more.textContent = isFolded ? say.t("show-all", { n: count }) : say.t("show-fewer");
    more.setAttribute("aria-expanded", String(!isFolded));
  }, "cb-more");
  more.setAttribute("aria-expanded", "false");
  more.setAttribute("aria-controls", list.id);
  return more;
}
