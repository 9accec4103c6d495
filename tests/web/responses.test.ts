import assert from "node:assert/strict";
import test from "node:test";
import { isBlank, isKept, isResponse, merged, notAfter, withoutLast, withScore, withTry, type Kept } from "../../scripts/web/src/progress/responses.ts";

const tried = (at: number, score: number) => ({ at, digest: "d", score });
const kept = (...tries: [number, number][]): Kept =>
  tries.reduce<Kept | undefined>((before, [at, score]) => withTry(before, "i", `r${at}`, tried(at, score)), undefined) as Kept;

test("each try is kept, the last one is the record", () => {
  assert.deepEqual(kept([1, 0], [2, 1]), {
    item: "i", response: "r2", at: 2, digest: "d", score: 1, history: [tried(1, 0), tried(2, 1)],
  });
});

test("a thousand tries are not capped", () => {
  const tries = Array.from({ length: 1000 }, (_, index): [number, number] => [index, 1]);
  assert.equal(kept(...tries).history.length, 1000);
});

test("a score given anew replaces the last try's", () => {
  const again = withScore(kept([1, 0], [2, 0]), 0.5);
  assert.equal(again.score, 0.5);
  assert.deepEqual(again.history, [tried(1, 0), tried(2, 0.5)]);
});

test("the last try is taken back, the first one with its record", () => {
  assert.deepEqual(withoutLast(kept([1, 0.5], [2, 0])), { ...kept([1, 0.5]), response: "" });
  assert.equal(withoutLast(kept([1, 0])), undefined);
});

test("merging takes the newest response and all tries, whichever side it comes from", () => {
  const here = kept([1, 0], [5, 1]);
  const there = kept([1, 0], [3, 0]);
  for (const both of [merged(here, there), merged(there, here)]) {
    assert.equal(both.response, "r5");
    assert.deepEqual(both.history, [tried(1, 0), tried(3, 0), tried(5, 1)]);
  }
  assert.equal(merged(undefined, there), there);
});

test("merging the same file twice changes nothing", () => {
  const here = kept([1, 0], [5, 1]);
  assert.deepEqual(merged(merged(here, here), here), here);
});

test("a response from the future is of now", () => {
  assert.equal(notAfter(kept([99, 1]), 10).at, 10);
  assert.equal(notAfter(kept([9, 1]), 10).at, 9);
});

test("responses and blanks", () => {
  for (const value of ["", "text", [], ["a"], {}, { a: "b" }]) assert.ok(isResponse(value), JSON.stringify(value));
  for (const value of [null, undefined, 1, true, [1], { a: 1 }, { a: null }]) assert.equal(isResponse(value), false);
  for (const value of ["", "  ", [], {}, { a: "" }]) assert.ok(isBlank(value));
  for (const value of ["x", ["a"], { a: "", b: "c" }]) assert.equal(isBlank(value), false);
});

test("isKept refuses what is broken", () => {
  assert.ok(isKept(JSON.parse(JSON.stringify(kept([1, 0])))));
  const good = kept([1, 0]) as unknown as Record<string, unknown>;
  for (const [field, value] of [
    ["item", 1], ["response", 5], ["at", "x"], ["at", null], ["digest", null], ["score", -1], ["score", "1"], ["history", {}],
    ["history", [1]], ["history", [{ at: 1 }]],
  ] as const) {
    assert.equal(isKept({ ...good, [field]: value }), false, `${field}: ${JSON.stringify(value)}`);
  }
});
