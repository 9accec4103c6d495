/** The fields of the office: hours, break, days, days off, time zone. */
import { button, h, uniqueId } from "../../shared/dom.ts";
import { field, group } from "../field.ts";
import type { ToolsWords } from "../../labels.ts";
import { DaysOff } from "./days-off.ts";
import type { Office } from "./office.ts";
import { isOffice, officeOf, type Settings } from "./office-settings.ts";
import type { Telling } from "./deadline-telling.ts";

export class Setup {
  readonly element: HTMLElement;
  private readonly zone;
  private readonly begin;
  private readonly end;
  private readonly pauseFrom;
  private readonly pauseTo;
  private readonly off;
  private readonly ticks: HTMLInputElement[];
  private readonly daysFault = h("p", { class: "cb-fault", "aria-live": "polite", id: uniqueId() });

  constructor(private readonly words: ToolsWords, telling: Telling, zones: readonly string[], changed: () => void, reset: () => void) {
    const { t } = words;
    const time = (label: string, hint = "") => field(label, h("input", { type: "time" }), hint);
    this.zone = field(t("deadline-zone"), zoneSelect(zones));
    this.begin = time(t("deadline-begin"));
    this.end = time(t("deadline-end"));
    this.pauseFrom = time(t("deadline-pause-from"));
    this.pauseTo = time(t("deadline-pause-to"));
    this.off = new DaysOff(words, telling, changed);
    this.ticks = telling.weekdays().map((_, day) => h("input", { type: "checkbox", value: day + 1 }));
    const days = this.ticks.map((tick, day) => h("label", { class: "cb-day" }, tick, telling.weekdays()[day] ?? ""));
    const week = group(t("deadline-days"), h("div", { class: "cb-days" }, ...days), this.daysFault);
    week.setAttribute("aria-describedby", this.daysFault.id);
    this.element = h(
      "details",
      { class: "cb-setup" },
      h("summary", {}, t("deadline-setup")),
      this.zone.row,
      group(t("deadline-hours"), this.begin.row, this.end.row),
      group(t("deadline-pause"), this.pauseFrom.row, this.pauseTo.row),
      week,
      this.off.element,
      h("p", { class: "cb-hint" }, t("deadline-kept")),
      button(t("deadline-reset"), reset),
    );
    this.element.addEventListener("change", ({ target }) => {
      if (!(target as HTMLInputElement).matches("[type=date]")) changed();
    });
  }

  get settings(): Settings {
    return {
      zone: this.zone.control.value,
      begin: this.begin.control.value,
      end: this.end.control.value,
      pauseFrom: this.pauseFrom.control.value,
      pauseTo: this.pauseTo.control.value,
      days: this.ticks.flatMap((tick) => (tick.checked ? [Number(tick.value)] : [])),
      off: this.off.value,
    };
  }

  set settings({ zone, begin, end, pauseFrom, pauseTo, days, off }: Settings) {
    this.zone.control.value = zone;
    this.begin.control.value = begin;
    this.end.control.value = end;
    this.pauseFrom.control.value = pauseFrom;
    this.pauseTo.control.value = pauseTo;
    for (const tick of this.ticks) tick.checked = days.includes(Number(tick.value));
    this.off.value = off;
  }

  /** The office as set up, with what is wrong said beside the fields; undefined until that is mended. */
  check(): Office | undefined {
    const found = officeOf(this.settings);
    const faults = isOffice(found) ? {} : found;
    const said = (fault: keyof typeof faults) => (faults[fault] ? this.words.t(faults[fault]) : "");
    this.begin.fault(said("begin"));
    this.end.fault(said("end"));
    this.pauseTo.fault(said("pause"));
    this.daysFault.textContent = said("days");
    return isOffice(found) ? found : undefined;
  }
}

export function zoneSelect(zones: readonly string[]): HTMLSelectElement {
  return h("select", {}, ...zones.map((zone) => h("option", { value: zone }, zone.replaceAll("_", " "))));
}
