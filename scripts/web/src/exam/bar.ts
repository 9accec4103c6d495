/** What stands above the items: the time, which can be hidden, the size of the text, the way to the end. */
import { button, h } from "../shared/dom.ts";
import { minutes } from "./clock.ts";
import type { ExamWords } from "../labels.ts";

export interface BarActs {
  hideClock(hidden: boolean): void;
  resize(size: number): void;
  review(): void;
}

export interface Bar {
  readonly element: HTMLElement;
  /** Ms left; below 0 over time. */
  time(left: number): void;
  /** A sentence on the time, shown and spoken; "" takes it away. */
  note(text: string): void;
}

const LARGEST = 3;

export function bar(begin: { readonly size: number; readonly clockHidden: boolean }, acts: BarActs, words: ExamWords): Bar {
  const { t } = words;
  let { size, clockHidden } = begin;
  let left = 0;
  const clock = h("p", { class: "cb-clock", role: "timer" });
  const note = h("p", { class: "cb-note", role: "status" });
  const hide = button("", () => {
    clockHidden = !clockHidden;
    draw();
    acts.hideClock(clockHidden);
  });
  const smaller = button("A−", () => resize(-1));
  const larger = button("A+", () => resize(1));
  smaller.setAttribute("aria-label", `${t("smaller-text")}: A−`);
  larger.setAttribute("aria-label", `${t("larger-text")}: A+`);
  const tools = h(
    "div",
    { class: "cb-bar-tools", role: "group", "aria-label": t("tools") },
    clock, hide, smaller, larger, button(t("review"), acts.review, "cb-button cb-to-review"),
  );
  resize(0);
  return {
    element: h("div", { class: "cb-bar" }, tools, note),
    time: (ms) => {
      left = ms;
      draw();
    },
    note: (text) => {
      if (note.textContent !== text) note.textContent = text;
    },
  };

  function draw(): void {
    const text = clockHidden ? t("time-hidden") : timeText(left, words);
    if (clock.textContent !== text) clock.textContent = text;
    clock.classList.toggle("cb-clock--over", left <= 0 && !clockHidden);
    hide.textContent = t(clockHidden ? "show-clock" : "hide-clock");
  }

  /** aria-disabled, not disabled: a button that is switched off would lose the focus. */
  function resize(by: number): void {
    const before = size;
    size = Math.min(LARGEST, Math.max(0, size + by));
    smaller.setAttribute("aria-disabled", String(size === 0));
    larger.setAttribute("aria-disabled", String(size === LARGEST));
    if (size !== before) acts.resize(size);
  }
}

/** The time left in words, in whole minutes: seconds that run make nobody think better. */
export function timeText(left: number, { t }: ExamWords): string {
  if (left > 0) return left < 60_000 ? t("time-little") : t("time-left", { n: minutes(left) });
  return t("time-over", { n: -minutes(left) });
}
