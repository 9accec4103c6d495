/** single and multiple: radios and checkboxes. */
import { h, uniqueId } from "../../shared/dom.ts";
import type { ChoiceItem } from "../types.ts";
import { asItIs, type ChoiceView, type Setting } from "./setting.ts";

export function choiceView(item: ChoiceItem, { words, order = asItIs, given, changed }: Setting): ChoiceView {
  const single = item.kind === "single";
  const name = uniqueId();
  const options = item.shuffle === false ? item.options : order(item.options);
  const rows = options.map(({ id, text }) => {
    const checked = single ? given === id : Array.isArray(given) && given.includes(id);
    const field = h("input", { type: single ? "radio" : "checkbox", name, value: id, checked, onchange: changed });
    return { id, field, row: h("div", { class: "cb-option" }, h("label", {}, field, h("span", {}, text))) };
  });
  const chosen = () => rows.filter(({ field }) => field.checked).map(({ id }) => id);
  const hint = single ? [] : [h("p", { class: "cb-hint", lang: words.lang }, words.t("choose-many"))];
  return {
    kind: "choice",
    item,
    rows,
    parts: [...hint, ...rows.map(({ row }) => row)],
    response: () => (single ? (chosen()[0] ?? "") : chosen()),
  };
}
