import assert from "node:assert/strict";
import test from "node:test";
import { fromFile, toFile, type Progress } from "../../scripts/web/src/progress/progress-file.ts";
import { mergedMock, withoutAnswers, type KeptMock } from "../../scripts/web/src/progress/kept-mocks.ts";
import { joined, type Filled } from "../../scripts/web/src/checklist/answers.ts";
import { withTry } from "../../scripts/web/src/progress/responses.ts";
import type { Round } from "../../scripts/web/src/practice/round.ts";

const NOW = new Date("2026-11-21T10:00:00Z");
const RESPONSE = withTry(undefined, "brief-001", "b", { at: NOW.getTime(), digest: "d", score: 1 });
const ROUND: Round = { slug: "s", seed: "1", at: NOW.getTime(), scope: "all", order: ["a"], place: 0, outcomes: {} };
const DECISION = { text: "What now?", value: "Ask.", at: NOW.getTime(), near: "partly" } as const;
const DECIDED = { list: "decide--case--tyres", answers: { "1": DECISION } };
const PART = { id: "terms", title: "Terms", points: 8, of: 12, cut_score: 0.7 };
const MOCK: KeptMock = {
  id: "internal-exam--1", exam: "internal-exam", title: "Internal exam", at: NOW.getTime(), took: 60_000, cut_score: 0.8,
  status: "fail", parts: [PART], missed: ["brief-001"], answers: { items: [["brief-001", "terms", true]], responses: { "brief-001": "b" } },
};
const TICKED = { list: "first-month", answers: { read: { text: "Read", value: true, at: NOW.getTime() } } } as const;
const PROGRESS: Progress = { responses: [RESPONSE], rounds: [ROUND], lists: [DECIDED, TICKED], mocks: [MOCK] };
const raw = (changes: object) => JSON.stringify({ ...JSON.parse(toFile(PROGRESS, NOW).text), ...changes });

test("what goes out comes back", () => {
  const { name, text } = toFile(PROGRESS, NOW);
  assert.equal(name, "casebook-progress-2026-11-21.json");
  assert.deepEqual(fromFile(text, NOW.getTime()), { ...PROGRESS, leftOut: 0 });
});

test("other files are refused, whatever they hold", () => {
  for (const text of ["", "{", "null", "5", "[]", "{}", '"casebook-progress"', "PK\u0003\u0004", raw({ format: "other" })]) {
    assert.equal(fromFile(text, 0), "import-not-progress", text);
  }
  for (const changes of [{ version: "1" }, { responses: null }, { rounds: {} }, { lists: 1 }, { mocks: 1 }]) {
    assert.equal(fromFile(raw(changes), 0), "import-not-progress");
  }
});

test("a newer version is refused by name", () => {
  assert.equal(fromFile(raw({ version: 3 }), 0), "import-newer");
});

test("broken records are left out and counted, the others come in", () => {
  const broken = [{ list: "errand" }, { ...DECIDED, answers: { "1": { ...DECISION, near: "quite" } } }];
  const text = raw({ responses: [RESPONSE, { ...RESPONSE, score: 7 }, null], rounds: [{ slug: 1 }], lists: [DECIDED, ...broken], mocks: [MOCK, { ...MOCK, parts: [{ ...PART, of: "12" }] }, { ...MOCK, answers: 1 }] });
  assert.deepEqual(fromFile(text, NOW.getTime()), { responses: [RESPONSE], rounds: [], lists: [DECIDED], mocks: [MOCK], leftOut: 7 });
});

test("files of version 1 come in, with their decisions and mock exams or without", () => {
  const { lists: _, mocks: __, ...none } = JSON.parse(toFile(PROGRESS, NOW).text);
  const before = { ...none, version: 1 };
  assert.deepEqual(fromFile(JSON.stringify(before), NOW.getTime()), { ...PROGRESS, lists: [], mocks: [], leftOut: 0 });
  assert.deepEqual(fromFile(JSON.stringify({ ...before, decisions: [DECIDED], mocks: [MOCK] }), NOW.getTime()), { ...PROGRESS, lists: [DECIDED], leftOut: 0 });
});

test("of two devices' decisions the newer one counts, box by box", () => {
  const of = (one: number, two: number) => ({ ...DECIDED, answers: { "1": { ...DECISION, at: one }, "2": { ...DECISION, at: two } } });
  const times = (decided: Filled) => Object.values(decided.answers).map(({ at }) => at);
  assert.deepEqual(times(joined(of(1, 4), of(3, 2))), [3, 4]);
  assert.deepEqual(times(joined(of(3, 2), of(1, 4))), [3, 4]);
  assert.deepEqual(times(joined(undefined, of(3, 2))), [3, 2]);
  assert.deepEqual(Object.keys(joined<Filled>(DECIDED, { ...DECIDED, answers: { "2": DECISION } }).answers), ["1", "2"]);
});

test("answers of a mock exam that were deleted on one device stay deleted", () => {
  assert.deepEqual(mergedMock(undefined, MOCK), MOCK);
  assert.deepEqual(mergedMock(MOCK, MOCK).answers, MOCK.answers);
  assert.equal(mergedMock(withoutAnswers(MOCK), MOCK).answers, undefined);
  assert.equal(mergedMock(MOCK, withoutAnswers(MOCK)).answers, undefined);
});

test("times in the future are of now", () => {
  const progress = fromFile(toFile(PROGRESS, NOW).text, 1000);
  assert.ok(typeof progress === "object");
  const [decided] = progress.lists;
  assert.deepEqual([progress.responses[0]?.at, progress.rounds[0]?.at, decided?.answers["1"]?.at, progress.mocks[0]?.at], [1000, 1000, 1000, 1000]);
});
