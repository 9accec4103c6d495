/** Scoring one's own text against the rubric, line by line. */
import { h } from "../shared/dom.ts";
import type { Words } from "../shared/words.ts";
import type { Criterion } from "../items/types.ts";

export function selfScoreBox(
  rubric: readonly Criterion[],
  met: readonly string[],
  words: Words<"rubric" | "points">,
  changed: (met: string[], score: number) => void,
): HTMLElement {
  const boxes = rubric.map(({ id, text, points }) => {
    const input = h("input", { type: "checkbox", value: id, checked: met.includes(id), onchange: tell });
    const worth = h("span", { class: "cb-points" }, words.t("points", { n: points }));
    return { input, row: h("div", { class: "cb-option" }, h("label", {}, input, h("span", {}, text, " ", worth))) };
  });
  return h("fieldset", { class: "cb-fieldset cb-rubric" }, h("legend", {}, words.t("rubric")), ...boxes.map(({ row }) => row));

  function tell(): void {
    const now = boxes.filter(({ input }) => input.checked).map(({ input }) => input.value);
    changed(now, rubricScore(rubric, now));
  }
}

export function rubricScore(rubric: readonly Criterion[], met: readonly string[]): number {
  const sum = (lines: readonly Criterion[]) => lines.reduce((points, line) => points + line.points, 0);
  const all = sum(rubric);
  return all > 0 ? sum(rubric.filter((line) => met.includes(line.id))) / all : 0;
}
