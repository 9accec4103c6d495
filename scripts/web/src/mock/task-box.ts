/** A section of open tasks afterwards: one's own text beside the sample, scored by oneself line by line of the rubric. */
import { percent } from "../shared/numbers.ts";
import { h } from "../shared/dom.ts";
import { selfScoreBox } from "../practice/self-score.ts";
import { isForMentor } from "../items/types.ts";
import type { Part } from "./mock-data.ts";
import type { MockItem } from "./draw.ts";
import type { RehearsalWords } from "../labels.ts";
import type { Responses } from "./score.ts";

export function taskBox(part: Part, items: readonly MockItem[], responses: Responses, words: RehearsalWords): HTMLElement[] {
  const { t } = words;
  const tasks = items.filter((item) => item.kind === "open").filter(({ section }) => section === part.id);
  if (tasks.length === 0) return [];
  const scores = new Map<string, number>();
  const verdict = h("p", { class: "cb-status", role: "status" });
  const own = tasks.filter((item) => !isForMentor(item));
  const boxes = tasks.map((item) => {
    const box = isForMentor(item) ? h("p", { class: "cb-hint", lang: words.lang }, t("task-mentor")) : selfScoreBox(item.rubric ?? [], [], words, (_, score) => {
      scores.set(item.id, score);
      tell();
    });
    return h(
      "div",
      { lang: item.lang },
      h("p", { class: "cb-stem" }, item.stem),
      h("p", { class: "cb-line" }, h("strong", { lang: words.lang }, t("your-response")), ` ${responses[item.id] ?? t("nothing")}`),
      item.sample !== undefined && h("details", { class: "cb-missed" }, h("summary", { lang: words.lang }, t("sample")), h("p", { class: "cb-line" }, item.sample)),
      box,
    );
  });
  return [
    h("h3", { class: "cb-subheading" }, part.title),
    ...(own.length > 0 ? [h("p", { class: "cb-hint" }, t("task-how"))] : []),
    ...boxes,
    verdict,
  ];

  function tell(): void {
    const share = [...scores.values()].reduce((sum, score) => sum + score, 0) / own.length;
    const values = { share: percent(words, share), cut: percent(words, part.cut_score) };
    verdict.textContent = t(share >= (part.cut_score) - 1e-6 ? "task-reached" : "task-missed", values);
  }
}
