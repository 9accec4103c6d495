/** What one can do with one's progress. */
import type { PracticeWords } from "../labels.ts";
import { button, h } from "../shared/dom.ts";
import { fileField } from "../shared/giving.ts";

/** What can be done: start a set over (false: it is none), take one's progress to a file and from one. */
export interface Tools {
  readonly startOver: false | (() => void);
  readonly save: () => void;
  readonly load: (file: File) => void;
}

export function toolbar({ startOver, save, load }: Tools, { t }: PracticeWords): HTMLElement {
  const file = fileField(".json,application/json", load);
  const buttons = [startOver && button(t("start-over"), startOver), button(t("export"), save), button(t("import"), () => file.click())];
  return h("div", { class: "cb-tools", role: "group", "aria-label": t("your-progress") }, ...buttons, file);
}
