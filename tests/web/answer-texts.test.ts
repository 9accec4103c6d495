import assert from "node:assert/strict";
import test from "node:test";
import { keyTexts, numericText } from "../../scripts/web/src/items/answer-texts.ts";
import { words } from "../../scripts/web/src/shared/words.ts";
import { rubricScore } from "../../scripts/web/src/practice/self-score.ts";
import type { PracticeItem } from "../../scripts/web/src/items/types.ts";

const ENGLISH = words("en", {});
const RUSSIAN = words("ru", {});
const TEXTS = [{ id: "a", text: "Alpha" }, { id: "b", text: "Beta" }, { id: "c", text: "Gamma" }];
const COMMON = { id: "i", digest: "d", topic: "seo", stem: "?", rationales: {}, refs: [] };

const CASES: [PracticeItem, string[]][] = [
  [{ ...COMMON, kind: "single", options: TEXTS, key: "b" }, ["Beta"]],
  [{ ...COMMON, kind: "multiple", options: TEXTS, key: ["a", "c"] }, ["Alpha", "Gamma"]],
  [{ ...COMMON, kind: "short", key: ["brief", "the brief"] }, ["brief", "the brief"]],
  [{ ...COMMON, kind: "match", lefts: TEXTS.slice(0, 2), rights: TEXTS, key: { a: "c", b: "a" } }, ["Alpha → Gamma", "Beta → Alpha"]],
  [{ ...COMMON, kind: "order", steps: TEXTS, key: ["c", "a", "b"] }, ["Gamma", "Alpha", "Beta"]],
  [{ ...COMMON, kind: "open", rubric: [], key: null, sample: "A text." }, ["A text."]],
  [{ ...COMMON, kind: "open", rubric: [], key: null }, []],
];

for (const [item, texts] of CASES) {
  test(`the key of ${item.kind} in words`, () => assert.deepEqual(keyTexts(item, ENGLISH), texts));
}

test("a numeric key in the language's way", () => {
  assert.equal(numericText({ value: 2.5, tolerance: 0.05 }, "%", RUSSIAN), "2,5\u00a0% (±\u00a00,05)");
  assert.equal(numericText({ value: 2.5, tolerance: 0.05 }, "%", ENGLISH), "2.5% (±\u00a00.05)");
  assert.equal(numericText({ value: 2.5 }, "hours", ENGLISH), "2.5\u00a0hours");
  assert.equal(numericText({ value: -1200 }, undefined, ENGLISH), "-1,200");
  assert.equal(numericText({ value: 0.1 + 0.2, tolerance: 0 }, undefined, ENGLISH), "0.3");
});

test("the score of a rubric by points", () => {
  const rubric = [{ id: "goal", text: "", points: 2 }, { id: "date", text: "", points: 1 }];
  assert.equal(rubricScore(rubric, ["goal"]), 2 / 3);
  assert.equal(rubricScore(rubric, ["goal", "date"]), 1);
  assert.equal(rubricScore(rubric, ["unknown"]), 0);
  assert.equal(rubricScore([], []), 0);
});
