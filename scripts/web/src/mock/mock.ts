/**
 * <casebook-mock src="exam.json" words="words.json" run-words="exam-words.json" base="../../">: the exam rehearsed, with the
 * exam's own runner and clock. It says on every screen what it is, and makes nothing that could pass for a proof.
 */
import { orderBy } from "../items/shuffle.ts";
import { Clock, DEVICE } from "../exam/clock.ts";
import { Run } from "../exam/run.ts";
import * as sittings from "../exam/sitting.ts";
import { watchAway } from "../exam/device.ts";
import { confirmed } from "../shared/confirm.ts";
import { button, focusOn, h, mainButton } from "../shared/dom.ts";
import { CasebookElement, define } from "../shared/element.ts";
import { isObject } from "../shared/json.ts";
import { load, loadJson, type LoadProblem } from "../shared/load.ts";
import { words, type Labels } from "../shared/words.ts";
import { parseMock, type MockData } from "./mock-data.ts";
import { drawForm, type MockForm } from "./draw.ts";
import * as rehearsals from "./rehearsal.ts";
import type { Rehearsal } from "./rehearsal.ts";
import type { ExamKey, MockKey, RehearsalWords } from "../labels.ts";
import { resultScreen, type Done } from "./mock-result.ts";
import { earlier } from "./earlier.ts";
import { recordOf, triesIn } from "./sat.ts";
import { openStore, type Store } from "../progress/progress-store.ts";
import { withoutAnswers, type KeptMock } from "../progress/kept-mocks.ts";

class CasebookMock extends CasebookElement<ExamKey | MockKey, MockData | LoadProblem> {
  #data!: MockData;
  #say!: RehearsalWords;
  #store!: Store;
  /** Those handed in on this device. */
  #mocks: readonly KeptMock[] = [];
  /** Ends the run: its clock, and its looking whether the page is in front. */
  #end = (): void => undefined;
  readonly #stage = h("div");

  protected override async load(signal: AbortSignal): Promise<MockData | LoadProblem> {
    const store = (this.#store = openStore());
    signal.addEventListener("abort", () => store.close());
    const data = await load(this.url("src"), parseMock, signal);
    if (typeof data !== "string") await this.#look(data.id);
    return data;
  }

  /** What can't be read counts as nothing, so that the page goes on. */
  async #look(exam: string): Promise<void> {
    this.#mocks = (await this.#store.mocks().catch(() => [])).filter((mock) => mock.exam === exam);
  }

  /** The exam's words, and over them what the mock exam says in its own way. */
  protected override async words(signal: AbortSignal): Promise<RehearsalWords | undefined> {
    const [exam, own] = await Promise.all(["run-words", "words"].map((name) => loadJson(this.url(name), { signal })));
    return isObject(exam) && isObject(own) ? words(this.lang, { ...exam, ...own } as Labels<ExamKey | MockKey>) : undefined;
  }

