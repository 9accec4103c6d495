import assert from "node:assert/strict";
import test from "node:test";
import { reasonFor } from "../../scripts/web/src/items/reason.ts";
import { tallyOf, tallyText } from "../../scripts/web/src/items/tally.ts";
import type { PracticeItem, Response } from "../../scripts/web/src/items/types.ts";
import type { PracticeKey } from "../../scripts/web/src/labels.ts";
import { verdictOn } from "../../scripts/web/src/practice/verdict.ts";
import { words } from "../../scripts/web/src/shared/words.ts";

const WORDS = words<PracticeKey>("en", { key: "Right:", "partly-of": "{right} of {n}", "partly-and-wrong": "{right} of {n}, {wrong} wrong" });
const OPTIONS = ["a", "b", "c"].map((id) => ({ id, text: id.toUpperCase() }));
const item = (parts: object) => ({ id: "i", digest: "d", topic: "t", stem: "?", refs: [], rationales: {}, ...parts }) as unknown as PracticeItem;
const SINGLE = item({ kind: "single", options: OPTIONS, key: "a", rationales: { a: "so it is", b: "not so" } });
const MULTIPLE = item({ kind: "multiple", options: OPTIONS, key: ["a", "b"], rationales: { item: "of all" } });
const MATCH = item({ kind: "match", lefts: OPTIONS, rights: OPTIONS, key: { a: "a", b: "b", c: "c" }, rationales: { b: "b is b" } });
const ORDER = item({ kind: "order", steps: OPTIONS, key: ["a", "b", "c"] });
const NUMERIC = item({ kind: "numeric", key: { value: 2.5 }, unit: "%", rationales: { item: "Clicks over showings." } });

test("partly right says how much, and what of it is wrong", () => {
  const said = (one: PracticeItem, response: Response) => verdictOn(one, response, 0.5, WORDS).text;
  assert.equal(said(MULTIPLE, ["a"]), "1 of 2");
  assert.equal(said(MULTIPLE, ["a", "b", "c"]), "2 of 2, 1 wrong");
  assert.equal(said(MATCH, { a: "a", b: "c" }), "1 of 3");
  assert.equal(said(ORDER, ["b", "a", "c"]), "partly");
  assert.deepEqual(verdictOn(SINGLE, "a", 1, WORDS), { tone: "right", text: "right" });
});

test("right and partly right are told apart in whole numbers", () => {
  assert.deepEqual(tallyOf([1, 0.999_999_9, 1 / 3, 0.5, 0]), { right: 2, partly: 2, of: 5 });
  const said = words<"right-of" | "right-and-partly">("en", { "right-of": "{right}/{n}", "right-and-partly": "{right}/{n}, {partly}" });
  assert.deepEqual([[1, 0], [1, 0.5]].map((scores) => tallyText(tallyOf(scores), said)), ["1/2", "1/2, 1"]);
});

test("the reason is of what was wrong, else of what is right", () => {
  assert.equal(reasonFor(SINGLE, "b", WORDS), "not so");
  assert.equal(reasonFor(SINGLE, "c", WORDS), "so it is");
  assert.equal(reasonFor(MULTIPLE, ["a", "b"], WORDS), "of all");
  assert.equal(reasonFor(MATCH, { a: "a", b: "c", c: "c" }, WORDS), "b is b");
  assert.equal(reasonFor(NUMERIC, "3", WORDS), "Right: 2.5%. Clicks over showings.");
  assert.equal(reasonFor(ORDER, ["a", "b", "c"], WORDS), "");
});
