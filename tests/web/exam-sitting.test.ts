import assert from "node:assert/strict";
import test from "node:test";
import { Writer } from "../../scripts/web/src/shared/writer.ts";
import * as sittings from "../../scripts/web/src/exam/sitting.ts";
import type { FormItem } from "../../scripts/web/src/exam/sitting.ts";

const START = 1_780_000_000_000;
const fresh = () => sittings.begun("ticket", { last: START, offset: 0 }, false);
const texts = (...ids: string[]) => ids.map((id) => ({ id, text: id }));
const match: FormItem = { id: "m", section: "s", kind: "match", stem: "?", lefts: texts("a", "b"), rights: texts("x", "y", "z") };
const single: FormItem = { id: "s", section: "s", kind: "single", stem: "?", options: texts("a", "b") };

test("a response taken back is none", () => {
  const given = sittings.withResponse(fresh(), "s", "a");
  assert.deepEqual(given.responses, { s: "a" });
  for (const blank of ["", "  \n", [], {}]) assert.deepEqual(sittings.withResponse(given, "s", blank).responses, {});
});

test("a match is answered when nothing is left out", () => {
  assert.equal(sittings.stateOf(match, undefined), "open");
  assert.equal(sittings.stateOf(match, { a: "x" }), "begun");
  assert.equal(sittings.stateOf(match, { a: "x", b: "x" }), "answered");
  assert.equal(sittings.stateOf(single, "a"), "answered");
});

test("flags and times", () => {
  let sitting = sittings.withFlag(fresh(), "s", true);
  sitting = sittings.withFlag(sitting, "s", true);
  assert.deepEqual(sitting.flags, ["s"]);
  assert.deepEqual(sittings.withFlag(sitting, "s", false).flags, []);
  sitting = sittings.withTime(sittings.withTime(sitting, "s", 400), "s", 1100);
  assert.deepEqual(sitting.seconds, { s: 1.5 });
});

test("times away are joined before they burst the sheet", () => {
  let sitting = fresh();
  for (let n = 0; n < 2500; n++) sitting = sittings.withAway(sitting, START + n, 1000);
  assert.equal(sitting.away.length, 2000);
  assert.equal(sitting.away.reduce((sum, { seconds }) => sum + seconds, 0), 2500);
});

test("what was kept is known again, anything else is not", () => {
  assert.ok(sittings.isSitting(JSON.parse(JSON.stringify(fresh()))));
  for (const other of [null, "x", {}, { ...fresh(), started: "now" }, { ...fresh(), responses: null }, { ...fresh(), flags: {} }]) {
    assert.equal(sittings.isSitting(other), false);
  }
});

test("the writer writes one state at a time and always the newest last", async () => {
  const written: number[] = [];
  const told: boolean[] = [];
  let running = 0;
  const write = async (state: number) => {
    assert.equal(++running, 1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running--;
    if (state === 3) throw new Error("full");
    written.push(state);
  };
  const writer = new Writer<number>(write, (works) => told.push(works));
  for (const state of [1, 2, 3]) writer.keep(state);
  await writer.done();
  writer.keep(4);
  await writer.done();
  assert.deepEqual(written, [1, 4]);
  assert.deepEqual(told, [true, false, true]);
});
