import assert from "node:assert/strict";
import test from "node:test";
import { memoryTables } from "../../scripts/web/src/shared/tables.ts";
import { withTry, type Kept } from "../../scripts/web/src/progress/responses.ts";
import type { Round } from "../../scripts/web/src/practice/round.ts";
import { PROGRESS, Store } from "../../scripts/web/src/progress/progress-store.ts";

const ROUND: Round = { slug: "s", seed: "1", at: 5, scope: "all", order: ["a"], place: 0, outcomes: {} };
const tried = (at: number, score = 1) => ({ at, digest: "d", score });
const kept = (item: string, at: number): Kept => withTry(undefined, item, "x", tried(at));

function empty() {
  const tables = memoryTables(PROGRESS);
  return { tables, store: new Store(Promise.resolve(tables), () => 77) };
}

test("tries are kept by item, rounds by set", async () => {
  const { store } = empty();
  await store.keepTry("a", "x", tried(1, 0));
  await store.keepTry("a", "y", tried(2, 0));
  await store.keepScore("a", 0.5);
  await store.keepRound(ROUND);
  assert.deepEqual((await store.responses()).get("a"), {
    item: "a", response: "y", at: 2, digest: "d", score: 0.5, history: [tried(1, 0), tried(2, 0.5)],
  });
  assert.deepEqual(await store.round("s"), ROUND);
  assert.equal(await store.round("other"), undefined);
});

test("5000 responses and more are all kept", async () => {
  const { store } = empty();
  for (let index = 0; index < 5500; index++) await store.keepTry(`item-${index}`, "x", tried(index));
  assert.equal((await store.responses()).size, 5500);
});

test("broken records are set aside with their content; the others are kept", async () => {
  const { tables, store } = empty();
  await store.keepTry("a", "x", tried(1));
  await tables.change(["responses"], ["bad"], () => ({ item: "bad", score: "high" }));
  await tables.change(["rounds"], ["s"], () => ({ slug: "s", format: 99 }));
  assert.deepEqual([...(await store.responses()).keys()], ["a"]);
  assert.equal(await store.round("s"), undefined);
  assert.equal(store.setAside, 2);
  assert.deepEqual(tables.aside, [
    { table: "responses", key: "bad", value: { item: "bad", score: "high" }, now: 77 },
    { table: "rounds", key: "s", value: { slug: "s", format: 99 }, now: 77 },
  ]);
  await store.responses();
  assert.equal(store.setAside, 2);
});

test("forgetting takes the set's items and round only", async () => {
  const { store } = empty();
  for (const item of ["a", "b"]) await store.keepTry(item, "x", tried(1));
  await store.keepRound(ROUND);
  await store.keepRound({ ...ROUND, slug: "other" });
  await store.forget("s", ["a"]);
  assert.deepEqual([...(await store.responses()).keys()], ["b"]);
  assert.deepEqual((await store.rounds()).map((round) => round.slug), ["other"]);
});

test("a round in two tabs: what was done in either is kept, and a round begun elsewhere is not undone", async () => {
  const { store } = empty();
  const outcome = (skipped?: true) => ({ digest: "d", response: "x", score: skipped ? 0 : 1, ...(skipped && { skipped }) });
  const begun: Round = { ...ROUND, order: ["a", "b", "c"] };
  assert.equal(await store.keepRound(begun, true), begun);
  await store.keepRound({ ...begun, at: 6, place: 1, outcomes: { a: outcome() } });
  const other = await store.keepRound({ ...begun, at: 7, outcomes: { a: outcome(true), b: outcome() } });
  assert.deepEqual(other.outcomes, { a: outcome(), b: outcome() });
  assert.deepEqual(await store.round("s"), other);
  await store.keepRound({ ...other, at: 8, outcomes: { a: outcome(), c: outcome(true) } });
  assert.deepEqual(Object.keys((await store.round("s"))?.outcomes ?? {}), ["a", "c", "b"]);
  const anew: Round = { ...begun, seed: "2", at: 9 };
  await store.keepRound(anew, true);
  await store.keepRound({ ...other, at: 10 });
  assert.deepEqual(await store.round("s"), anew);
});

test("merging: the newest wins, nothing here is lost", async () => {
  const { store } = empty();
  await store.keepTry("mine", "x", tried(1));
  await store.keepTry("newer-here", "here", tried(9));
  await store.keepTry("older-here", "here", tried(1));
  await store.keepRound(ROUND);
  await store.merge(
    [kept("theirs", 3), kept("newer-here", 3), kept("older-here", 3)],
    [{ ...ROUND, at: 4, place: 1 }, { ...ROUND, slug: "t" }],
  );
  const responses = await store.responses();
  assert.deepEqual([...responses.keys()].sort(), ["mine", "newer-here", "older-here", "theirs"]);
  assert.equal(responses.get("newer-here")?.response, "here");
  assert.equal(responses.get("older-here")?.response, "x");
  assert.deepEqual(await store.rounds(), [ROUND, { ...ROUND, slug: "t" }]);
});
