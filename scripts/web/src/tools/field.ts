/** A control with its label, a hint, and a place for what is wrong with it, which screen readers read with it. */
import { h, uniqueId } from "../shared/dom.ts";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export interface Field<C extends Control> {
  readonly row: HTMLElement;
  readonly control: C;
  /** Says what is wrong; nothing where nothing is. */
  fault(text?: string): void;
}

export function field<C extends Control>(label: string, control: C, hint = ""): Field<C> {
  const [id, about, wrong] = [uniqueId(), uniqueId(), uniqueId()];
  control.id = id;
  control.classList.add("cb-own");
  control.setAttribute("aria-describedby", hint ? `${about} ${wrong}` : wrong);
  const fault = h("p", { id: wrong, class: "cb-fault", "aria-live": "polite" });
  const row = h(
    "div",
    { class: "cb-field" },
    h("label", { for: id }, label),
    control,
    hint !== "" && h("p", { id: about, class: "cb-hint" }, hint),
    fault,
  );
  return {
    row,
    control,
    fault: (text = "") => {
      if (fault.textContent !== text) fault.textContent = text;
      if (text) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    },
  };
}

/** Fields that belong together, under a name. */
export function group(title: string, ...children: Node[]): HTMLFieldSetElement {
  return h("fieldset", { class: "cb-group" }, h("legend", {}, title), ...children);
}
