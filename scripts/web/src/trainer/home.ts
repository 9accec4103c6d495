/** <casebook-home index="index.json" words="words.json" base="./">: where one is today; of somebody new the page's own start stays. */
import type { HomeKey, HomeWords } from "../labels.ts";
import { datesIn, datesList, inWords, workingDays } from "../path/calendar.ts";
import { isUntouched } from "../progress/progress-store.ts";
import { h } from "../shared/dom.ts";
import { CasebookElement, define } from "../shared/element.ts";
import { datesOf } from "../shared/words.ts";
import { hasBegun, keepToday, learnerBy, week, weakest, type Known } from "./known.ts";
import { dayOf, startOf } from "./memory.ts";

class CasebookHome extends CasebookElement<HomeKey, Known | undefined> {
  #named: Intl.DateTimeFormat | undefined;

  get #weekdays(): Intl.DateTimeFormat {
    return (this.#named ??= new Intl.DateTimeFormat(this.lang || "en", { weekday: "short" }));
  }

  /** Somebody new need not load what can come back. */
  protected override async load(signal: AbortSignal): Promise<Known | undefined> {
    if (await isUntouched()) return undefined;
    const known = learnerBy(this.url("index"), signal);
    this.#weekdays.format(); // to make it takes a browser long; now it waits for its database anyway
    return known;
  }

  protected show(words: HomeWords, known: Known | undefined): void {
    if (!known || !hasBegun(known)) return;
    this.dataset["begun"] = "";
    this.replaceChildren(h("section", { class: "cb-today" }, this.#path(words, known), this.#practice(words, known), weekBar(words, known, this.#weekdays)));
    keepToday(known, this.url("base"), "today/");
  }

  #path({ t, lang }: HomeWords, { standing, pool, filled }: Known): HTMLElement {
    if (!standing) return h("div", { class: "cb-today-part" }, h("h2", {}, t("path-done")), this.#link(t("path-done-next"), "exam/"));
    const { stage, day, number, done, next } = standing;
    const left = stage.days.length - number + 1;
    const dates = datesIn(filled.find(({ list }) => list === datesList(stage.list)));
    const last = workingDays(dates, stage.days.length).at(-1);
    const date = last === undefined ? "" : t("last-day", { date: inWords(last, datesOf(lang), "long") });
    const place = `path/${stage.list}/#${next?.id ?? day.id}`;
    return h(
      "div",
      { class: "cb-today-part" },
      h("h2", {}, stage === pool.path[0] ? t("day-of", { n: number, total: stage.days.length }) : stage.title),
      h("p", {}, day.title.split(" · ").at(-1), " · ", t("done-of", { n: done, total: day.entries.length })),
      h("p", { class: "cb-today-next" }, next && `${t("next")} ${next.text}${next.minutes > 0 ? ` · ${t("minutes", { n: next.minutes })}` : ""}`),
      this.#link(t("continue"), place),
      stage === pool.path[0] && h("p", { class: "cb-today-note" }, `${t("to-exam", { n: left })}. ${date}`),
    );
  }

  #practice({ t }: HomeWords, known: Known): HTMLElement {
    const { plan, pool } = known;
    const topic = weakest(known);
    const weak = topic === undefined ? undefined : pool.topics[topic]?.title;
    const count = plan.due.length + plan.fresh.length;
    return h(
      "div",
      { class: "cb-today-part" },
      h("h2", {}, count > 0 ? t("due", { n: count }) : t("nothing-due")),
      plan.done > 0 && h("p", {}, t("done-today", { n: plan.done })),
      (count === 0 || plan.done === 0) && h("p", {}, t(count > 0 ? "ten-minutes" : "nothing-why")),
      count > 0 && this.#link(t("practise"), "today/"),
      weak !== undefined && h("p", { class: "cb-today-note" }, t("weakest", { topic: weak })),
      h("p", { class: "cb-today-note" }, h("a", { href: new URL("progress/", this.url("base")).href }, t("stand"))),
    );
  }

  #link(text: string, to: string): HTMLElement {
    return h("p", { class: "cb-buttons" }, h("a", { class: "cb-button cb-button--main", href: new URL(to, this.url("base")).href }, text));
  }
}

/** The last seven days as bars; what they say is told as text too. */
function weekBar({ t }: HomeWords, known: Known, weekdays: Intl.DateTimeFormat): HTMLElement {
  const counts = week(known);
  const most = Math.max(1, ...counts);
  const today = dayOf(Date.now());
  const bars = counts.map((count, index) => {
    const day = weekdays.format(startOf(today - 6 + index));
    const bar = h("span", { class: "cb-week-bar", style: `height: ${Math.round((count / most) * 100)}%` });
    return h("li", {}, h("span", { class: "cb-week-room", "aria-hidden": "true" }, bar), h("span", {}, day), h("span", { class: "cb-week-count" }, String(count)));
  });
  return h("div", { class: "cb-today-part cb-week" }, h("h2", {}, t("week")), h("ol", { role: "list" }, ...bars));
}

define("casebook-home", CasebookHome);
