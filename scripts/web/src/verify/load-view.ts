/** The way in: a credential by file, drop or paste. */
import { button, h, uniqueId } from "../shared/dom.ts";
import { fileField } from "../shared/giving.ts";
import type { VerifyWords } from "../labels.ts";

export interface Given {
  file(file: File): void;
  text(text: string): void;
}

export function loadView(given: Given, { t }: VerifyWords): HTMLElement {
  const id = uniqueId();
  const file = fileField(".jwt,.txt,text/plain,application/jwt,application/vc+jwt", (chosen) => given.file(chosen));
  const pasted = h("textarea", { id, class: "cb-input", rows: 4, spellcheck: "false", autocomplete: "off" });
  return h(
    "section",
    { class: "cb-load" },
    h("p", {}, t("intro")),
    h("div", { class: "cb-drop" }, button(t("file"), () => file.click(), "cb-button cb-button--main"), file, h("p", {}, t("drop"))),
    h("p", { class: "cb-field cb-field--tall" }, h("label", { for: id }, t("paste")), pasted),
    h("p", { class: "cb-buttons" }, button(t("check"), () => given.text(pasted.value))),
    h("p", { class: "cb-hint" }, t("stays")),
  );
}
