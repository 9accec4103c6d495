/** Before a mock exam: how much, how long, and what the real exam has besides. */
import { button, h } from "../shared/dom.ts";
import type { MockData } from "./mock-data.ts";
import type { MockForm } from "./draw.ts";
import type { RehearsalWords } from "../labels.ts";

export function startScreen({ minutes }: MockData, { items, lacking }: MockForm, start: () => void, { t }: RehearsalWords): HTMLElement {
  return h(
    "div",
    { class: "cb-app" },
    h("h2", { class: "cb-heading" }, t("mock-length", { n: items.length, minutes })),
    h(
      "ul",
      {},
      lacking > 0 && h("li", {}, t("mock-lacking", { n: lacking })),
      h("li", {}, t("mock-clock")),
      h("li", {}, t("mock-kept")),
    ),
    h("p", { class: "cb-buttons" }, button(t("mock-start"), start, "cb-button cb-button--main")),
  );
}
