/** The calendar file, read by somebody else's reader (ical.js). */
import assert from "node:assert/strict";
import test from "node:test";
import ICAL from "ical.js";
import { workingDays } from "../../scripts/web/src/path/calendar.ts";
import { calendarFile } from "../../scripts/web/src/path/ics.ts";

const TITLE = "Ден 3 · Заявка; бриф, оценка \\ план и още малко думи, за да не се побере на един ред";
const NOW = new Date("2026-11-30T10:00:00Z");

function file(dates: readonly string[], now = NOW): string {
  const days = dates.map((date, index) => ({ id: `day-${index + 1}`, title: TITLE, date, url: `https://example.org/academy/bg/path/#day-${index + 1}` }));
  return calendarFile(days, { title: "Today", url: "https://example.org/academy/today/", at: "08:30" }, "example.org/academy/month", now);
}

const events = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
const TWENTY = workingDays({ start: "2027-03-22", off: [{ from: "2027-04-02", to: "2027-04-05" }] }, 20);

test("each day is there with its title, and ten minutes of its morning by the clock of the place", () => {
  const found = events(file(TWENTY));
  assert.equal(found.length, 40);
  assert.deepEqual(found.filter(({ startDate }) => startDate.isDate).map(({ startDate }) => startDate.toString()), TWENTY);
  const mornings = found.filter(({ startDate }) => !startDate.isDate);
  assert.deepEqual(mornings.map(({ startDate }) => startDate.toString()), TWENTY.map((day) => `${day}T08:30:00`));
  assert.ok(mornings.every(({ startDate, duration }) => startDate.zone.tzid === "floating" && duration.toSeconds() === 600));
  assert.equal(found[0]?.summary, TITLE);
  assert.equal(found[0]?.component.getFirstPropertyValue("url"), "https://example.org/academy/bg/path/#day-1");
});

test("a later file moves the same events", () => {
  const [before, after] = [file(TWENTY), file(TWENTY.slice(1), new Date(NOW.getTime() + 60_000))].map(events) as [ICAL.Event[], ICAL.Event[]];
  assert.equal(new Set(before.map(({ uid }) => uid)).size, 40);
  assert.equal(before[0]?.uid, "day-1@example.org/academy/month");
  assert.deepEqual(after.map(({ uid }) => uid), before.slice(0, 38).map(({ uid }) => uid));
  assert.ok((after[0]?.sequence ?? 0) > (before[0]?.sequence ?? 0));
});

test("no line is longer than 75 octets, and each ends as the standard says", () => {
  const text = file(TWENTY);
  assert.ok(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75));
  assert.doesNotMatch(text.replaceAll("\r\n", ""), /[\r\n]/);
  assert.match(text, /END:VCALENDAR\r\n$/);
});
