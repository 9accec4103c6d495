import assert from "node:assert/strict";
import test from "node:test";
import type { Rehearsal } from "../../scripts/web/src/mock/rehearsal.ts";
import type { MockData } from "../../scripts/web/src/mock/mock-data.ts";
import { recordOf, triesIn } from "../../scripts/web/src/mock/sat.ts";
import { isKeptMock, totalOf } from "../../scripts/web/src/progress/kept-mocks.ts";

const item = (id: string, more = {}) => ({
  id, kind: "single", topic: "seo", level: "term", digest: "d", stem: id, key: "a", rationales: {}, refs: [], section: "terms", scored: true, ...more,
});
const data = { id: "x", title: "X", cut_score: 0.8, borderline: null, sections: [{ id: "terms", title: "Terms", cut_score: 0.7 }], tasks: [] } as unknown as MockData;
const items = [item("right"), item("wrong", { family: "fam" }), item("none"), item("pilot", { scored: false }), item("text", { kind: "open", key: null, section: "task" })];
const sat = {
  seed: "1", done: true, form: { items, lacking: 0 },
  sitting: { started: 1000, last: 61_000, responses: { right: "a", wrong: "b", pilot: "b", text: "Dear client" } },
} as unknown as Rehearsal;

test("a mock exam is kept with its points, what was missed and its answers", () => {
  const record = recordOf(data, sat);
  assert.ok(isKeptMock(JSON.parse(JSON.stringify(record))));
  assert.deepEqual([record.id, record.at, record.took, record.status], ["x--1000", 61_000, 60_000, "fail"]);
  assert.deepEqual(totalOf(record), { points: 1, of: 3 });
  assert.deepEqual(record.missed, ["wrong", "none", "pilot"]);
  assert.deepEqual(record.answers?.responses["wrong"], "b");
});

test("every question of it was a try, those without an answer too; texts are not", () => {
  const tries = triesIn(sat);
  assert.deepEqual(tries.map(({ item: id, tried }) => [id, tried.score]), [["right", 1], ["wrong", 0], ["none", 0], ["pilot", 0]]);
  assert.deepEqual([tries[1]?.tried.family, tries[1]?.tried.at], ["fam", 61_000]);
});