  protected show(say: RehearsalWords, data: MockData | LoadProblem, signal: AbortSignal, again: boolean): string | void {
    if (typeof data === "string") return say.t("load-failed");
    this.#data = data;
    this.#say = say;
    signal.addEventListener("abort", () => this.#end());
    const banner = h("p", { class: "cb-mock-banner" }, say.t("mock-banner"));
    const paper = h("p", { class: "cb-mock-paper", "aria-hidden": "true" }, say.t("mock-paper"));
    this.replaceChildren(h("section", { class: "cb-mock", "aria-label": say.t("mock-banner") }, banner, paper, this.#stage));
    const before = rehearsals.kept(data);
    if (!before) this.#begun(again);
    else if (before.done) this.#result(before, again);
    else this.#go(before, again);
  }

  /** A new form; the clock waits for the start. */
  #begun(focus: boolean): void {
    const seed = crypto.getRandomValues(new Uint32Array(4)).join("-");
    const form = drawForm(this.#data, rehearsals.seen(this.#data.id), seed);
    const start = () => {
      rehearsals.addSeen(this.#data.id, form.items.map(({ id }) => id), this.#data.items.length);
      const clock = new Clock(DEVICE, { last: 0, offset: 0 });
      this.#go({ seed, form, done: false, sitting: sittings.begun(this.#data.id, clock.state, false) }, true);
    };
    this.#put(this.#startScreen(form, start), focus);
  }

  /** How much, how long, and what the real exam has besides. */
  #startScreen({ items, lacking }: MockForm, start: () => void): HTMLElement {
    const { t } = this.#say;
    const rules = [t("mock-public"), lacking > 0 && t("mock-lacking", { n: lacking }), t("mock-clock"), t("mock-kept")];
    return h(
      "div",
      { class: "cb-app" },
      h("h2", { class: "cb-heading" }, t("mock-length", { n: items.length, minutes: this.#data.minutes })),
      h("ul", {}, ...rules.map((rule) => rule && h("li", {}, rule))),
      h("p", { class: "cb-buttons" }, mainButton(t("mock-start"), start)),
      this.#mocks.length > 0 && this.#earlier(),
    );
  }

  #go(rehearsal: Rehearsal, focus: boolean): void {
    const { title, minutes, sections, tasks } = this.#data;
    const { seed, form, sitting } = rehearsal;
    const clock = new Clock(DEVICE, sitting);
    const keep = (done: boolean, now: sittings.Sitting): Rehearsal => {
      const sat = { ...rehearsal, done, sitting: { ...now, ...clock.state } };
      rehearsals.keep(this.#data.id, sat);
      return sat;
    };
    const host = {
      now: () => clock.now(),
      keep: (now: sittings.Sitting) => void keep(false, now),
      handIn: async () => {
        this.#end();
        const sat = keep(true, run.sitting);
        await this.#keep(sat).catch(() => undefined); // the result is shown all the same
        this.#result(sat, true);
      },
    };
    const parts = [...sections, ...tasks];
    const { lang } = this.#say;
    const run: Run = new Run({ title, lang, minutes, sections: parts, items: form.items, order: (item) => orderBy(`${seed}/${item}`) }, sitting, host, this.#say);
    const running = new AbortController();
    this.#end = () => {
      running.abort();
      run.stop();
    };
    run.element.querySelector(".cb-bar-tools")?.prepend(h("span", { class: "cb-mock-short" }, this.#say.t("mock-short")));
    watchAway((away) => run.away(away), running.signal);
    const stop = button(this.#say.t("mock-stop"), () => void this.#stop());
    this.#put(h("div", {}, run.element, h("p", { class: "cb-tools" }, stop)), false);
    keep(false, sitting);
    if (focus) run.focus();
  }

  async #stop(): Promise<void> {
    const { t } = this.#say;
    const ask = { title: t("mock-stop-ask"), text: t("mock-stop-warn"), yes: t("mock-stop-yes"), no: t("mock-stop-no") };
    if (await confirmed(this, ask)) this.#anew();
  }

  async #keep(sat: Rehearsal): Promise<void> {
    await this.#store.keepMock(recordOf(this.#data, sat));
    for (const { item, response, tried } of triesIn(sat)) await this.#store.keepTry(item, response, tried);
    await this.#look(this.#data.id);
  }

  #earlier(): HTMLElement {
    return earlier(this.#mocks, this.#say, { open: (mock) => this.#again(mock), forget: () => void this.#forget() });
  }

  /** An earlier result, with its answers as far as their questions are still there. */
  #again({ answers, took }: KeptMock): void {
    if (!answers) return;
    const form = { items: rehearsals.formOf(answers.items, this.#data.items), lacking: 0 };
    this.#shown({ data: this.#data, form, responses: answers.responses, took }, true);
  }

  async #forget(): Promise<void> {
    const { t } = this.#say;
    if (!(await confirmed(this, { title: t("forget-ask"), text: t("forget-warn"), yes: t("mock-stop-yes"), no: t("forget-no") }))) return;
    for (const mock of this.#mocks) await this.#store.keepMock(withoutAnswers(mock));
    await this.#look(this.#data.id);
    this.#anew();
  }

  #anew(): void {
    this.#end();
    rehearsals.forget(this.#data.id);
    this.#begun(true);
  }

  #result({ form, sitting }: Rehearsal, focus: boolean): void {
    const { responses, started, last } = sitting;
    this.#shown({ data: this.#data, form, responses, took: last - started }, focus);
  }

  #shown(done: Done, focus: boolean): void {
    const missed = this.hasAttribute("today") ? `${this.url("today").href}?only=missed` : undefined;
    const onward = { missed, earlier: this.#mocks.length > 1 ? this.#earlier() : undefined, again: () => this.#anew() };
    this.#put(resultScreen(done, this.url("base").href, onward, this.#say), focus);
  }

  #put(screen: HTMLElement, focus: boolean): void {
    this.#stage.replaceChildren(screen);
    const heading = screen.querySelector<HTMLElement>(".cb-heading");
    if (focus && heading) focusOn(heading);
  }
}

define("casebook-mock", CasebookMock);
