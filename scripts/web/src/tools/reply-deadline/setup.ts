/** The fields of the office: hours, break, days, days off, time zone. */
import { button, h, uniqueId } from "../../shared/dom.ts";
import { field, group } from "../field.ts";
import type { ToolsWords } from "../../labels.ts";
import type { Office } from "./office.ts";
import { isDay, isOffice, officeOf, TIMES, type Settings, type Times } from "./office-settings.ts";
import type { Telling } from "./deadline-telling.ts";

export class Setup {
  readonly element: HTMLElement;
  readonly #zone;
  readonly #times;
  readonly #off;
  readonly #ticks: HTMLInputElement[];
  readonly #daysFault = h("p", { class: "cb-fault", "aria-live": "polite", id: uniqueId() });

  constructor(private readonly words: ToolsWords, telling: Telling, zones: readonly string[], changed: () => void, reset: () => void) {
    const { t } = words;
    const time = (label: string) => field(label, h("input", { type: "time" }));
    this.#zone = field(t("deadline-zone"), zoneSelect(zones));
    const [begin, end] = [time(t("deadline-begin")), time(t("deadline-end"))];
    const [pauseFrom, pauseTo] = [time(t("deadline-pause-from")), time(t("deadline-pause-to"))];
    this.#times = { begin, end, pauseFrom, pauseTo };
    this.#off = new DaysOff(words, telling, changed);
    this.#ticks = telling.weekdays().map((_, day) => h("input", { type: "checkbox", value: day + 1 }));
    const days = this.#ticks.map((tick, day) => h("label", { class: "cb-day" }, tick, telling.weekdays()[day] ?? ""));
    const week = group(t("deadline-days"), h("div", { class: "cb-days" }, ...days), this.#daysFault);
    week.setAttribute("aria-describedby", this.#daysFault.id);
    this.element = h(
      "details",
      { class: "cb-setup" },
      h("summary", {}, t("deadline-setup")),
      this.#zone.row,
      group(t("deadline-hours"), begin.row, end.row),
      group(t("deadline-pause"), pauseFrom.row, pauseTo.row),
      week,
      this.#off.element,
      h("p", { class: "cb-hint" }, t("deadline-kept")),
      button(t("deadline-reset"), reset),
    );
    this.element.addEventListener("change", ({ target }) => {
      if (!(target as HTMLInputElement).matches("[type=date]")) changed();
    });
  }

  get settings(): Settings {
    return {
      zone: this.#zone.control.value,
      ...(Object.fromEntries(TIMES.map((name) => [name, this.#times[name].control.value])) as Times),
      days: this.#ticks.flatMap((tick) => (tick.checked ? [Number(tick.value)] : [])),
      off: this.#off.value,
    };
  }

  set settings({ zone, days, off, ...times }: Settings) {
    this.#zone.control.value = zone;
    for (const name of TIMES) this.#times[name].control.value = times[name];
    for (const tick of this.#ticks) tick.checked = days.includes(Number(tick.value));
    this.#off.value = off;
  }

  /** The office as set up, with what is wrong said beside the fields; undefined until that is mended. */
  check(): Office | undefined {
    const found = officeOf(this.settings);
    const faults = isOffice(found) ? {} : found;
    const said = (fault: keyof typeof faults) => (faults[fault] ? this.words.t(faults[fault]) : "");
    this.#times.begin.fault(said("begin"));
    this.#times.end.fault(said("end"));
    this.#times.pauseTo.fault(said("pause"));
    this.#daysFault.textContent = said("days");
    return isOffice(found) ? found : undefined;
  }
}

export function zoneSelect(zones: readonly string[]): HTMLSelectElement {
  return h("select", {}, ...zones.map((zone) => h("option", { value: zone }, zone.replaceAll("_", " "))));
}

/** The office's days off: a date to add, and a list in which each can be taken away. */
class DaysOff {
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
