/** What stands around the list: a button for its samples, and answers whose entry is gone. */
import { button, h } from "../shared/dom.ts";
import type { Answer } from "./answers.ts";
import type { ChecklistWords } from "../labels.ts";

/** A button that opens and closes all samples; nothing where the list has none. */
export function foldAll({ t }: ChecklistWords): HTMLElement[] {
  const samples = [...document.querySelectorAll<HTMLDetailsElement>("details.cb-samples")];
  if (samples.length === 0) return [];
  const toggle = button(t("unfold"), () => {
    const open = !samples.every((sample) => sample.open);
    for (const sample of samples) sample.open = open;
    toggle.textContent = t(open ? "fold" : "unfold");
  });
  return [toggle];
}

export function goneView(answers: readonly Answer[], { t }: ChecklistWords): HTMLElement[] {
  if (answers.length === 0) return [];
  const rows = answers.flatMap(({ text, value }) => [h("dt", {}, text), h("dd", {}, value === true ? "✓" : value)]);
  return [h("section", { class: "cb-gone" }, h("h2", {}, t("gone")), h("p", {}, t("gone-about")), h("dl", {}, ...rows))];
}
