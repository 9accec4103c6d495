/** A screen that says one thing, with at most one way on. */
import { button, h } from "../shared/dom.ts";

export function messageScreen(title: string, text: string, way?: { readonly label: string; act(): void }): HTMLElement {
  return h(
    "section",
    { class: "cb-message" },
    h("h1", { class: "cb-heading" }, title),
    h("p", { role: "alert" }, text),
    way && h("p", { class: "cb-buttons" }, button(way.label, way.act, "cb-button cb-button--main")),
  );
}
