import assert from "node:assert/strict";
import test from "node:test";
import { datesIn, inWords, isDay, offEntry, workingDays } from "../../scripts/web/src/path/calendar.ts";

const kept = (answers: Record<string, string>) => ({
  list: "path--first-month",
  answers: Object.fromEntries(Object.entries(answers).map(([entry, value]) => [entry, { value, text: "Day" }])),
});

test("weekends and days off have no day of the path", () => {
  const dates = datesIn(kept({ start: "2026-12-03", "off--2026-12-07": "2026-12-07/2026-12-08" }));
  assert.deepEqual(workingDays(dates, 4), ["2026-12-03", "2026-12-04", "2026-12-09", "2026-12-10"]);
});

test("a start on a Saturday is the Monday after, also over a change of the clock", () => {
  const days = workingDays({ start: "2027-03-27", off: [] }, 6);
  assert.deepEqual(days, ["2027-03-29", "2027-03-30", "2027-03-31", "2027-04-01", "2027-04-02", "2027-04-05"]);
});

test("without a start nothing has a date, and what can't be read is left out", () => {
  assert.deepEqual(workingDays(datesIn(undefined), 3), []);
  const dates = datesIn(kept({ start: "soon", "off--2026-12-09": "2026-12-09/2026-12-01", "off--x": "x" }));
  assert.deepEqual(dates, { start: undefined, off: [] });
  assert.ok(!isDay("2026-13-01"));
});

test("a holiday without end ends the search", () => {
  assert.deepEqual(workingDays({ start: "2026-12-01", off: [{ from: "2026-12-01", to: "9999-12-31" }] }, 1), []);
});

test("days off are kept by their first day", () => {
  assert.equal(offEntry({ from: "2026-12-24", to: "2027-01-01" }), "off--2026-12-24");
  assert.equal(inWords("2026-12-07", "en-GB"), "Mon 7 Dec");
});
