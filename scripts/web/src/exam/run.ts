/** A run through a form: items back and forth, clock, flags, review. It knows no ticket, no key and no score. */
import { focusOn, h } from "../shared/dom.ts";
import { live } from "../shared/live.ts";
import { Bar } from "./bar.ts";
import { passedMark } from "./clock.ts";
import { Grid } from "./grid.ts";
import { examItem } from "./exam-item.ts";
import { reviewScreen } from "./review-screen.ts";
import type { ExamWords } from "../labels.ts";
import { stateOf, withAway, withTime, type Form, type FormItem, type Sitting, type State } from "./sitting.ts";

/** Who runs it: the exam page, or the mock exam. */
export interface Host {
  /** Ms, by a clock that never goes back. */
  now(): number;
  /** Keeps each change. */
  keep(sitting: Sitting): void;
  /** What happens when all is confirmed; it may `say` how it goes. */
  handIn(say: (text: string) => void): Promise<void>;
}

const TICK_MS = 1000;
const KEEP_MS = 5000;
const BLINK_MS = 1000; // a dialog of the browser, a reload: nobody was away
const ASLEEP_MS = 90_000; // a hidden page ticks once a minute; one that slept longer was not looked at

export class Run {
  readonly element: HTMLElement;
  /** Speaks a text without showing it. */
  readonly announce: (text: string) => void;
  #state: Sitting;
  readonly #bar: Bar;
  readonly #grid: Grid;
  readonly #stage = h("div", { class: "cb-stage" });
  readonly #notices = h("div", { class: "cb-notices" });
  readonly #timer: number;
  #left: number;
  #mark: number; // until when the time is counted
  #kept: number;
  #awaySince: number | undefined;

  constructor(
    readonly form: Form,
    state: Sitting,
    readonly host: Host,
    readonly words: ExamWords,
  ) {
    this.#state = state;
    this.#mark = this.#kept = host.now();
    this.#left = this.#timeLeft(this.#mark);
    this.#bar = new Bar(this);
    this.#bar.time(this.#left);
    this.#grid = new Grid(this);
    const { element: region, announce } = live();
    this.announce = announce;
    const body = h("div", { class: "cb-run-body" }, this.#stage, this.#grid.element);
    this.element = h("div", { class: "cb-app cb-run" }, this.#bar.element, this.#notices, body, region);
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    this.#show();
  }

  get sitting(): Sitting {
    return this.#state;
  }

  itemAt(place: number): FormItem {
    return this.form.items[place] as FormItem;
  }

  stateAt(place: number): State {
    const item = this.itemAt(place);
    return stateOf(item, this.#state.responses[item.id]);
  }

  isFlagged(place: number): boolean {
    return this.#state.flags.includes(this.itemAt(place).id);
  }

  /** Such as "Item 5: response given, flagged". */
  nameOf(place: number): string {
    const text = this.words.t(`cell-${this.stateAt(place)}`, { n: place + 1 });
    return this.isFlagged(place) ? this.words.t("cell-flagged", { text }) : text;
  }

  /** Goes on with a changed sitting, which is kept. */
  change(state: Sitting): void {
    this.#state = state;
    this.#draw();
    this.#keep();
  }

  /** To an item; the place behind the last is the review. */
  go(place: number): void {
    this.#spend(this.host.now());
    this.#bar.note("");
    this.change({ ...this.#state, place });
    this.#show();
    this.focus();
  }

  /** Begins and ends a time in which the page is not in front. */
  away(is: boolean): void {
    const now = this.host.now();
    this.#spend(now);
    if (is === (this.#awaySince !== undefined)) return;
    if (this.#awaySince !== undefined && now - this.#awaySince >= BLINK_MS) {
      this.#state = withAway(this.#state, this.#awaySince, now - this.#awaySince);
    }
    this.#awaySince = is ? now : undefined;
    this.#keep();
  }

  /** A message that stays; the same one is shown once, "" takes it away. `name` says what it is about. */
  notice(name: string, text: string): void {
    const before = this.#notices.querySelector(`[data-about="${name}"]`);
    if (before?.textContent === text || (!before && !text)) return;
    before?.remove();
    if (text) this.#notices.append(h("p", { class: "cb-notice", role: "alert", "data-about": name }, text));
  }

  /** The sitting with all time counted up to now. */
  settled(): Sitting {
    this.away(false);
    return this.#state;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  focus(): void {
    focusOn(this.#stage.querySelector(".cb-heading") as HTMLElement);
  }

  #tick(): void {
    const now = this.host.now();
    this.#spend(now);
    const left = this.#timeLeft(now);
    const mark = passedMark(this.#left, left);
    this.#bar.time(left);
    if (left > this.#left) this.#bar.note(""); // a clock that was wrong was put right
    if (mark !== undefined) this.#bar.note(mark > 0 ? this.words.t("note-left", { n: mark }) : this.words.t("note-over"));
    this.#left = left;
    // While away nothing is written: what is kept then says since when nobody was here, should the page never come back.
    if (Math.abs(now - this.#kept) >= KEEP_MS && this.#awaySince === undefined) this.#keep();
  }

  #timeLeft(now: number): number {
    return this.#state.started + this.form.minutes * 60_000 - now;
  }

  /** Counts the time since the last look for the item that is shown. */
  #spend(now: number): void {
    const passed = Math.max(0, now - this.#mark);
    const item = this.form.items[this.#state.place];
    if (this.#awaySince === undefined && passed > ASLEEP_MS) this.#state = withAway(this.#state, this.#mark, passed);
    else if (this.#awaySince === undefined && item) this.#state = withTime(this.#state, item.id, passed);
    this.#mark = now;
  }

  #keep(): void {
    this.#kept = this.host.now();
    this.host.keep(this.#state);
  }

  #show(): void {
    const place = Math.min(this.#state.place, this.form.items.length);
    this.#stage.replaceChildren(place < this.form.items.length ? examItem(this, place) : reviewScreen(this));
    this.#draw();
  }

  #draw(): void {
    this.element.dataset["size"] = String(this.#state.size);
    this.#grid.update();
  }
}
