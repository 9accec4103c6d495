/** The exam's clock: wall time, since it goes on while the page is closed; but it never goes back. Pure. */

export interface Source {
  /** The device's clock: ms since 1970. */
  wall(): number;
  /** Ms since whenever, by a clock that nobody can set. */
  steady(): number;
}

export const DEVICE: Source = { wall: () => Date.now(), steady: () => performance.now() };

const SLACK_MS = 5000; // clocks are set right by a little all the time

export class Clock {
  /** Whether the device's clock was set back. */
  setBack = false;
  readonly #begin: { readonly time: number; readonly steady: number };

  /** `last` is a time that has certainly passed; `offset` what the exam's clock was ahead of the device's then. */
  constructor(
    private readonly source: Source,
    private last: number,
    public offset = 0,
    slack = SLACK_MS,
  ) {
    const wall = source.wall();
    this.#notBefore(last, wall, slack);
    this.#begin = { time: wall + this.offset, steady: source.steady() };
  }

  now(): number {
    const wall = this.source.wall();
    const passed = this.#begin.time + this.source.steady() - this.#begin.steady;
    this.#notBefore(passed - SLACK_MS, wall, 0);
    this.#notBefore(this.last, wall, SLACK_MS);
    return (this.last = wall + this.offset);
  }

  #notBefore(time: number, wall: number, slack: number): void {
    const behind = time - (wall + this.offset);
    if (behind > slack) this.setBack = true;
    if (behind > 0) this.offset += behind;
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
