/** After a task that has no rubric here: who marks it, and one's own text to take along. */
import type { PracticeWords } from "../labels.ts";
import { button, h } from "../shared/dom.ts";
import { copied } from "../shared/giving.ts";

export function byMentor(text: string, { t }: PracticeWords, announce: (text: string) => void): HTMLElement[] {
  const said = h("span", { class: "cb-hint" });
  const copy = button(t("copy-text"), () => void copied(text).then(tell));
  return [h("p", {}, t("task-by-mentor")), h("p", { class: "cb-buttons" }, copy, said)];

  function tell(done: boolean): void {
    said.textContent = t(done ? "copied" : "not-copied");
    announce(said.textContent);
  }
}
