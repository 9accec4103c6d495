/** match: each pair in words instead of its select. */
import { h } from "../../shared/dom.ts";
import type { MatchView } from "../item-view/setting.ts";
import type { PracticeWords } from "../../labels.ts";
import { textOf, type Answer } from "../types.ts";
import { line, mark, rationale } from "./mark.ts";

export function revealMatch({ item, rows }: MatchView, answer: Answer, words: PracticeWords): void {
  const key = answer.key as Record<string, string>;
  for (const { id, field, row } of rows) {
    const right = field.value === key[id];
    const chosen = textOf(item.rights, field.value) || words.t("nothing");
    const why = rationale(answer.rationales[id]);
    row.replaceChildren(
      h("p", { class: "cb-left" }, textOf(item.lefts, id)),
      mark(words, right ? "right" : "wrong", right ? "right" : "wrong"),
      line(words, "your-response", chosen),
      ...(right ? [] : [line(words, "key", textOf(item.rights, key[id]))]),
      ...(why ? [why] : []),
    );
  }
}
