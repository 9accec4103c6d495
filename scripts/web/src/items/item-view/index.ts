/** Shows one item of any kind from its shown part only: no key, no rationale needed. */
import { h } from "../../shared/dom.ts";
import type { Answer, Response, ShownItem } from "../types.ts";
import { choiceView } from "./choice.ts";
import { matchView } from "./match.ts";
import { openView } from "./open.ts";
import { orderView } from "./order.ts";
import { textView } from "./text.ts";
import type { Setting, View } from "./view.ts";

export type { Setting } from "./view.ts";

export interface ItemView {
  /** A fieldset with the stem as its legend. */
  readonly element: HTMLFieldSetElement;
  response(): Response;
  reveal(answer: Answer): void;
}

export function itemView(item: ShownItem, setting: Setting): ItemView {
  const view = viewOf(item, setting);
  const legend = h("legend", { class: "cb-stem" }, item.stem);
  return { ...view, element: h("fieldset", { class: `cb-fieldset cb-${item.kind}`, lang: item.lang }, legend, ...view.parts) };
}

function viewOf(item: ShownItem, setting: Setting): View {
  switch (item.kind) {
    case "single":
    case "multiple":
      return choiceView(item, setting);
    case "numeric":
    case "short":
      return textView(item, setting);
    case "match":
      return matchView(item, setting);
    case "order":
      return orderView(item, setting);
    case "open":
      return openView(setting);
  }
}
