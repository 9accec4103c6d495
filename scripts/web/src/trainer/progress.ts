/** <casebook-progress index="index.json" exam="exam.json" words="words.json" base="../">: where one stands. */
import type { PracticeKey, PracticeWords, ProgressKey, ProgressWords } from "../labels.ts";
import { totalOf, type KeptMock } from "../progress/kept-mocks.ts";
import { openStore } from "../progress/progress-store.ts";
import { h } from "../shared/dom.ts";
import { CasebookElement, define } from "../shared/element.ts";
import { loadJson } from "../shared/load.ts";
import { percent } from "../shared/numbers.ts";
import { datesOf, loadWords } from "../shared/words.ts";
import { dayBars, shareBar } from "./bars.ts";
import { examPlan } from "./exam-plan.ts";
import { hasBegun, learnerBy, triesByDay, weak, type Known } from "./known.ts";
import { progressTools } from "./progress-tools.ts";
import { ENOUGH } from "./readiness.ts";
import { readinessOf } from "./readiness-view.ts";
import { leeches, load, topicsOf, type Part } from "./stand.ts";

const PAST = 28;
const WEAK = 3;
const SOON = 7;

interface Opened {
  readonly known: Known;
  readonly mocks: readonly KeptMock[];
  readonly practice: PracticeWords | undefined;
}

class CasebookProgress extends CasebookElement<ProgressKey, Opened | undefined> {
  readonly #stand = h("div", { class: "cb-stand" });

  protected override async load(signal: AbortSignal): Promise<Opened | undefined> {
    const store = openStore();
    const mocks = store.mocks().catch(() => []).finally(() => store.close());
    const words = loadWords<PracticeKey>(this.url("practice-words"), this.lang, { signal });
    const known = await learnerBy(this.url("index"), signal);
    return known && { known, mocks: await mocks, practice: await words };
  }

  protected show(words: ProgressWords, opened: Opened | undefined, signal: AbortSignal): string | void {
    if (!opened) return words.t("load-network");
    const refill = async () => {
      const now = await this.load(signal);
      if (now) this.#fill(words, now, signal);
    };
    this.replaceChildren(this.#stand, ...(opened.practice ? progressTools(opened.practice, refill) : []));
    this.#fill(words, opened, signal);
  }

  #fill(words: ProgressWords, { known, mocks }: Opened, signal: AbortSignal): void {
    const isEarly = known.memories.size < ENOUGH; // told at once: what is below need not move
    const ready = this.hasAttribute("exam") && part(words.t("ready"), h("p", {}, isEarly ? words.t("ready-little", { n: ENOUGH }) : words.t("ready-wait")));
    const parts = [
      !hasBegun(known) && this.#start(words), ready, this.#weak(words, known), this.#topics(words, known),
      mocks.length > 0 && sat(words, mocks), practised(words, known), this.#leeches(words, known), ahead(words, known),
    ];
    this.#stand.replaceChildren(...parts.filter((one) => one !== false));
    if (!ready || isEarly) return;
    ready.ariaBusy = "true";
    requestAnimationFrame(() => void this.#ready(words, known, ready, signal));
  }

  /** Once the rest is there: to draw some thousand forms takes a moment. */
  async #ready(words: ProgressWords, known: Known, room: HTMLElement, signal: AbortSignal): Promise<void> {
    const plan = examPlan(await loadJson(this.url("exam"), { signal }).catch(() => undefined));
    if (signal.aborted) return;
    room.ariaBusy = null;
    room.replaceChildren(h("h2", {}, words.t("ready")), ...readinessOf(plan, known, words, (topic) => this.#to(`today/?topic=${topic}`)));
  }

  #weak({ t }: ProgressWords, known: Known): HTMLElement | false {
    const found = weak(known, WEAK).map((topic) => known.pool.topics[topic]).filter((topic) => topic !== undefined);
    const links = found.map(({ id, title }) => h("li", {}, h("a", { href: this.#to(`today/?topic=${id}`) }, t("practise-topic", { topic: title }))));
    return links.length > 0 && part(t("weak"), h("ul", {}, ...links));
  }

  #leeches({ t }: ProgressWords, known: Known): HTMLElement | false {
    const found = leeches(known);
    const links = found.map(({ page, n }) => h("li", {}, h("a", { href: this.#to(page) }, page.replace(/^[^/]*\/|\/$/g, "").replaceAll("-", " ")), ` · ${t("leech-questions", { n })}`));
    return links.length > 0 && part(t("leeches"), h("p", {}, t("leeches-why")), h("ul", {}, ...links));
  }

  #start({ t }: ProgressWords): HTMLElement {
    return h("p", {}, t("nothing-yet"), " ", h("a", { href: this.#to("path/first-month/") }, t("to-path")));
  }

  /** Each topic leads to its practice. */
  #topics({ t }: ProgressWords, known: Known): HTMLElement {
    const cell = (label: string, { done, of }: Part) =>
      h("span", { class: "cb-stand-cell" }, of > 0 && shareBar(done / of), of > 0 && `${label} `, of > 0 && h("span", {}, t("of", { done, n: of })));
    const rows = topicsOf(known).map(({ id, title, read, terms, questions }) => {
      const name = h("a", { href: this.#to(`today/?topic=${id}`) }, title);
      return h("li", {}, h("strong", {}, name), cell(t("read"), read), cell(t("terms"), terms), cell(t("questions"), questions));
    });
    return part(t("topics"), h("p", { class: "cb-stand-note" }, t("topics-how")), h("ul", { class: "cb-stand-topics", role: "list" }, ...rows));
  }

  #to(path: string): string {
    return new URL(path, this.url("base")).href;
  }
}

function part(title: string, ...inside: (Node | false)[]): HTMLElement {
  return h("section", { class: "cb-stand-part" }, h("h2", {}, title), ...inside);
}

/** Mock exams over time, against the cuts. */
function sat(words: ProgressWords, mocks: readonly KeptMock[]): HTMLElement {
  const { t } = words;
  const date = new Intl.DateTimeFormat(datesOf(words.lang), { day: "numeric", month: "short" });
  const rows = mocks.map((mock) => {
    const { points, of } = totalOf(mock);
    const short = mock.parts.filter((one) => one.points < one.cut_score * one.of - 1e-6).map(({ title }) => title);
    const share = percent(words, points / Math.max(1, of));
    const text = t("mock-line", { day: date.format(mock.at), share, cut: percent(words, mock.cut_score) });
    return h("li", {}, h("span", {}, text, short.length > 0 && ` ${t("mock-short", { sections: short.join(", ") })}`), shareBar(points / Math.max(1, of), mock.cut_score));
  });
  return part(t("mocks"), h("ol", { class: "cb-stand-mocks", role: "list" }, ...rows));
}

function practised({ t }: ProgressWords, known: Known): HTMLElement {
  const counts = triesByDay(known, PAST);
  const days = counts.filter((count) => count > 0).length;
  return part(t("practised"), h("p", {}, t("practised-sum", { n: total(counts), days, all: PAST })), dayBars(counts));
}

/** The load until the exam, by the days of study that the path has left. */
function ahead({ t }: ProgressWords, known: Known): HTMLElement {
  const { standing } = known;
  const left = standing ? Math.ceil(((standing.stage.days.length - standing.number + 1) * 7) / 5) : SOON;
  const counts = load(known, Math.max(SOON, left));
  return part(t("ahead"), h("p", {}, t("ahead-sum", { n: total(counts), days: counts.length, most: Math.max(...counts) })), dayBars(counts), h("p", { class: "cb-stand-note" }, t("ahead-how")));
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

define("casebook-progress", CasebookProgress);
