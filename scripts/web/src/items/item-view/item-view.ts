/** Shows one item of any kind from its shown part only: no key, no rationale needed. */
import { h } from "../../shared/dom.ts";
import type { Response, ShownItem } from "../types.ts";
import { choiceView } from "./choice-view.ts";
import { matchView } from "./match-view.ts";
import { openView } from "./open-view.ts";
import { orderView } from "./order-view.ts";
import { textView } from "./text-view.ts";
import type { Setting, View } from "./setting.ts";

export type { Setting, View } from "./setting.ts";

export interface ItemView {
  /** A fieldset with the stem as its legend. */
  readonly element: HTMLFieldSetElement;
  /** What `reveal` (items/reveal/) opens up. */
  readonly body: View;
  response(): Response;
}

export function itemView(item: ShownItem, setting: Setting): ItemView {
  const body = viewOf(item, setting);
  const legend = h("legend", { class: "cb-stem" }, item.stem);
  const element = h("fieldset", { class: `cb-fieldset cb-${item.kind}`, lang: item.lang }, legend, ...body.parts);
  return { element, body, response: body.response };
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
      return openView(item, setting);
  }
}
