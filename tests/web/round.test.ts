import assert from "node:assert/strict";
import test from "node:test";
import type { Kept } from "../../scripts/web/src/progress/responses.ts";
import * as rounds from "../../scripts/web/src/practice/round.ts";
import type { Outcome, Round } from "../../scripts/web/src/practice/round.ts";

const entry = (id: string, digest = "d1") => ({ id, digest, topic: "seo", refs: [] });
const ABC = ["a", "b", "c"].map((id) => entry(id));
const outcome = (score: number, digest = "d1"): Outcome => ({ digest, response: "x", score });
const SKIPPED: Outcome = { digest: "d1", skipped: true, response: "", score: 0 };

function kept(item: string, score: number, at: number, digest = "d1"): [string, Kept] {
  return [item, { item, response: "x", at, digest, score, history: [{ at, digest, score }] }];
}

function round(changes: Partial<Round> = {}): Round {
  const base: Round = { slug: "s", seed: "1", at: 0, scope: "all", order: ["a", "b", "c"], place: 0, outcomes: {} };
  return { ...base, ...changes };
}

test("a first round has the order of the set", () => {
  assert.deepEqual(rounds.newRound("s", ABC, new Map(), "1", 5), round({ at: 5 }));
});

test("mistakes come first, then what was not asked, then what was right, the longest ago first", () => {
  const items = ["a", "b", "c", "d", "e"].map((id) => entry(id));
  const before = new Map([kept("a", 1, 20), kept("b", 1, 10), kept("d", 0.5, 5), kept("e", 0, 6)]);
  assert.deepEqual(rounds.newRound("s", items, before, "1", 0).order, ["d", "e", "c", "b", "a"]);
});

test("an item edited since counts as not asked yet", () => {
  const before = new Map([kept("a", 1, 1), kept("b", 0, 1, "old"), kept("c", 0, 1)]);
  assert.deepEqual(rounds.newRound("s", ABC, before, "1", 0).order, ["c", "b", "a"]);
});

test("on to the next open item, from the start again, then the end", () => {
  const first = rounds.withOutcome(round({ place: 1 }), "b", outcome(1), 7);
  const second = rounds.advanced(first, 8);
  assert.equal(rounds.current(second), "c");
  const third = rounds.advanced(rounds.withOutcome(second, "c", outcome(0), 9), 9);
  assert.equal(rounds.current(third), "a");
  const last = rounds.advanced(rounds.withOutcome(third, "a", outcome(0), 10), 10);
  assert.equal(rounds.current(last), undefined);
  assert.equal(last.at, 10);
});

test("a draft ends with its item", () => {
  const drafted = rounds.withDraft(round(), { digest: "d1", response: "te" }, 1);
  assert.deepEqual(drafted.draft, { digest: "d1", response: "te" });
  assert.equal(rounds.withOutcome(drafted, "a", outcome(1), 2).draft, undefined);
  assert.equal(rounds.advanced(drafted, 2).draft, undefined);
});

test("fitted: nothing changes when the set has not changed", () => {
  const before = round({ place: 1, outcomes: { a: outcome(1), b: outcome(0) }, draft: { digest: "d1", response: "y" } });
  assert.deepEqual(rounds.fitted(before, ABC), before);
});

test("fitted: an edited item is asked again, the others are kept", () => {
  const over = round({ place: 3, outcomes: { a: outcome(1), b: outcome(1), c: outcome(1) } });
  const now = rounds.fitted(over, [entry("a"), entry("b", "d2"), entry("c")]);
  assert.equal(rounds.current(now), "b");
  assert.deepEqual(Object.keys(now.outcomes), ["a", "c"]);
});

test("fitted: the draft of an edited item goes", () => {
  const before = round({ draft: { digest: "d1", response: "y" } });
  assert.equal(rounds.fitted(before, [entry("a", "d2")]).draft, undefined);
});

test("fitted: removed items go, new ones come last, the place stays", () => {
  const now = rounds.fitted(round({ place: 1, outcomes: { a: outcome(1) } }), [entry("new"), entry("b"), entry("c")]);
  assert.deepEqual(now.order, ["b", "c", "new"]);
  assert.equal(rounds.current(now), "b");
});

test("fitted: a round of mistakes takes in no new items", () => {
  const now = rounds.fitted(round({ scope: "mistakes", order: ["b"] }), ABC);
  assert.deepEqual(now.order, ["b"]);
});

test("fitted: a place out of bounds becomes the first open item", () => {
  for (const place of [-1, 99]) assert.equal(rounds.fitted(round({ place, outcomes: { a: outcome(1) } }), ABC).place, 1);
});

test("a round of mistakes holds what was not right and what was skipped", () => {
  const over = round({ place: 3, outcomes: { a: outcome(1), b: outcome(0.5), c: SKIPPED } });
  assert.deepEqual(rounds.mistakesRound(over, "2", 9), {
    slug: "s", seed: "2", at: 9, scope: "mistakes", order: ["b", "c"], place: 0, outcomes: {},
  });
});

