/** Named mistakes: what a wrong response says was misunderstood, and what is kept of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { mistakeIn } from "../../scripts/web/src/items/mistake.ts";
import type { PracticeItem } from "../../scripts/web/src/items/types.ts";
import { isKept, tryAt, withScore, withTry } from "../../scripts/web/src/progress/responses.ts";

const COMMON = { digest: "d", topic: "seo", key_digest: "k", text_digest: "t", family: "margin", rationales: {}, refs: [], stem: "?" };
const MISTAKES = [
  { id: "markup", leads_to: ["66.66666666666667"], why: "That is the markup." },
  { id: "share", leads_to: ["60.0"], why: "That is the share." },
];
const NUMERIC = { ...COMMON, id: "margin-1", kind: "numeric", key: { value: 40, tolerance: 0.5 }, mistakes: MISTAKES } as PracticeItem;
const SINGLE = {
  ...COMMON, id: "margin-2", kind: "single", key: "right", options: [{ id: "right", text: "a" }, { id: "markup", text: "b" }],
  mistakes: [{ id: "markup", leads_to: ["markup"], why: "Markup." }],
} as PracticeItem;

test("a wrong number tells which mistake leads to it, as exactly as a person rounds", () => {
  assert.equal(mistakeIn(NUMERIC, "66,67 %")?.id, "markup");
  assert.equal(mistakeIn(NUMERIC, "66.7")?.id, "markup");
  assert.equal(mistakeIn(NUMERIC, "60")?.id, "share");
  assert.equal(mistakeIn(NUMERIC, "40"), undefined);
  assert.equal(mistakeIn(NUMERIC, "12"), undefined);
  assert.equal(mistakeIn(SINGLE, "markup")?.why, "Markup.");
  assert.equal(mistakeIn({ ...SINGLE, mistakes: [] } as PracticeItem, "markup"), undefined);
});

test("a try keeps what it was at and which mistake was made, also when it is scored anew", () => {
  const tried = tryAt(NUMERIC, "60", 0, 5);
  assert.deepEqual(tried, { at: 5, digest: "d", score: 0, key_digest: "k", text_digest: "t", family: "margin", mistake: "share" });
  const kept = withTry(undefined, "margin-1", "60", tried);
  assert.ok(isKept(kept));
  assert.deepEqual(withScore(kept, 0.5).history, [{ ...tried, score: 0.5 }]);
  const plain = { ...SINGLE, family: undefined, key_digest: undefined, text_digest: undefined } as unknown as PracticeItem;
  assert.deepEqual(tryAt(plain, "markup", 0, 5), { at: 5, digest: "d", score: 0 });
});
