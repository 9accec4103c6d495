import assert from "node:assert/strict";
import test from "node:test";
import { shuffled } from "../../scripts/web/src/items/shuffle.ts";

const LETTERS = ["a", "b", "c", "d"];

test("the same seed gives the same order", () => {
  assert.deepEqual(shuffled(LETTERS, "seed/item-1"), shuffled(LETTERS, "seed/item-1"));
});

test("the order never changes between versions: a round that is under way keeps its shuffles", () => {
  assert.deepEqual(shuffled(["a", "b", "c", "d", "e", "f"], "casebook"), ["e", "a", "f", "d", "c", "b"]);
});

test("the list itself stays as it is", () => {
  const list = [...LETTERS];
  shuffled(list, "x");
  assert.deepEqual(list, LETTERS);
});

test("nothing is lost or doubled", () => {
  assert.deepEqual(shuffled(LETTERS, "y").sort(), LETTERS);
  assert.deepEqual(shuffled([], "y"), []);
});

test("every option comes first about equally often, also for neighbouring seeds", () => {
  const counts = new Map(LETTERS.map((letter) => [letter, 0]));
  for (let round = 0; round < 4000; round++) {
    const first = shuffled(LETTERS, `${round}/item-001`)[0] as string;
    counts.set(first, (counts.get(first) as number) + 1);
  }
  for (const count of counts.values()) assert.ok(count > 880 && count < 1120, String([...counts]));
});
