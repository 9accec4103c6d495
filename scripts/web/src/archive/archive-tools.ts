/** Above the list: the text filter and the order. */
import { h, uniqueId } from "../shared/dom.ts";
import { sortOf, type Choice, type Sort } from "./chosen.ts";
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
