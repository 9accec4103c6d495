import assert from "node:assert/strict";
import test from "node:test";
import { parseSet } from "../../scripts/web/src/practice/practice-set.ts";

const COMMON = { digest: "0123456789ab", topic: "seo", level: "term", stem: "?", rationales: {}, refs: [] };
const TEXTS = [{ id: "a", text: "A" }, { id: "b", text: "B" }];
const ITEMS = [
  { ...COMMON, id: "1", kind: "single", options: TEXTS, key: "a" },
  { ...COMMON, id: "2", kind: "multiple", options: TEXTS, key: ["a"] },
  { ...COMMON, id: "3", kind: "numeric", key: { value: 1 } },
  { ...COMMON, id: "4", kind: "short", key: ["a"] },
  { ...COMMON, id: "5", kind: "match", lefts: TEXTS, rights: TEXTS, key: { a: "a", b: "b" } },
  { ...COMMON, id: "6", kind: "order", steps: TEXTS, key: ["b", "a"] },
  { ...COMMON, id: "7", kind: "open", rubric: [{ ...TEXTS[0], points: 1 }], key: null },
];
const DATA = { format: 2, slug: "s", title: "T", topics: { seo: "SEO" }, items: ITEMS };
const set = (changes: object = {}) => parseSet(JSON.stringify({ ...DATA, ...changes }));

test("all kinds are known", () => {
  const found = set();
  assert.ok(typeof found === "object");
  assert.equal(found.items.length, 7);
  assert.equal(found.leftOut, 0);
});

test("a task may have no rubric; one that can't be read leaves it out", () => {
  const { rubric, ...task } = ITEMS[6] as Record<string, unknown>;
  const found = set({ items: [task, { ...task, rubric: [] }, { ...task, rubric }] });
  assert.ok(typeof found === "object");
  assert.deepEqual([found.items.length, found.leftOut], [2, 1]);
});

test("what is no practice set is broken", () => {
  for (const text of ["", "{", "null", "[]", "5", "<!doctype html>"]) assert.equal(parseSet(text), "broken", text);
  for (const changes of [{ slug: 1 }, { title: null }, { items: {} }]) assert.equal(set(changes), "broken");
});

test("another format is told apart from a broken file", () => {
  for (const format of [3, 1, "2", undefined]) assert.equal(set({ format }), "format");
});

test("items that can't be shown are left out and counted", () => {
  const bad = [null, 5, {}, { ...ITEMS[0], kind: "essay" }, { ...ITEMS[0], kind: "constructor" }, { ...ITEMS[0], options: [] },
    { ...ITEMS[0], options: [{ id: "a" }] }, { ...ITEMS[1], key: "a" }, { ...ITEMS[2], key: { value: "1" } }, { ...ITEMS[4], key: [] },
    { ...ITEMS[0], digest: undefined }, { ...ITEMS[0], refs: undefined }];
  const found = set({ items: [...bad, ITEMS[0]] });
  assert.ok(typeof found === "object");
  assert.deepEqual([found.items.length, found.leftOut], [1, bad.length]);
});

test("missing topics break nothing", () => {
  const found = set({ topics: null });
  assert.ok(typeof found === "object");
  assert.deepEqual(found.topics, {});
});
