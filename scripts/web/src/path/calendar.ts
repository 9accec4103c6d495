/** Which day of the path is on which date: working days from a start, without weekends and one's own days off. Pure. */
import type { Filled } from "../checklist/answers.ts";

/** Days as "2026-12-24", both included. */
export interface DaysOff {
  readonly from: string;
  readonly to: string;
}

export interface Dates {
  readonly start: string | undefined;
  readonly off: readonly DaysOff[];
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const START = "start";
const OFF = "off--";
/** Nobody is away for longer; a mistyped year must not hang the page. */
const LONGEST = 1000;

/** The name that the dates of a stage are kept under, among the check-lists: two hyphens, so no check-list has it. */
export const datesList = (stage: string): string => `path--${stage}`;

/** The entry that days off are kept as: by their first day, so that two devices agree. */
export const offEntry = ({ from }: DaysOff): string => `${OFF}${from}`;

/** What is kept of it; what makes no sense is left out. */
export function datesIn(filled: Filled | undefined): Dates {
  const answers = Object.entries(filled?.answers ?? {});
  const start = answers.find(([entry]) => entry === START)?.[1].value;
  const off = answers.flatMap(([entry, { value }]): DaysOff[] => {
    const [from = "", to = from] = entry.startsWith(OFF) && value !== true ? value.split("/") : [];
    return isDay(from) && isDay(to) && from <= to ? [{ from, to }] : [];
  });
  off.sort((a, b) => (a.from < b.from ? -1 : 1));
  return { start: start !== true && start !== undefined && isDay(start) ? start : undefined, off };
}

export function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(text));
}

/** The dates of so many days of the path; none where no start is set. */
export function workingDays({ start, off }: Dates, count: number): string[] {
  const found: string[] = [];
  if (start === undefined) return found;
  const date = new Date(start); // midnight in UTC: a calendar has no summer time
  for (let tried = 0; found.length < count && tried < LONGEST; tried++) {
    const day = date.toISOString().slice(0, 10);
    const isWeekend = date.getUTCDay() % 6 === 0;
    if (!isWeekend && !off.some(({ from, to }) => from <= day && day <= to)) found.push(day);
    date.setUTCDate(date.getUTCDate() + 1);
  }
  return found;
}

/** A date in words, as "Mon, 7 Dec"; `lang` as Intl has it. */
export function inWords(day: string, lang: string, weekday: "short" | "long" = "short"): string {
  const parts = { weekday, day: "numeric", month: weekday, timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(lang, parts).format(new Date(day));
}
