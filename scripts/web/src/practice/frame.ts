/** What stays on the page while the items change: notices, the place for a screen, tools, announcements. */
import { focusOn, h } from "../shared/dom.ts";
import { live } from "../shared/live.ts";

export interface Frame {
  readonly element: HTMLElement;
  show(screen: HTMLElement): void;
  /** A message that stays; the same one is shown once. */
  notice(text: string): void;
  announce(text: string): void;
  /** To the heading of the screen shown. */
  focus(): void;
}

export function frame(title: string, tools: HTMLElement): Frame {
  const notices = h("div", { class: "cb-notices" });
  const stage = h("div", { class: "cb-stage" });
  const { element: region, announce } = live();
  return {
    element: h("section", { class: "cb-app", "aria-label": title }, notices, stage, tools, region),
    announce,
    focus: () => {
      const heading = stage.querySelector<HTMLElement>(".cb-heading");
      if (heading) focusOn(heading);
    },
    show: (screen) => stage.replaceChildren(screen),
    notice: (text) => {
      const shown = [...notices.children].some((notice) => notice.textContent === text);
      if (!shown) notices.append(h("p", { class: "cb-notice" }, text));
    },
  };
}
