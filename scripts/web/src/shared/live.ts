import { h } from "./dom.ts";

/** A region whose text a screen reader speaks when it changes, without moving the focus. */
export interface Live {
  readonly element: HTMLElement;
  announce(text: string): void;
}

export function live(): Live {
  const element = h("div", { class: "cb-live", "aria-live": "polite", "aria-atomic": "true" });
  return {
    element,
    announce: (text) => {
      element.replaceChildren(); // the same text twice is spoken twice
      setTimeout(() => element.replaceChildren(text), 50);
    },
  };
}
