/** single and multiple: radios and checkboxes. */
import { h, uniqueId } from "../../shared/dom.ts";
import type { LabelKey } from "../labels.ts";
import { shuffled } from "../shuffle.ts";
import type { ChoiceItem } from "../types.ts";
import { mark, rationale } from "./mark.ts";
import type { Setting, View } from "./view.ts";

export function choiceView(item: ChoiceItem, setting: Setting): View {
  const { words, seed, given, changed } = setting;
  const single = item.kind === "single";
  const name = uniqueId();
  const options = item.shuffle === false ? item.options : shuffled(item.options, seed);
  const rows = options.map(({ id, text }) => {
    const checked = single ? given === id : Array.isArray(given) && given.includes(id);
    const input = h("input", { type: single ? "radio" : "checkbox", name, value: id, checked, onchange: changed });
    return { id, input, row: h("div", { class: "cb-option" }, h("label", {}, input, h("span", {}, text))) };
  });
  const chosen = () => rows.filter(({ input }) => input.checked).map(({ id }) => id);
  const hint = single ? [] : [h("p", { class: "cb-hint", lang: words.lang }, words.t("choose-many"))];
  return {
    parts: [...hint, ...rows.map(({ row }) => row)],
    response: () => (single ? (chosen()[0] ?? "") : chosen()),
    reveal: (answer) => {
      const keys = [answer.key].flat();
      for (const { id, input, row } of rows) {
        input.disabled = true;
        const isKey = keys.includes(id);
        const tone = isKey ? "right" : input.checked ? "wrong" : "left";
        const why = rationale(answer.rationales[id]);
        row.append(mark(words, tone, markLabel(isKey, input.checked)), ...(why ? [why] : []));
        row.classList.add(`cb-option--${tone}`);
      }
    },
  };
}

function markLabel(isKey: boolean, chosen: boolean): LabelKey {
  if (isKey) return chosen ? "mark-right-chosen" : "mark-right-missed";
  return chosen ? "mark-wrong-chosen" : "mark-wrong-left";
}
