/** What stays on the page while the items change: notices, the place for a screen, tools, announcements. */
import type { PracticeWords } from "../labels.ts";
import { button, focusOn, h } from "../shared/dom.ts";
import { fileField } from "../shared/giving.ts";
import { live } from "../shared/live.ts";
import { listenForKeys } from "./keys.ts";

/** What can be done: start a set over (false: it is none), take one's progress to a file and from one. */
export interface Tools {
  readonly startOver: false | (() => void);
  readonly save: () => void;
  readonly load: (file: File) => void;
}

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

function toolbar({ startOver, save, load }: Tools, { t }: PracticeWords): HTMLElement {
  const file = fileField(".json,application/json", load);
  const buttons = [startOver && button(t("start-over"), startOver), button(t("export"), save), button(t("import"), () => file.click())];
  return h("div", { class: "cb-tools", role: "group", "aria-label": t("your-progress") }, ...buttons, file);
}
