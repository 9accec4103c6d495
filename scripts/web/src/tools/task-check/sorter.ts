/** A task that was pasted: each of its lines is put into the part that it answers, by the newcomer and never by guess. */
import { button, h } from "../../shared/dom.ts";
import { field } from "../field.ts";
import type { ToolsWords } from "../../labels.ts";
import { lines, PARTS, type Part } from "./task.ts";

export function sorter(words: ToolsWords, put: (part: Part, line: string) => void): HTMLElement {
  const { t } = words;
  const pasted = field(t("task-paste"), h("textarea", { rows: 5 }), t("task-paste-about"));
  const list = h("ol", { class: "cb-lines", role: "list" });

  const row = (line: string): HTMLElement => {
    const select = h("select", { "aria-label": t("task-line-part", { line }) }, ...PARTS.map((part) => h("option", { value: part }, t(`task-${part}`))));
    select.classList.add("cb-own");
    const move = button(t("task-move"), () => {
      const next = (item.nextElementSibling ?? item.previousElementSibling)?.querySelector("select");
      item.remove();
      put(select.value as Part, line);
      (next ?? pasted.control).focus(); // the button that had the focus is gone
    });
    move.setAttribute("aria-label", t("task-move-line", { line }));
    const item = h("li", {}, h("span", { class: "cb-line" }, line), select, move);
    return item;
  };
  const split = button(t("task-split"), () => {
    const found = lines(pasted.control.value);
    pasted.fault(found.length === 0 ? t("task-fault-paste") : "");
    list.replaceChildren(...found.map(row));
    if (found.length > 0) list.querySelector("select")?.focus();
    else pasted.control.focus();
  });
  return h("details", { class: "cb-setup" }, h("summary", {}, t("task-have")), pasted.row, h("p", {}, split), list);
}
