/** What is chosen, each with a way to take it away. */
import { button, h } from "../shared/dom.ts";
import type { Catalogue } from "./catalogue.ts";
import { NOTHING, countChosen, toggled, type Choice } from "./chosen.ts";
import type { ArchiveWords } from "../labels.ts";

/** `emptied` is called when the chip that had the focus was the last one. */
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
    const had = element.contains(document.activeElement) ? focusedPlace() : undefined;
    list.replaceChildren(...chips);
    element.hidden = !chips.length;
    if (had === undefined) return;
    if (chips.length) buttons()[Math.min(had, chips.length - 1)]?.focus();
    else emptied();
  }

  function chip(text: string, does: string, without: Choice): HTMLElement {
    const made = button(text, () => choose(without), "cb-chip");
    made.setAttribute("aria-label", does);
    return h("li", {}, made);
  }

  function buttons(): HTMLElement[] {
    return [...list.querySelectorAll("button")];
  }

  function focusedPlace(): number {
    return buttons().indexOf(document.activeElement as HTMLElement);
  }
}
