/** The list in a call: questions and fields and nothing else; on a phone one after another. What is written goes into the list's own fields. */
import { button, h, mainButton, uniqueId } from "../shared/dom.ts";
import type { ChecklistWords } from "../labels.ts";
import { isBlank } from "./answers.ts";
import { valueOf, type Entry } from "./list-fields.ts";

export function openCall(entries: readonly Entry[], title: string, lang: string, { t }: ChecklistWords): void {
  const id = uniqueId();
  const rows = entries.map((entry, index) => row(entry, entry.section !== entries[index - 1]?.section));
  const place = h("span", { class: "cb-call-place", "aria-live": "polite" });
  const back = button(t("call-back"), () => go(current - 1));
  const next = mainButton(t("call-next"), () => (current < rows.length - 1 ? go(current + 1) : dialog.close()));
  const steps = h("p", { class: "cb-call-steps" }, back, place, next);
  const head = h("div", { class: "cb-call-head" }, h("h2", { id, class: "cb-heading", lang }, title), button(t("call-done"), () => dialog.close()));
  const list = h("ol", { role: "list", lang }, ...rows.map(({ element }) => element));
  const dialog = h("dialog", { class: "cb-call", "aria-labelledby": id, onkeydown: enter }, head, list, steps);
  let current = 0;
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
  go(Math.max(0, entries.findIndex(({ field }) => isBlank(valueOf(field)))));

  function go(to: number): void {
    current = Math.max(0, to);
    for (const [index, { element }] of rows.entries()) element.toggleAttribute("data-current", index === current);
    back.disabled = current === 0;
    place.textContent = t("progress", { n: current + 1, total: rows.length });
    rows[current]?.field.focus();
  }

  /** Enter goes on, but in a text of several lines. */
  function enter(event: Event): void {
    const index = rows.findIndex(({ field }) => field === event.target);
    if ((event as KeyboardEvent).key !== "Enter" || index < 0 || rows[index]?.field instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    go(Math.min(index + 1, rows.length - 1));
  }
}

interface Row {
  readonly element: HTMLElement;
  readonly field: HTMLInputElement | HTMLTextAreaElement;
}

function row({ text, section, field: own }: Entry, isFirst: boolean): Row {
  const id = uniqueId();
  const field = own.cloneNode() as Row["field"];
  field.id = id;
  field.removeAttribute("aria-describedby");
  field.value = own.value;
  field.setAttribute("enterkeyhint", "next");
  for (const event of ["input", "change"]) {
    field.addEventListener(event, () => {
      own.value = field.value;
      if (own instanceof HTMLInputElement) own.checked = (field as HTMLInputElement).checked;
      own.dispatchEvent(new Event(event));
    });
  }
  const name = h("p", { class: isFirst ? "cb-call-section cb-call-section--first" : "cb-call-section" }, section);
  const asked = h("label", { for: id }, text);
  return { field, element: h("li", {}, name, ...(own.type === "checkbox" ? [h("div", { class: "cb-tick" }, field, asked)] : [asked, field])) };
}
