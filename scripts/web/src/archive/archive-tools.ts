/** Above the list: the text filter and the order, and what is chosen. */
import { button, h, uniqueId } from "../shared/dom.ts";
import type { Catalogue } from "./catalogue.ts";
import { countChosen, NOTHING, sortOf, toggled, type Choice, type Sort } from "./chosen.ts";
import type { ArchiveWords } from "../labels.ts";

const SORTS: readonly Sort[] = ["relevance", "newest", "oldest"];

export function toolsView(say: ArchiveWords, write: (text: string) => void, sort: (by: Sort) => void) {
  const id = uniqueId();
  const oninput = () => write(input.value);
  const input = h("input", { id, type: "search", class: "cb-input", autocomplete: "off", oninput });
  const options = SORTS.map((by) => h("option", { value: by }, say.t(`sort-${by}` as "sort-newest")));
  const select = h("select", { class: "cb-input", onchange: () => sort(select.value as Sort) }, ...options);
  return {
    element: h(
      "div",
      { class: "cb-archive-tools" },
      h("p", { class: "cb-find" }, h("label", { for: id }, say.t("find")), input),
      h("p", {}, h("label", {}, h("span", {}, say.t("sort")), select)),
    ),
    update: (choice: Choice) => {
      if (document.activeElement !== input || input.value.trim() !== choice.text.trim()) input.value = choice.text;
      options[0]!.hidden = options[0]!.disabled = !choice.text.trim();
      select.value = sortOf(choice);
    },
  };
}

/** What is chosen, each with a way to take it away; `emptied` is called when the chip that had the focus was the last one. */
export function chipsView({ facets }: Catalogue, say: ArchiveWords, choose: (choice: Choice) => void, emptied: () => void) {
  const list = h("ul", { "aria-label": say.t("chosen") });
  const element = h("div", { class: "cb-chips" }, list);
  return { element, update };

  function update(choice: Choice): void {
    const chips = facets.flatMap((facet) =>
      facet.values.filter(([id]) => choice.values[facet.id]?.includes(id)).map(([id, title]) =>
        chip(title, say.t("remove", { facet: facet.title, value: title }), toggled(choice, facet.id, id)),
      ),
    );
    const text = choice.text.trim();
    const without = { ...choice, text: "", page: 1 };
    if (text) chips.unshift(chip(say.t("text-chosen", { text }), say.t("remove-text", { text }), without));
    if (text || countChosen(choice)) {
      chips.push(h("li", {}, button(say.t("clear"), () => choose({ ...NOTHING, sort: choice.sort }), "cb-clear")));
    }
    const had = [...list.children].findIndex((one) => one.contains(document.activeElement));
    list.replaceChildren(...chips);
    element.hidden = !chips.length;
    if (had < 0) return;
    if (chips.length) list.querySelectorAll("button")[Math.min(had, chips.length - 1)]?.focus();
    else emptied();
  }

  function chip(text: string, does: string, without: Choice): HTMLElement {
    const made = button(text, () => choose(without), "cb-chip");
    made.setAttribute("aria-label", does);
    return h("li", {}, made);
  }
}
