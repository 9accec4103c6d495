/** The way in: a ticket by file, drop or link, or what is on this device already. */
import { button, h } from "../shared/dom.ts";
import { fileField } from "../shared/giving.ts";
import type { ExamWords } from "../labels.ts";

export interface Kept {
  readonly label: string;
  open(): void;
}

/** `problem`: why the last ticket was refused. */
export function loadScreen(kept: readonly Kept[], problem: string, choose: (file: File) => void, { t }: ExamWords): HTMLElement {
  const file = fileField(".ticket,text/plain,application/jose", choose);
  const list = kept.map(({ label, open }) => h("li", {}, button(label, open)));
  return h(
    "section",
    { class: "cb-load" },
    h("h1", { class: "cb-heading" }, t("load-title")),
    problem !== "" && h("p", { class: "cb-notice", role: "alert" }, problem),
    h("p", {}, t("load-intro")),
    h("div", { class: "cb-drop" }, button(t("load-file"), () => file.click(), "cb-button cb-button--main"), file, h("p", {}, t("load-drop"))),
    ...(list.length > 0 ? [h("h2", {}, t("kept-here")), h("ul", { class: "cb-kept" }, ...list)] : []),
  );
}
