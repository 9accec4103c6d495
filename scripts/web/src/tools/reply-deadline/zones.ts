/** Moments and clocks: what a clock in a time zone shows, and which moment it shows it at. By Intl alone; pure. */

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** A day as YYYY-MM-DD; the minutes of a clock are counted from midnight. */
export interface Clock {
  readonly day: string;
  readonly minutes: number;
}

export interface Moment {
  readonly at: number;
  /** `gap`: no clock there ever showed it, as clocks were put forward; `twice`: they were put back, and this is the first time. */
  readonly kind: "once" | "twice" | "gap";
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
  });
  formats.set(zone, made);
  return made;
}

/** How far the zone's clocks are before UTC at that moment, in milliseconds. */
export function offset(zone: string, at: number): number {
  const shown: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** What a clock in the zone shows at that moment. */
export function clock(zone: string, at: number): Clock {
  const wall = new Date(at + offset(zone, at)).toISOString();
  return { day: wall.slice(0, 10), minutes: Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16)) };
}

/** The moment at which clocks in the zone show that. Clocks change at most once within a day of it. */
export function moment(zone: string, { day, minutes }: Clock): Moment {
  const wall = Date.parse(`${day}T00:00Z`) + minutes * MINUTE;
  const [before, after] = [offset(zone, wall - DAY), offset(zone, wall + DAY)];
  const possible = [...new Set([wall - before, wall - after])].filter((at) => at + offset(zone, at) === wall);
  const [first = wall - before] = possible.sort((a, b) => a - b);
  return { at: first, kind: possible.length === 0 ? "gap" : possible.length === 1 ? "once" : "twice" };
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) + DAY).toISOString().slice(0, 10);
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00Z`).getUTCDay() || 7;
}

/** All zones that the browser knows, its own among them. */
export function zones(own: string): string[] {
  const known = typeof Intl.supportedValuesOf === "function" ? Intl.supportedValuesOf("timeZone") : ["UTC"];
  return [...new Set([...known, own])].sort();
}
