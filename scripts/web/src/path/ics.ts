/**
 * The days of the path as a file for calendars (RFC 5545): each a whole-day event, and ten minutes on its morning. Times are
 * floating, the same by the clock wherever the learner is, so there's no time zone to describe. Pure.
 */

export interface CalendarDay {
  readonly id: string;
  readonly title: string;
  /** As "2026-12-24". */
  readonly date: string;
  readonly url: string;
}

export interface Morning {
  readonly title: string;
  readonly url: string;
  /** As "09:00". */
  readonly at: string;
}

/** `place`: the academy and the stage, such as "example.org/casebook/first-month": with the day it names an event for good. */
export function calendarFile(days: readonly CalendarDay[], morning: Morning, place: string, now: Date): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const event = (id: string, title: string, url: string, ...when: readonly string[]): string[] => [
    "BEGIN:VEVENT", `UID:${id}@${place}`, `DTSTAMP:${stamp}`,
    `SEQUENCE:${Math.floor(now.getTime() / 60_000)}`, // a later file takes the place of an earlier one
    ...when, `SUMMARY:${escaped(title)}`, `URL:${url}`, "END:VEVENT",
  ];
  const lines = days.flatMap(({ id, title, date, url }) => {
    const day = date.replaceAll("-", "");
    const time = morning.at.replace(":", "");
    return [
      ...event(id, title, url, `DTSTART;VALUE=DATE:${day}`, "TRANSP:TRANSPARENT"),
      ...event(`${id}-morning`, morning.title, morning.url, `DTSTART:${day}T${time}00`, "DURATION:PT10M"),
    ];
  });
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Casebook//Path//EN", ...lines, "END:VCALENDAR", ""].map(folded).join("\r\n");
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, "\\$&").replace(/\s+/g, " ");

const OCTETS = 75;

/** A line of more octets goes on in the next, after a space; no letter is cut in two. */
function folded(line: string): string {
  const bytes = new TextEncoder();
  let [whole, length] = ["", 0];
  for (const letter of line) {
    const size = bytes.encode(letter).length;
    if (length + size > OCTETS) [whole, length] = [`${whole}\r\n `, 1];
    whole += letter;
    length += size;
  }
  return whole;
}
