/** What stands around the list: how far it is, the buttons, and answers whose entry is gone. */
import { button, h } from "../shared/dom.ts";
import type { Answer } from "./answers.ts";
import type { ChecklistWords } from "../labels.ts";

export interface Acts {
  save(): void;
  copy(): void;
  anew(): void;
}

export function tools(acts: Acts, { t }: ChecklistWords): HTMLElement {
  return h(
    "div",
    { class: "cb-tools", role: "group", "aria-label": t("tools") },
    button(t("save"), acts.save, "cb-button cb-button--main"),
    button(t("copy"), acts.copy),
    button(t("print"), () => print()),
    button(t("anew"), acts.anew),
  );
}

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
