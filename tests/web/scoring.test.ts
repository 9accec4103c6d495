import assert from "node:assert/strict";
import test from "node:test";
import { readings, type Measure } from "../../scripts/web/src/items/reading.ts";
import { fold, score } from "../../scripts/web/src/items/scoring.ts";
import type { Key, Kind } from "../../scripts/web/src/items/types.ts";
import golden from "../golden/scoring.json";
import reading from "../golden/reading.json";

const KEYS: [Kind, Key][] = [
  ["single", "b"],
  ["multiple", ["a", "c"]],
  ["numeric", { value: 2.5 }],
  ["short", ["brief"]],
  ["match", { a: "b", b: "a" }],
  ["order", ["c", "a", "b"]],
];
const WRONG_SHAPES = [undefined, null, 1, true, NaN, {}, [], [[]], [null], { a: [] }, Symbol("a"), () => "b", new Date(0)];

for (const vector of golden) {
  test(`golden: ${vector.kind}: ${vector.name}`, () => {
    const found = score(vector.kind as Kind, vector.key as Key, vector.response);
    if (vector.score === null) assert.equal(found, null);
    else assert.ok(Math.abs((found as number) - vector.score) < 1e-12, `expected ${vector.score}, found ${found}`);
  });
}

test("a wrong shape scores nothing and never throws", () => {
  for (const [kind, key] of KEYS) for (const response of WRONG_SHAPES) assert.equal(score(kind, key, response), 0);
});

test("fold", () => {
  assert.equal(fold(" Ёлка, ДА — "), "елкада");
});

for (const { text, measure, unit, readings: expected } of reading) {
  test(`golden: ${measure}: ${JSON.stringify(text)} in ${unit || "ones"}`, () => {
    const found = readings(text, measure as Measure, unit);
    assert.ok(found.length === expected.length && found.every((value, place) => Math.abs(value - (expected[place] as number)) < 1e-6), String(found));
  });
}

test("long texts are read in no time", () => {
  for (const text of ["9".repeat(100_000), `${"1,".repeat(50_000)}1`, " ".repeat(100_000), `${"x".repeat(100_000)}1`]) {
    assert.equal(score("numeric", { value: 2.5 }, text), 0);
  }
});
