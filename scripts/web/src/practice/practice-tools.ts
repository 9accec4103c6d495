/** The buttons below a set: start over, and one's progress to and from a file. */
import { button, h } from "../shared/dom.ts";
import { fileField } from "../shared/giving.ts";
import type { PracticeWords } from "../labels.ts";

export interface ToolActs {
  startOver(): void;
  save(): void;
  load(file: File): void;
}

export function tools(acts: ToolActs, { t }: PracticeWords): HTMLElement {
  const file = fileField(".json,application/json", acts.load);
  return h(
    "div",
    { class: "cb-tools", role: "group", "aria-label": t("your-progress") },
    button(t("start-over"), acts.startOver),
    button(t("export"), acts.save),
    button(t("import"), () => file.click()),
    file,
  );
}
