import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { dayOf, memoryOf, recallOn, startOf } from "../../scripts/web/src/trainer/memory.ts";

declare const ROOT: string;
const noon = (day: number): number => new Date(2026, 10, 2 + day, 12).getTime();
const tried = (at: number, score = 1, more = {}) => ({ at, digest: "d", score, ...more });

test("memory is what fsrs says it is, over a thousand histories", () => {
  const golden = JSON.parse(readFileSync(join(ROOT, "tests/golden/memory.json"), "utf8")) as [number[], string, number, number, number][];
  assert.equal(golden.length, 1000);
  for (const [days, rights, stability, difficulty, comesBack] of golden) {
    const memory = memoryOf(days.map((day, index) => tried(noon(day), Number(rights[index]))));
    assert.ok(memory);
    assert.ok(Math.abs(memory.stability / stability - 1) < 1e-5, `${days} ${rights}: ${memory.stability}, not ${stability}`);
    assert.ok(Math.abs(memory.difficulty / difficulty - 1) < 1e-5, `${days} ${rights}: ${memory.difficulty}, not ${difficulty}`);
    assert.equal(memory.due - memory.last, comesBack, `${days} ${rights}`);
  }
});

test("a day turns at four in the morning, by the calendar", () => {
  const at = (day: number, hour: number, minute = 0) => dayOf(new Date(2026, 10, day, hour, minute).getTime());
  assert.equal(at(3, 3, 59), at(2, 23));
  assert.equal(at(3, 4), at(2, 23) + 1);
  assert.equal(dayOf(startOf(at(3, 12)).getTime()), at(3, 12));
  // a day of 23 hours and one of 25, where clocks change, are a day each
  for (let day = 0; day < 366; day += 1) assert.equal(dayOf(new Date(2026, 0, 1 + day, 12).getTime()), dayOf(new Date(2026, 0, 1, 12).getTime()) + day);
});

test("of a day's tries the first counts", () => {
  const once = memoryOf([tried(noon(0), 0)]);
  assert.deepEqual(memoryOf([tried(noon(0), 0), tried(noon(0) + 60_000), tried(noon(0) + 120_000)]), once);
});

test("partly right is not known", () => {
  assert.deepEqual(memoryOf([tried(noon(0), 0.5)]), memoryOf([tried(noon(0), 0)]));
});

test("another key begins anew, other words make it due", () => {
  const old = { key_digest: "aaaaaabbbbbb", text_digest: "cccccc" };
  const tries = [tried(noon(0), 1, old), tried(noon(4), 1, old)];
  assert.equal(memoryOf(tries, { key_digest: "ffffff" }), undefined);
  const same = memoryOf(tries, { key_digest: "aaaaaa", text_digest: "cccccc" });
  assert.ok(same && same.due > same.last);
  const reworded = memoryOf(tries, { key_digest: "aaaaaa", text_digest: "dddddd" });
  assert.deepEqual(reworded, { ...same, due: same.last });
  assert.ok(memoryOf([tried(noon(0))], { key_digest: "aaaaaa" }), "older tries say no key, and count");
});

test("what was forgotten after it was known is a lapse", () => {
  assert.equal(memoryOf([tried(noon(0), 0), tried(noon(1)), tried(noon(4), 0), tried(noon(5), 0)])?.lapses, 2);
});

test("recall falls to 0.9 when a stability of days is over", () => {
  const memory = memoryOf([tried(noon(0)), tried(noon(2))]);
  assert.ok(memory);
  assert.equal(recallOn(memory.last, memory), 1);
  assert.ok(Math.abs(recallOn(memory.last + memory.stability, memory) - 0.9) < 1e-6);
});
