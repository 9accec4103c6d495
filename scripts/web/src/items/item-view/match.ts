/** match: a select of right sides for each left side. */
import { textOf } from "../answer-texts.ts";
import { h } from "../../shared/dom.ts";
import { shuffled } from "../shuffle.ts";
import type { MatchItem } from "../types.ts";
import { line, mark, rationale } from "./mark.ts";
import type { Setting, View } from "./view.ts";

export function matchView(item: MatchItem, { words, seed, given, changed }: Setting): View {
  const before = typeof given === "object" && !Array.isArray(given) ? (given as Record<string, string>) : {};
  const rights = shuffled(item.rights, seed);
  const rows = shuffled(item.lefts, `${seed}/left`).map(({ id, text }) => {
    const options = rights.map((right) => h("option", { value: right.id, selected: before[id] === right.id }, right.text));
    const select = h("select", { class: "cb-input", onchange: changed }, h("option", { value: "", lang: words.lang }, words.t("choose-match")), ...options);
    return { id, select, row: h("div", { class: "cb-pair" }, h("label", {}, h("span", {}, text), select)) };
  });
  return {
    parts: [h("p", { class: "cb-hint", lang: words.lang }, words.t("choose-each")), ...rows.map(({ row }) => row)],
    response: () => Object.fromEntries(rows.flatMap(({ id, select }) => (select.value ? [[id, select.value]] : []))),
    reveal: (answer) => {
      const key = answer.key as Record<string, string>;
      for (const { id, select, row } of rows) {
        const right = select.value === key[id];
        const chosen = textOf(item.rights, select.value) || words.t("nothing");
        const why = rationale(answer.rationales[id]);
        row.replaceChildren(
          h("p", { class: "cb-left" }, textOf(item.lefts, id)),
          mark(words, right ? "right" : "wrong", right ? "right" : "wrong"),
          line(words, "your-response", chosen),
          ...(right ? [] : [line(words, "key", textOf(item.rights, key[id]))]),
          ...(why ? [why] : []),
        );
      }
    },
  };
}
