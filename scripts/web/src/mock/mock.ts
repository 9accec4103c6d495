/**
 * <casebook-mock src="exam.json" words="words.json" run-words="exam-words.json" base="../../">: the exam rehearsed, with the
 * exam's own runner and clock. It says on every screen what it is, and makes nothing that could pass for a proof.
 */
import { orderBy } from "../items/shuffle.ts";
import { Clock, DEVICE } from "../exam/clock.ts";
import { Run } from "../exam/run.ts";
import * as sittings from "../exam/sitting.ts";
import { watchAway } from "../exam/watch.ts";
import { confirmed } from "../shared/confirm.ts";
import { button, focusOn, h } from "../shared/dom.ts";
import { load } from "../shared/load.ts";
import { words, type Labels } from "../shared/words.ts";
import { parseMock, type MockData } from "./mock-data.ts";
import { drawForm } from "./draw.ts";
import * as kept from "./rehearsal.ts";
import type { Rehearsal } from "./rehearsal.ts";
import type { RehearsalWords } from "../labels.ts";
import { resultScreen } from "./mock-result.ts";
import { scored } from "./score.ts";
import { startScreen } from "./start-screen.ts";

class CasebookMock extends HTMLElement {
  private data!: MockData;
  private words!: RehearsalWords;
  private life = new AbortController();
  /** Ends the run: its clock, and its looking whether the page is in front. */
  private end = (): void => undefined;
  private readonly stage = h("div");

  connectedCallback(): void {
    this.life = new AbortController();
    void this.open(this.life.signal);
  }

  disconnectedCallback(): void {
    this.life.abort();
    this.end();
  }

  private async open(signal: AbortSignal, again = false): Promise<void> {
    this.dataset["state"] = "loading";
    const [data, say] = await Promise.all([load(this.resolved("src"), parseMock, signal), this.loadWords(signal)]);
    if (signal.aborted) return;
    if (typeof data === "string" || !say) return this.failed(say);
    this.data = data;
    this.words = say;
    const banner = h("p", { class: "cb-mock-banner" }, say.t("mock-banner"));
    const paper = h("p", { class: "cb-mock-paper", "aria-hidden": "true" }, say.t("mock-paper"));
    this.replaceChildren(h("section", { class: "cb-mock", "aria-label": say.t("mock-banner") }, banner, paper, this.stage));
    const before = kept.kept(data);
    if (!before) this.begin(again);
    else if (before.done) this.result(before, again);
    else this.go(before, again);
    this.dataset["state"] = "ready";
  }

  /** A new form; the clock waits for the start. */
  private begin(focus: boolean): void {
    const seed = crypto.getRandomValues(new Uint32Array(4)).join("-");
    const form = drawForm(this.data, kept.seen(this.data.id), seed);
    const start = () => {
      kept.addSeen(this.data.id, form.items.map(({ id }) => id), this.data.items.length);
      const clock = new Clock(DEVICE, 0);
      this.go({ seed, form, done: false, sitting: sittings.begun(this.data.id, clock.now(), 0, false) }, true);
    };
    this.show(startScreen(this.data, form, start, this.words), focus);
  }

  private go(rehearsal: Rehearsal, focus: boolean): void {
    const { title, minutes, sections, practicum } = this.data;
    const { seed, form, sitting } = rehearsal;
    const clock = new Clock(DEVICE, sitting.last, sitting.offset);
    const keep = (done: boolean, now: sittings.Sitting): Rehearsal => {
      const sat = { ...rehearsal, done, sitting: { ...now, last: clock.now(), offset: clock.offset } };
      kept.keep(this.data.id, sat);
      return sat;
    };
    const host = {
      now: () => clock.now(),
      keep: (now: sittings.Sitting) => void keep(false, now),
      handIn: async () => {
        this.end();
        this.result(keep(true, run.sitting), true);
      },
    };
    const parts = [...sections, ...(practicum ? [practicum] : [])];
    const { lang } = this.words;
    const run: Run = new Run({ title, lang, minutes, sections: parts, items: form.items, order: (item) => orderBy(`${seed}/${item}`) }, sitting, host, this.words);
    const running = new AbortController();
    this.end = () => {
      running.abort();
      run.stop();
    };
    run.element.querySelector(".cb-bar-tools")?.prepend(h("span", { class: "cb-mock-short" }, this.words.t("mock-short")));
    watchAway((away) => run.away(away), running.signal);
    const stop = button(this.words.t("mock-stop"), () => void this.stop());
    this.show(h("div", {}, run.element, h("p", { class: "cb-tools" }, stop)), false);
    keep(false, sitting);
    if (focus) run.focus();
  }

  private async stop(): Promise<void> {
    const { t } = this.words;
    const ask = { title: t("mock-stop-ask"), text: t("mock-stop-warn"), yes: t("mock-stop-yes"), no: t("mock-stop-no") };
    if (await confirmed(this, ask)) this.anew();
  }

  private anew(): void {
    this.end();
    kept.forget(this.data.id);
    this.begin(true);
  }

  private result({ form, sitting }: Rehearsal, focus: boolean): void {
    const { data } = this;
    const { responses, started, last } = sitting;
    const ways = { base: this.resolved("base").href, again: () => this.anew() };
    const sum = { data, form, responses, score: scored(data, form.items, responses), took: last - started };
    this.show(resultScreen(sum, ways, this.words), focus);
  }

  private show(screen: HTMLElement, focus: boolean): void {
    this.stage.replaceChildren(screen);
    const heading = screen.querySelector<HTMLElement>(".cb-heading");
    if (focus && heading) focusOn(heading);
  }

  private failed(say: RehearsalWords | undefined): void {
    const retry = button(say?.t("retry") ?? this.getAttribute("label-retry") ?? "", () => void this.open(this.life.signal, true));
    const text = say?.t("load-failed") ?? this.getAttribute("label-network") ?? "";
    this.replaceChildren(h("div", { class: "cb-failed" }, h("p", { role: "alert" }, text), h("p", {}, retry)));
    this.dataset["state"] = "failed";
  }

  /** The exam's words, and over them what the mock exam says in its own way. */
  private async loadWords(signal: AbortSignal): Promise<RehearsalWords | undefined> {
    try {
      const answers = await Promise.all([this.resolved("run-words"), this.resolved("words")].map((url) => fetch(url, { signal })));
      if (!answers.every(({ ok }) => ok)) return undefined;
      const labels = (await Promise.all(answers.map((answer) => answer.json()))) as Labels<string>[];
      return words<string>(document.documentElement.lang, Object.assign({}, ...labels)) as RehearsalWords;
    } catch {
      return undefined;
    }
  }

  private resolved(attribute: "src" | "words" | "run-words" | "base"): URL {
    return new URL(this.getAttribute(attribute) ?? "", document.baseURI);
  }
}

if (!customElements.get("casebook-mock")) customElements.define("casebook-mock", CasebookMock);
