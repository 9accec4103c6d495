/** When an office works, and which moment so many working hours lead to. Pure. */
import { clock, dayAfter, MINUTE, moment, weekday } from "./zones.ts";

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Office {
  readonly zone: string;
  /** The parts of a working day, in minutes from midnight: one, or two with a break between. */
  readonly hours: readonly Span[];
  /** 1 for Monday to 7 for Sunday. */
  readonly days: readonly number[];
  /** Days on which nobody works, as YYYY-MM-DD. */
  readonly off: readonly string[];
}

/** What a day adds. */
export interface Share {
  readonly day: string;
  readonly ms: number;
}

export interface Deadline {
  readonly at: number;
  readonly begins: number;
  readonly shares: readonly Share[];
  /** Days in between on which nobody works. */
  readonly idle: readonly string[];
}

const HOUR = 60 * MINUTE;
/** An office that does not work for so long has been set up wrongly. */
const LONGEST_DAYS = 500;

/** The moment so many working hours after `from`; undefined where the office never works that long. */
export function deadline(office: Office, from: number, hours: number): Deadline | undefined {
  const shares: Share[] = [];
  const idle: string[] = [];
  let left = hours * HOUR;
  let begins: number | undefined;
  let { day } = clock(office.zone, from);
  for (let tried = 0; tried < LONGEST_DAYS; tried++, day = dayAfter(day)) {
    const spans = worked(office, day);
    if (spans.length === 0) idle.push(day);
    let ms = 0;
    for (const span of spans) {
      const start = Math.max(span.from, from);
      const used = Math.min(left, span.to - start);
      if (used <= 0) continue;
      begins ??= start;
      ms += used;
      left -= used;
      if (left === 0) return { at: start + used, begins, shares: [...shares, { day, ms }], idle };
    }
    if (ms > 0) shares.push({ day, ms });
  }
  return undefined;
}

/** When the office works on that day, as moments: where clocks change, the hours are as long as they really are. */
export function worked(office: Office, day: string): Span[] {
  if (!office.days.includes(weekday(day)) || office.off.includes(day)) return [];
  const at = (minutes: number) => moment(office.zone, { day, minutes }).at;
  return office.hours.map(({ from, to }) => ({ from: at(from), to: at(to) }));
}
