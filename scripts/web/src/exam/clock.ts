/**
 * The exam's clock: the device's time, since it goes on while the page is closed; but it never goes back, unless a clock that
 * was set wrong is put right: when the device's time agrees again with the time that was counted, the jump is undone. Pure.
 */

export interface Source {
  /** The device's clock: ms since 1970. */
  wall(): number;
  /** Ms since whenever, by a clock that nobody can set. */
  steady(): number;
}

export const DEVICE: Source = { wall: () => Date.now(), steady: () => performance.now() };

/** Once that the device's clock went otherwise than the time that passed: it was set, or (ahead) the device slept. */
export interface Jump {
  readonly at: number; // ms, by the exam's clock
  readonly seconds: number; // ahead, or back
}

/** What a clock knows when the page is left. */
export interface ClockState {
  readonly last: number; // ms, a time that has certainly passed
  readonly offset: number; // ms that the exam's clock is ahead of the device's
  readonly base?: number; // the offset of a device whose clock is right
  readonly lag?: number; // ms by which the time counted without jumps is behind
}

const SLACK_MS = 5000; // clocks are set right by a little all the time

export class Clock {
  readonly jumps: Jump[] = [];
  #last: number;
  #offset: number;
  #base: number;
  #wrong = false; // at the start the device's clock was behind what has certainly passed
  #drift: number; // of the device's clock against the steady one
  readonly #begin: { readonly time: number; readonly steady: number };

  /** `start`: how far behind `last` the device's clock may be where an exam is started; else it goes on. */
  constructor(private readonly source: Source, { last, offset, base = 0, lag = 0 }: ClockState, start = 0) {
    const wall = source.wall();
    const steady = source.steady();
    const behind = Math.max(0, last - wall - offset);
    this.#last = last;
    this.#offset = offset + behind;
    this.#base = base + (behind > start ? 0 : behind);
    this.#wrong = start > 0 && behind > start;
    this.#drift = wall - steady;
    this.#begin = { time: wall + this.#offset - lag, steady };
  }

  /** Whether the device's clock is behind, set back by whomever. */
  get setBack(): boolean {
    return this.#offset - this.#base > SLACK_MS;
  }

  get state(): Required<ClockState> {
    return { last: this.now(), offset: this.#offset, base: this.#base, lag: this.#last - this.#counted() };
  }

  now(): number {
    const wall = this.source.wall();
    const counted = this.#counted();
    const moved = wall - this.source.steady() - this.#drift;
    if (Math.abs(moved) > SLACK_MS) {
      this.jumps.push({ at: Math.round(this.#last), seconds: Math.round(moved / 1000) });
      this.#drift += moved;
      this.#putRight(wall, counted, moved);
    }
    this.#offset += Math.max(0, counted - SLACK_MS - wall - this.#offset, this.#last - wall - this.#offset);
    return (this.#last = wall + this.#offset);
  }

  /** The time that passed since the page was opened, by the steady clock alone. */
  #counted(): number {
    return this.#begin.time + this.source.steady() - this.#begin.steady;
  }

  #putRight(wall: number, counted: number, moved: number): void {
    // Nothing before the start counts: what it was behind by then is no time of the exam.
    if (this.#wrong && moved > 0) [this.#base, this.#wrong] = [counted - wall, false];
    if (Math.abs(wall + this.#base - counted) <= SLACK_MS) [this.#offset, this.#last] = [this.#base, wall + this.#base];
    else if (moved > 0) this.#offset = Math.max(Math.min(this.#base, this.#offset), this.#offset - moved);
  }
}

/** The minutes left that are told. */
const MARKS = [0, 1, 5, 15];

/** The mark that was passed between two looks at the time left (ms), the last one if several were; 0: the time is up. */
export function passedMark(before: number, after: number): number | undefined {
  return MARKS.find((mark) => before > mark * 60_000 && after <= mark * 60_000);
}

/** Time left (ms) in whole minutes as one says it: begun ones count. Negative: over time. */
export function minutes(left: number): number {
  return left > 0 ? Math.ceil(left / 60_000) : Math.floor(left / 60_000);
}
