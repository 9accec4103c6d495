import { h } from "./dom.ts";

/** A region whose text a screen reader speaks when it changes, without moving the focus. */
export function live() {
  const element = h("div", { class: "cb-live", "aria-live": "polite", "aria-atomic": "true" });
  const announce = (text: string) => {
    element.replaceChildren(); // the same text twice is spoken twice
    setTimeout(() => element.replaceChildren(text), 50);
  };
  return { element, announce };
}
