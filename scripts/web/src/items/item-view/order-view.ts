/** order: steps moved by buttons. The focus stays on the moved step's button. */
import { button, h } from "../../shared/dom.ts";
import { textOf, type OrderItem, type Text } from "../types.ts";
import { asItIs, type OrderView, type Setting } from "./setting.ts";

export function orderView(item: OrderItem, setting: Setting): OrderView {
  const { words, order = asItIs, given, settle, changed, announce } = setting;
  const list = h("ol", { class: "cb-steps" }, ...begun(order(item.steps), given).map(row));
  const ids = () => [...list.children].map((step) => (step as HTMLElement).dataset["id"] as string);
  const box = h("input", { type: "checkbox", checked: Array.isArray(given), onchange: changed });
  const settled = h("div", { class: "cb-option" }, h("label", { lang: words.lang }, box, h("span", {}, settle ?? "")));
  markEnds();
  return {
    kind: "order",
    item,
    list,
    parts: [h("p", { class: "cb-hint", lang: words.lang }, words.t("put-in-order")), list, ...(settle ? [settled] : [])],
    response: () => (settle && !box.checked ? [] : ids()),
  };

  function row({ id, text }: Text): HTMLElement {
    const step = h("li", { class: "cb-step", "data-id": id });
    const up = button("↑", () => move(step, -1, up), "cb-move");
    const down = button("↓", () => move(step, 1, down), "cb-move");
    up.setAttribute("aria-label", words.t("move-up", { text }));
    down.setAttribute("aria-label", words.t("move-down", { text }));
    step.append(h("span", { class: "cb-step-text" }, text), h("span", { class: "cb-moves" }, up, down));
    return step;
  }

  function move(step: HTMLElement, by: -1 | 1, pressed: HTMLButtonElement): void {
    const other = by < 0 ? step.previousElementSibling : step.nextElementSibling;
    if (!other) return announce(words.t("cannot-move"));
    if (by < 0) other.before(step);
    else other.after(step);
    pressed.focus();
    markEnds();
    box.checked = true;
    changed();
    const place = ids().indexOf(step.dataset["id"] as string) + 1;
    announce(words.t("moved", { place, count: list.children.length, text: textOf(item.steps, step.dataset["id"]) }));
  }

  /** aria-disabled, not disabled: a button that is switched off would lose the focus. */
  function markEnds(): void {
    for (const [index, step] of [...list.children].entries()) {
      const [up, down] = step.querySelectorAll(".cb-move");
      up?.setAttribute("aria-disabled", String(index === 0));
      down?.setAttribute("aria-disabled", String(index === list.children.length - 1));
    }
  }
}

function begun(steps: readonly Text[], given: unknown): readonly Text[] {
  if (!Array.isArray(given) || given.length !== steps.length) return steps;
  const place = ({ id }: Text) => given.indexOf(id);
  return steps.some((step) => place(step) < 0) ? steps : [...steps].sort((a, b) => place(a) - place(b));
}
