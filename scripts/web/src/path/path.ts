/**
 * <casebook-path words="words.json">: the path by days. Today's is open, the others are folded; a phone shows one at a time. All of
 * it is worked out from the ticks in the page, which <casebook-checklist> fills in and keeps.
 */
import { FILLED } from "../checklist/filled.ts";
import type { PathKey, PathWords } from "../labels.ts";
import { BASE } from "../shared/academy.ts";
import { h } from "../shared/dom.ts";
import { CasebookElement, define } from "../shared/element.ts";
import { live } from "../shared/live.ts";
import { datesOf } from "../shared/words.ts";
import { inWords, workingDays } from "./calendar.ts";
import { DatesForm } from "./dates-form.ts";
import { DaySection } from "./day-section.ts";
import { calendarFile } from "./ics.ts";

class CasebookPath extends CasebookElement<PathKey> {
  readonly #voice = live();
  readonly #now = h("a", { class: "cb-path-now" });
  readonly #bar = h("progress", { "aria-hidden": "true" });
  readonly #list = h("ol", { role: "list" });
  #days: readonly DaySection[] = [];
  #done: readonly boolean[] = [];
  #dates: readonly string[] = [];

  protected show(words: PathWords, _: void, signal: AbortSignal): void {
    this.#days = [...document.querySelectorAll<HTMLElement>(".cb-day")].map((one) => new DaySection(one));
    const all = h("details", { class: "cb-path-days" }, h("summary", {}, words.t("all-days")), this.#list);
    this.#list.addEventListener("click", () => (all.open = false));
    this.replaceChildren(h("div", { class: "cb-path-bar" }, this.#now, this.#bar), all, this.#voice.element);
    const ticked = (event: Event) => event.target instanceof Element && event.target.closest("[data-entry]") && this.#ticked(words);
    document.addEventListener("input", ticked, { signal });
    document.addEventListener(FILLED, () => this.#begin(words), { signal });
    addEventListener("hashchange", () => this.#goTo(location.hash), { signal });
    if (document.querySelector("casebook-checklist[data-filled]")) this.#begin(words);
    if (this.#hasDays) this.#askDates(words, signal);
  }

  /** Whether its parts are days, and not weeks or months. */
  get #hasDays(): boolean {
    return this.#days.every(({ id }, index) => id === `day-${index + 1}`);
  }

  #askDates(words: PathWords, signal: AbortSignal): void {
    const stage = this.getAttribute("list") ?? "";
    const form = new DatesForm(stage, words, (dates) => {
      this.#dates = workingDays(dates, this.#days.length);
      form.say(this.#dates);
      this.#refresh(words);
    }, (at) => this.#calendar(stage, words, at), signal);
    this.after(form.element);
    void form.open();
  }

  #calendar(stage: string, { t }: PathWords, at: string): string {
    const here = location.href.replace(/#.*/, "");
    const days = this.#days.map(({ id, title }, index) => ({ id, title, date: this.#dates[index] ?? "", url: `${here}#${id}` }));
    const morning = { title: t("calendar-morning"), url: this.url("today").href, at };
    return calendarFile(days.filter(({ date }) => date), morning, `${location.host}${BASE}${stage}`, new Date());
  }

  /** The first day that is not all done; the last one where all are. */
  get #today(): DaySection {
    return (this.#days.find((day) => !day.isDone) ?? this.#days.at(-1)) as DaySection;
  }

  #begin(words: PathWords): void {
    const today = this.#today;
    for (const day of this.#days) {
      day.fold(day !== today);
      day.isShown = day === today;
      day.element.dataset["folds"] = "";
    }
    this.#refresh(words);
    if (location.hash.length > 1) this.#goTo(location.hash);
  }

  #refresh({ t, lang }: PathWords): void {
    const today = this.#today;
    const number = this.#days.indexOf(today) + 1;
    const place = t(this.#hasDays ? "day-of" : "part-of", { n: number, total: this.#days.length });
    this.#now.textContent = `${place} · ${t("done-of", { n: today.done, total: today.total })}`;
    this.#now.href = `#${today.id}`;
    this.#bar.max = today.total;
    this.#bar.value = today.done;
    for (const [index, day] of this.#days.entries()) {
      const date = this.#dates[index];
      const left = day.minutesLeft;
      const time = left < 60 ? t("minutes-left", { n: left }) : t("hours-left", { n: Math.round(left / 30) / 2 });
      const state = day.isDone ? [t("done")] : [t("done-of", { n: day.done, total: day.total }), left > 0 ? time : ""];
      day.say(date ? inWords(date, datesOf(lang)) : "", ...state);
    }
    this.#list.replaceChildren(...this.#days.map((day) => h("li", {}, day.isDone && "✓ ", h("a", { href: `#${day.id}` }, day.title))));
    this.#done = this.#days.map((day) => day.isDone);
  }

  /** Says so when a day has just been done. */
  #ticked(words: PathWords): void {
    const before = this.#done;
    this.#refresh(words);
    for (const [index, day] of this.#days.entries()) {
      if (day.isDone === before[index]) continue;
      const text = day.isDone ? this.#praise(day, this.#days[index + 1], words) : undefined;
      day.tell(text, document.querySelector(".cb-path-links a")?.cloneNode(true)); // what was read can be asked now
      if (text) this.#voice.announce(text);
    }
  }

  #praise(day: DaySection, next: DaySection | undefined, { t }: PathWords): string {
    const [name = "", title = ""] = (next?.title ?? "").split(" · ");
    const done = t("day-done", { day: day.title.split(" · ")[0] ?? "" });
    if (!next) return done;
    return `${done} ${t(this.#hasDays ? "tomorrow" : "next", { title: title || name })}`;
  }

  /** Opens the day that a link leads into; on a phone it takes the place of the one that was shown. */
  #goTo(hash: string): void {
    const place = document.getElementById(decodeURIComponent(hash.slice(1)));
    const day = place && this.#days.find((one) => one.holds(place));
    if (!day) return;
    for (const one of this.#days) one.isShown = one === day;
    day.fold(false);
    place.scrollIntoView();
  }
}

define("casebook-path", CasebookPath);
