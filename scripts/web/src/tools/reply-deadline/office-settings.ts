/** What is set of the office, as it stands in the fields and is kept, and what is wrong with it. Pure. */
import { isCount, isObject, isText } from "../../shared/json.ts";
import type { Office } from "./office.ts";

/** The times of a day; a break has both or none. */
export const TIMES = ["begin", "end", "pauseFrom", "pauseTo"] as const;
export type Times = Readonly<Record<(typeof TIMES)[number], string>>;

export interface Settings extends Times {
  readonly zone: string;
  readonly days: readonly number[];
  readonly off: readonly string[];
}

/** Names of labels. */
export type Fault = "deadline-fault-time" | "deadline-fault-order" | "deadline-fault-half" | "deadline-fault-pause" | "deadline-fault-days";
export type Faults = Partial<Record<"end" | "begin" | "pause" | "days", Fault>>;

export const defaults = (zone: string): Settings => ({
  zone, begin: "09:00", end: "18:00", pauseFrom: "", pauseTo: "", days: [1, 2, 3, 4, 5], off: [],
});

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** The settings as an office, or what must be mended first. */
export function officeOf(settings: Settings): Office | Faults {
  const { zone, begin, end, pauseFrom, pauseTo, days, off } = settings;
  const faults: Faults = {};
  const [from, to, stop, go] = [begin, end, pauseFrom, pauseTo].map(minutes) as [number, number, number, number];
  if (Number.isNaN(from)) faults.begin = "deadline-fault-time";
  if (Number.isNaN(to)) faults.end = "deadline-fault-time";
  else if (to <= from) faults.end = "deadline-fault-order";
  if ((pauseFrom === "") !== (pauseTo === "")) faults.pause = "deadline-fault-half";
  else if (pauseFrom !== "" && !(from <= stop && stop < go && go <= to && go - stop < to - from)) faults.pause = "deadline-fault-pause";
  if (days.length === 0) faults.days = "deadline-fault-days";
  if (Object.keys(faults).length > 0) return faults;
  const hours = pauseFrom === "" ? [{ from, to }] : [{ from, to: stop }, { from: go, to }];
  return { zone, hours: hours.filter((span) => span.to > span.from), days, off };
}

export const isOffice = (found: Office | Faults): found is Office => "zone" in found;

/** What can be read of kept settings; the rest is as it is at first. */
export function read(record: unknown, own: string, zones: readonly string[]): Settings {
  const start = defaults(own);
  if (!isObject(record)) return start;
  const { zone, days, off } = record;
  const isKnown = (time: unknown) => isText(time) && (time === "" || TIME.test(time));
  const isWeekday = (day: unknown): day is number => isCount(day) && day >= 1 && day <= 7;
  return {
    ...start,
    ...Object.fromEntries(TIMES.flatMap((name) => (isKnown(record[name]) ? [[name, record[name]]] : []))),
    ...(isText(zone) && zones.includes(zone) && { zone }),
    ...(Array.isArray(days) && { days: days.filter(isWeekday) }),
    ...(Array.isArray(off) && { off: off.filter((day) => isText(day) && isDay(day)) }),
  };
}

/** Whether there is such a day: not the 30th of February. */
export function isDay(text: string): boolean {
  const at = DATE.test(text) ? Date.parse(`${text}T00:00Z`) : NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Minutes from midnight of `09:30`; not a number where it is none. */
function minutes(time: string): number {
  return TIME.test(time) ? Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) : NaN;
}