test("back to what was skipped", () => {
  const over = round({ place: 3, outcomes: { a: SKIPPED, b: outcome(1), c: SKIPPED } });
  assert.deepEqual(rounds.skipped(over), ["a", "c"]);
  const again = rounds.reopened(over, 3);
  assert.equal(rounds.current(again), "a");
  assert.deepEqual(Object.keys(again.outcomes), ["b"]);
});

test("results by topic: scores without skipped items, what to reread by need", () => {
  const ref = (url: string) => ({ url, title: url });
  const items = [
    { ...entry("a"), topic: "seo", refs: [ref("once"), ref("twice")] },
    { ...entry("b"), topic: "smm", refs: [ref("right")] },
    { ...entry("c"), topic: "seo", refs: [ref("twice")] },
    { ...entry("d"), topic: "design", refs: [] },
  ];
  const over = round({ outcomes: { a: outcome(0.5), b: outcome(1), c: SKIPPED } });
  assert.deepEqual(rounds.resultsByTopic(over, items), [
    { topic: "seo", scores: [0.5], reread: [ref("twice"), ref("once")] },
    { topic: "smm", scores: [1], reread: [] },
  ]);
});

test("what nobody here can score counts in no result, and is no mistake", () => {
  const items = [{ ...entry("a"), topic: "seo", refs: [] }, { ...entry("b"), topic: "seo", refs: [] }];
  const over = round({ outcomes: { a: outcome(0.5), b: { ...outcome(1), unscored: true } } });
  assert.deepEqual(rounds.resultsByTopic(over, items), [{ topic: "seo", scores: [0.5], reread: [] }]);
  assert.ok(!rounds.mistakes(over).includes("b"));
});

test("ids that are names of JavaScript's own do no harm", () => {
  const items = ["constructor", "__proto__"].map((id) => entry(id));
  let now = rounds.newRound("s", items, new Map(), "1", 0);
  for (const id of ["constructor", "__proto__"]) {
    assert.equal(rounds.current(now), id);
    assert.equal(rounds.outcomeOf(now, id), undefined);
    now = rounds.advanced(rounds.withOutcome(now, id, outcome(1), 1), 1);
  }
  assert.equal(rounds.current(rounds.fitted(now, items)), undefined);
});

test("what was missed is asked once more at the end; the first time is what counts", () => {
  const missed = { ...outcome(0), comesBack: true as const };
  let now = rounds.advanced(rounds.withOutcome(round(), "a", missed, 1), 1);
  now = rounds.advanced(rounds.withOutcome(now, "b", outcome(1), 2), 2);
  now = rounds.advanced(rounds.withOutcome(now, "c", missed, 3), 3);
  assert.deepEqual([rounds.current(now), rounds.isSecond(now), rounds.outcomeHere(now)], ["a", true, undefined]);
  assert.equal(rounds.current(rounds.fitted(now, ABC)), "a");
  now = rounds.withOutcome(now, "a", outcome(1), 4);
  assert.equal(rounds.outcomeHere(now)?.score, 1);
  assert.equal(rounds.outcomeOf(now, "a")?.score, 0);
  now = rounds.advanced(now, 4);
  assert.equal(rounds.current(now), "c");
  const early = rounds.ended(now, 5);
  assert.equal(rounds.current(early), undefined);
  assert.equal(rounds.current(rounds.fitted(early, ABC)), undefined);
  const over = rounds.advanced(rounds.withOutcome(now, "c", outcome(0), 5), 5);
  assert.equal(rounds.current(over), undefined);
  assert.deepEqual(rounds.mistakes(over), ["a", "c"]);
  assert.ok(rounds.isRound(JSON.parse(JSON.stringify(over))));
});

test("a try is taken back: it is asked again in its place, with what was chosen", () => {
  const missed = { ...outcome(0), comesBack: true as const };
  const first = rounds.withOutcome(round({ order: ["a"] }), "a", missed, 1);
  const back = rounds.undone(first, "a", 2);
  assert.deepEqual(back, round({ order: ["a"], at: 2, draft: { digest: "d1", response: "x" } }));
  const second = rounds.withOutcome(rounds.advanced(first, 1), "a", outcome(1), 3);
  const again = rounds.undone(rounds.advanced(second, 4), "a", 5);
  assert.deepEqual([rounds.isSecond(again), rounds.current(again), again.outcomes], [true, "a", first.outcomes]);
});

test("isRound knows its own and refuses the rest", () => {
  assert.ok(rounds.isRound(round({ outcomes: { a: outcome(1), c: SKIPPED }, draft: { digest: "d1", response: {} } })));
  assert.ok(rounds.isRound(JSON.parse(JSON.stringify(round()))));
  const bad = { ...round() } as Record<string, unknown>;
  for (const [field, value] of [
    ["slug", 1], ["seed", 7], ["at", NaN], ["scope", "some"], ["order", "abc"], ["order", [1]], ["place", 0.5],
    ["outcomes", null], ["outcomes", { a: 1 }], ["outcomes", { a: { ...outcome(1), score: 2 } }], ["draft", null],
    ["draft", { digest: "d", response: 5 }],
  ] as const) {
    assert.equal(rounds.isRound({ ...bad, [field]: value }), false, `${field}: ${JSON.stringify(value)}`);
  }
  for (const value of [null, undefined, 5, "x", [], {}]) assert.equal(rounds.isRound(value), false);
});
