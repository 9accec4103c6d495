/** single and multiple: a verdict and a rationale at each option. */
import type { ChoiceView } from "../item-view/setting.ts";
import type { PracticeKey, PracticeWords } from "../../labels.ts";
import type { Answer } from "../types.ts";
import { mark, rationale } from "./mark.ts";

export function revealChoice({ rows }: ChoiceView, answer: Answer, words: PracticeWords): void {
  const keys = [answer.key].flat();
  for (const { id, field, row } of rows) {
    field.disabled = true;
    const isKey = keys.includes(id);
    const tone = isKey ? "right" : field.checked ? "wrong" : "left";
    const why = rationale(answer.rationales[id]);
    row.append(mark(words, tone, markLabel(isKey, field.checked)), ...(why ? [why] : []));
    row.classList.add(`cb-option--${tone}`);
  }
}

function markLabel(isKey: boolean, chosen: boolean): PracticeKey {
  if (isKey) return chosen ? "mark-right-chosen" : "mark-right-missed";
  return chosen ? "mark-wrong-chosen" : "mark-wrong-left";
}
