import assert from "node:assert/strict";
import test from "node:test";
import { echo } from "../../scripts/web/src/items/echo.ts";
import type { Measure } from "../../scripts/web/src/items/reading.ts";
import type { TextItem } from "../../scripts/web/src/items/types.ts";
import { words } from "../../scripts/web/src/shared/words.ts";

const LABELS = {
  "read-as": "as {number}", "read-as-either": "as {first} or {second}", "not-a-number": "no number", "not-an-amount": "no amount", "not-hours": "no hours",
};

const SAID: [string, Measure | undefined, string | undefined, string][] = [
  ["756k", "money", "roubles", "as 756,000\u00a0roubles"],
  ["12 тыс.", "number", undefined, "as 12,000"],
  ["12 тыс.", undefined, "roubles", ""],
  ["1,234", "number", undefined, "as 1.234 or 1,234"],
  ["4,5", "hours", "hours", "as 4.5\u00a0hours (4:30)"],
  ["-0:50", "hours", "h", "no hours"],
  ["-1.25", "hours", "h", "as -1.25\u00a0h (−1:15)"],
  ["18:00", "hours", undefined, "as 18"],
  ["two", "hours", "h", "no hours"],
  ["about 5", "money", "roubles", "no amount"],
  ["2 or 3", "share", "%", "no number"],
  ["  ", "number", undefined, ""],
];

for (const [typed, measure, unit, expected] of SAID) {
  test(`${JSON.stringify(typed)} is told as read`, () => {
    const item = { id: "i", kind: "numeric", stem: "?", ...(measure && { measure }), ...(unit && { unit }) } satisfies TextItem;
    assert.equal(echo(item, typed, words("en", LABELS)), expected);
  });
}

test("of a word nothing is told", () => assert.equal(echo({ id: "i", kind: "short", stem: "?" }, "brief", words("en", LABELS)), ""));
