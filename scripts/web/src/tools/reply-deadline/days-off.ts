/** The office's days off: a date to add, and a list in which each can be taken away. */
import { button, h } from "../../shared/dom.ts";
import { field } from "../field.ts";
import type { ToolsWords } from "../../labels.ts";
import { isDay } from "./office-settings.ts";
import type { Telling } from "./deadline-telling.ts";

export class DaysOff {
  readonly element: HTMLElement;
  readonly #list = h("ul", { class: "cb-days-off", role: "list" });
  readonly #date;
  #days: readonly string[] = [];

  constructor(
    private readonly words: ToolsWords,
    private readonly telling: Telling,
    private readonly changed: () => void,
  ) {
    const control = h("input", { type: "date" });
    this.#date = field(words.t("deadline-off"), control);
    control.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.#add();
    });
    const add = button(words.t("deadline-off-add"), () => this.#add());
    this.element = h("div", { class: "cb-off" }, h("div", { class: "cb-beside" }, this.#date.row, add), this.#list);
  }

  get value(): readonly string[] {
    return this.#days;
  }

  set value(days: readonly string[]) {
    this.#days = [...new Set(days)].sort();
    this.#list.replaceChildren(...this.#days.map((day) => this.#entry(day)));
  }

  #add(): void {
    const { value } = this.#date.control;
    const isGood = isDay(value);
    this.#date.fault(isGood ? "" : this.words.t("deadline-fault-day"));
    this.#date.control.focus();
    if (!isGood) return;
    this.value = [...this.#days, value];
    this.#date.control.value = "";
    this.changed();
  }

  #entry(day: string): HTMLElement {
    const name = this.telling.day(day);
    const remove = button("×", () => this.#remove(day), "cb-button cb-remove");
    remove.setAttribute("aria-label", this.words.t("deadline-off-remove", { day: name }));
    return h("li", {}, h("span", {}, `${name} ${day.slice(0, 4)}`), remove);
  }

  #remove(day: string): void {
    this.value = this.#days.filter((one) => one !== day);
    this.#date.control.focus(); // the button that had the focus is gone
    this.changed();
  }
}
