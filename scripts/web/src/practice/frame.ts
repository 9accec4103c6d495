/** What stays on the page while the items change: notices, the place for a screen, tools, announcements. */
import type { PracticeWords } from "../labels.ts";
import { focusOn, h } from "../shared/dom.ts";
import { live } from "../shared/live.ts";
import { listenForKeys } from "./keys.ts";
import { toolbar, type Tools } from "./toolbar.ts";

export class Frame {
  readonly element: HTMLElement;
  readonly announce: (text: string) => void;
  readonly #notices = h("div", { class: "cb-notices" });
  readonly #stage = h("div", { class: "cb-stage" });

  /** Without `tools` there are none: a few questions at the end of a page are no place to look after one's progress. */
  constructor(title: string, tools: Tools | undefined, words: PracticeWords) {
    const { element: region, announce } = live();
    this.announce = announce;
    const keys = h("p", { class: "cb-hint cb-keys" }, words.t("keys"));
    this.element = h("section", { class: "cb-app", "aria-label": title }, this.#notices, this.#stage, keys, tools && toolbar(tools, words), region);
    listenForKeys(this.element);
  }

  show(screen: HTMLElement): void {
    this.#stage.replaceChildren(screen);
  }

  /** A message that stays; the same one is shown once. */
  notice(text: string): void {
    const shown = [...this.#notices.children].some((notice) => notice.textContent === text);
    if (!shown) this.#notices.append(h("p", { class: "cb-notice" }, text));
  }

  /** To the heading of the screen shown. */
  focus(): void {
    const heading = this.#stage.querySelector<HTMLElement>(".cb-heading");
    if (heading) focusOn(heading);
  }
}
