/** Where one says when one begins and when one is away. It is kept on this device, among the check-lists. */
import { withChanges, type Answer, type Filled } from "../checklist/answers.ts";
import { Keeper } from "../checklist/keeper.ts";
import type { PathWords } from "../labels.ts";
import { openProgress } from "../progress/progress-store.ts";
import { button, h } from "../shared/dom.ts";
import { save } from "../shared/giving.ts";
import { datesOf } from "../shared/words.ts";
import { datesIn, datesList, inWords, isDay, offEntry, type Dates, type DaysOff } from "./calendar.ts";

const MORNING = "09:00";

export class DatesForm {
  readonly element = h("details", { class: "cb-path-dates" });
  readonly #list: string;
  readonly #keeper: Keeper;
  readonly #problem = h("p", { class: "cb-message", role: "alert" });
  readonly #summary = h("summary");
  readonly #away = h("ul", { role: "list" });
  readonly #at = h("input", { type: "time", class: "cb-input", autocomplete: "off", value: MORNING });
  readonly #calendar = h("fieldset", { hidden: true });
  #filled: Filled;

  /** `changed`: is told of the dates once they are read, and each time after. `calendar`: a file of them, by the time of the morning. */
  constructor(
    private readonly stage: string,
    private readonly words: PathWords,
    private readonly changed: (dates: Dates) => void,
    private readonly calendar: (at: string) => string,
    signal: AbortSignal,
  ) {
    this.#list = datesList(stage);
    this.#filled = { list: this.#list, answers: {} };
    this.#keeper = new Keeper(this.#list, openProgress(), () => this.#say("dates-not-kept"));
    signal.addEventListener("abort", () => void this.#keeper.close());
  }

  async open(): Promise<void> {
    const kept = await this.#keeper.restore(Date.now()).catch(() => undefined);
    if (kept) this.#filled = kept.filled;
    this.#show();
    this.changed(datesIn(this.#filled));
  }

  /** Says from when to when the path goes. */
  say(days: readonly string[]): void {
    const { t, lang } = this.words;
    const [from, to] = [days[0], days.at(-1)].map((day) => day && inWords(day, datesOf(lang)));
    this.#summary.textContent = from && to ? t("dates-of", { from, to }) : t("dates");
    this.#calendar.hidden = from === undefined;
  }

  #show(): void {
    const { t } = this.words;
    const start = dayField(datesIn(this.#filled).start);
    const [from, to] = [dayField(), dayField()];
    start.addEventListener("change", () => this.#note("start", start.value, t("start")));
    const add = button(t("off-add"), () => this.#add(from, to));
    const fields = h("div", { class: "cb-path-off" }, field(t("off-from"), from), field(t("off-to"), to), add);
    const off = h("fieldset", {}, h("legend", {}, t("days-off")), fields, this.#away);
    const give = button(t("calendar-save"), () => save(this.calendar(this.#at.value || MORNING), `${this.stage}.ics`, "text/calendar"));
    const about = h("p", { class: "cb-entry-note" }, t("calendar-about"));
    this.#calendar.replaceChildren(h("legend", {}, t("calendar")), h("div", { class: "cb-path-off" }, field(t("calendar-at"), this.#at), give), about);
    this.element.replaceChildren(this.#summary, field(t("start"), start), h("p", { class: "cb-entry-note" }, t("dates-about")), off, this.#calendar, this.#problem);
    this.#showOff();
  }

  #showOff(): void {
    const { t, lang } = this.words;
    const say = (day: string) => inWords(day, datesOf(lang));
    const rows = datesIn(this.#filled).off.map((one) => {
      const text = one.from === one.to ? say(one.from) : `${say(one.from)} – ${say(one.to)}`;
      const remove = button(t("off-remove"), () => this.#note(offEntry(one), "", ""));
      remove.setAttribute("aria-label", `${t("off-remove")}: ${text}`);
      return h("li", {}, text, " ", remove);
    });
    this.#away.replaceChildren(...rows);
  }

  #add(from: HTMLInputElement, to: HTMLInputElement): void {
    const off: DaysOff = { from: from.value, to: to.value || from.value };
    if (!isDay(off.from) || off.to < off.from) return this.#say("off-wrong");
    this.#note(offEntry(off), `${off.from}/${off.to}`, this.words.t("days-off"));
    from.value = to.value = "";
    from.focus();
  }

  #note(entry: string, value: string, text: string): void {
    this.#problem.textContent = "";
    const answer: Answer | undefined = value ? { value, text } : undefined;
    this.#keeper.note(entry, answer);
    this.#filled = withChanges(this.#filled, new Map([[entry, answer]]));
    this.#showOff();
    this.changed(datesIn(this.#filled));
  }

  #say(problem: "off-wrong" | "dates-not-kept"): void {
    this.#problem.textContent = this.words.t(problem);
  }
}

function dayField(value = ""): HTMLInputElement {
  return h("input", { type: "date", class: "cb-input", autocomplete: "off", value });
}

function field(name: string, input: HTMLInputElement): HTMLElement {
  return h("label", { class: "cb-path-field" }, h("span", {}, name), input);
}
