/** What stands above the items: the time, which can be hidden, the size of the text, the way to the end. */
import { button, h } from "../shared/dom.ts";
import { minutes } from "./clock.ts";
import type { ExamWords } from "../labels.ts";
import type { Run } from "./run.ts";

const LARGEST = 3;

export class Bar {
  readonly element: HTMLElement;
  readonly #clock = h("p", { class: "cb-clock", role: "timer" });
  readonly #note = h("p", { class: "cb-note", role: "status" });
  readonly #hide = button("", () => this.#toggleClock());
  readonly #smaller = button("A−", () => this.#resize(-1));
  readonly #larger = button("A+", () => this.#resize(1));
  #left = 0;

  constructor(private readonly run: Run) {
    const { t } = run.words;
    this.#smaller.setAttribute("aria-label", `${t("smaller-text")}: A−`);
    this.#larger.setAttribute("aria-label", `${t("larger-text")}: A+`);
    const review = button(t("review"), () => run.go(run.form.items.length), "cb-button cb-to-review");
    const tools = [this.#clock, this.#hide, this.#smaller, this.#larger, review];
    const group = h("div", { class: "cb-bar-tools", role: "group", "aria-label": t("tools") }, ...tools);
    this.element = h("div", { class: "cb-bar" }, group, this.#note);
    this.#markEnds();
  }

  /** Ms left; below 0 over time. */
  time(left: number): void {
    this.#left = left;
    this.#draw();
  }

  /** A sentence on the time, shown and spoken; "" takes it away. */
  note(text: string): void {
    if (this.#note.textContent !== text) this.#note.textContent = text;
  }

  #toggleClock(): void {
    this.run.change({ ...this.run.sitting, clockHidden: !this.run.sitting.clockHidden });
    this.#draw();
  }

  #draw(): void {
    const { words, sitting: { clockHidden } } = this.run;
    const text = clockHidden ? words.t("time-hidden") : timeText(this.#left, words);
    if (this.#clock.textContent !== text) this.#clock.textContent = text;
    this.#clock.classList.toggle("cb-clock--over", this.#left <= 0 && !clockHidden);
    this.#hide.textContent = words.t(clockHidden ? "show-clock" : "hide-clock");
  }

  #resize(by: number): void {
    const { sitting } = this.run;
    const size = Math.min(LARGEST, Math.max(0, sitting.size + by));
    if (size !== sitting.size) this.run.change({ ...sitting, size });
    this.#markEnds();
  }

  /** aria-disabled, not disabled: a button that is switched off would lose the focus. */
  #markEnds(): void {
    const { size } = this.run.sitting;
    this.#smaller.setAttribute("aria-disabled", String(size === 0));
    this.#larger.setAttribute("aria-disabled", String(size === LARGEST));
  }
}

/** The time left in words, in whole minutes: seconds that run make nobody think better. */
function timeText(left: number, { t }: ExamWords): string {
  if (left > 0) return left < 60_000 ? t("time-little") : t("time-left", { n: minutes(left) });
  return t("time-over", { n: -minutes(left) });
}
