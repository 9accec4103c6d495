/** A run through a form: items back and forth, clock, flags, review. It knows no ticket, no key and no score. */
import { confirmed } from "../shared/confirm.ts";
import { focusOn, h } from "../shared/dom.ts";
import { live } from "../shared/live.ts";
import { bar, type Bar } from "./bar.ts";
import { passedMark } from "./clock.ts";
import type { Form } from "./form.ts";
import { cellName, grid, type Grid } from "./grid.ts";
import { examItem } from "./exam-item.ts";
import { reviewScreen } from "./review-screen.ts";
import type { ExamWords } from "../labels.ts";
import * as sittings from "./sitting.ts";
import type { Sitting } from "./sitting.ts";

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
  readonly #form: Form;
  #state: Sitting;
  readonly #host: Host;
  readonly #words: ExamWords;
  readonly element: HTMLElement;
  readonly #bar: Bar;
  readonly #grid: Grid;
  readonly #stage = h("div", { class: "cb-stage" });
  readonly #region = live();
  readonly #notices = h("div", { class: "cb-notices" });
  readonly #timer: number;
  #left: number;
  #mark: number; // until when the time is counted
  #kept: number;
  #awaySince: number | undefined;

  constructor(
    form: Form,
    state: Sitting,
    host: Host,
    words: ExamWords,
  ) {
    this.#form = form;
    this.#state = state;
    this.#host = host;
    this.#words = words;
    this.#mark = this.#kept = host.now();
    this.#left = this.#timeLeft(this.#mark);
    const acts = {
      hideClock: (clockHidden: boolean) => this.#change({ ...this.#state, clockHidden }),
      resize: (size: number) => {
        this.element.dataset["size"] = String(size);
        this.#change({ ...this.#state, size });
      },
      review: () => this.#go(form.items.length),
    };
    this.#bar = bar(state, acts, words);
    this.#bar.time(this.#left);
    this.#grid = grid(form.items.length, (place) => this.#go(place), words);
    const body = h("div", { class: "cb-run-body" }, this.#stage, this.#grid.element);
    const data = { class: "cb-app cb-run", "data-size": state.size };
    this.element = h("div", data, this.#bar.element, this.#notices, body, this.#region.element);
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    this.#show();
  }

  get sitting(): Sitting {
    return this.#state;
  }

  /** Begins and ends a time in which the page is not in front. */
  away(is: boolean): void {
    const now = this.#host.now();
    this.#spend(now);
    if (is === (this.#awaySince !== undefined)) return;
    if (this.#awaySince !== undefined && now - this.#awaySince >= BLINK_MS) {
      this.#state = sittings.withAway(this.#state, this.#awaySince, now - this.#awaySince);
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
    const now = this.#host.now();
    this.#spend(now);
    const left = this.#timeLeft(now);
    const mark = passedMark(this.#left, left);
    this.#left = left;
    this.#bar.time(left);
    if (mark !== undefined) this.#bar.note(mark > 0 ? this.#words.t("note-left", { n: mark }) : this.#words.t("note-over"));
    // While away nothing is written: what is kept then says since when nobody was here, should the page never come back.
    if (now - this.#kept >= KEEP_MS && this.#awaySince === undefined) this.#keep();
  }

  #timeLeft(now: number): number {
    return this.#state.started + this.#form.minutes * 60_000 - now;
  }

  /** Counts the time since the last look for the item that is shown. */
  #spend(now: number): void {
    const passed = now - this.#mark;
    const item = this.#form.items[this.#state.place];
    if (this.#awaySince === undefined && passed > ASLEEP_MS) this.#state = sittings.withAway(this.#state, this.#mark, passed);
    else if (this.#awaySince === undefined && item) this.#state = sittings.withTime(this.#state, item.id, passed);
    this.#mark = now;
  }

  #change(state: Sitting): void {
    this.#state = state;
    this.#draw();
    this.#keep();
  }

  #keep(): void {
    this.#kept = this.#host.now();
    this.#host.keep(this.#state);
  }

  #go(place: number): void {
    this.#spend(this.#host.now());
    this.#bar.note("");
    this.#change({ ...this.#state, place });
    this.#show();
    this.focus();
  }

  #show(): void {
    const place = Math.min(this.#state.place, this.#form.items.length);
    this.#stage.replaceChildren(place < this.#form.items.length ? this.#item(place) : this.#review());
    this.#draw();
  }

  #draw(): void {
    const cells = this.#form.items.map((_, place) => ({
      state: this.#stateAt(place),
      flagged: this.#isFlagged(place),
      current: place === this.#state.place,
    }));
    this.#grid.update(cells);
  }

  #stateAt(place: number): sittings.State {
    const item = this.#form.items[place] as sittings.FormItem;
    return sittings.stateOf(item, this.#state.responses[item.id]);
  }

  #isFlagged(place: number): boolean {
    return this.#state.flags.includes((this.#form.items[place] as sittings.FormItem).id);
  }

  #item(index: number): HTMLElement {
    const [form, state] = [this.#form, this.#state];
    const item = form.items[index] as sittings.FormItem;
    const place = {
      item,
      section: form.sections.find(({ id }) => id === item.section)?.title ?? "",
      number: index + 1,
      total: form.items.length,
      given: state.responses[item.id],
      flagged: this.#isFlagged(index),
      lang: form.lang,
      ...(form.order && { order: form.order(item.id) }),
    };
    const acts = {
      responded: (response: Parameters<typeof sittings.withResponse>[2]) => this.#change(sittings.withResponse(this.#state, item.id, response)),
      flagged: (on: boolean) => this.#change(sittings.withFlag(this.#state, item.id, on)),
      back: () => this.#go(index - 1),
      next: () => this.#go(index + 1),
      announce: this.#region.announce,
    };
    return examItem(place, acts, this.#words);
  }

  #review(): HTMLElement {
    const places = this.#form.items.map((_, place) => place);
    const open = places.filter((place) => this.#stateAt(place) !== "answered");
    const flagged = places.filter((place) => this.#isFlagged(place));
    const acts = {
      go: (place: number) => this.#go(place),
      name: (place: number) => cellName(place, this.#stateAt(place), this.#isFlagged(place), this.#words),
      back: () => this.#go(open[0] ?? 0),
      handIn: (say: (text: string) => void) => this.#handIn(open.length, say),
    };
    return reviewScreen(open, flagged, acts, this.#words);
  }

  async #handIn(open: number, say: (text: string) => void): Promise<void> {
    const { t } = this.#words;
    const text = open > 0 ? t("hand-in-warn-open", { n: open }) : t("hand-in-warn");
    const ask = { title: t("hand-in-ask"), text, yes: t("hand-in"), no: t("not-yet") };
    if (await confirmed(this.element, ask)) await this.#host.handIn(say);
  }
}
