import assert from "node:assert/strict";
import test from "node:test";
import type { Kept } from "../../scripts/web/src/progress/responses.ts";
import { dayOf, type Memory } from "../../scripts/web/src/trainer/memory.ts";
import { MOST_A_DAY, MOST_NEW, ofTopic, planOf, readingOf, session, standing, type Plan } from "../../scripts/web/src/trainer/plan.ts";
import { memories, poolOf, triesOf } from "../../scripts/web/src/trainer/pool.ts";

const TODAY = dayOf(new Date(2026, 10, 30, 12).getTime());
const noon = (daysAgo: number): number => new Date(2026, 10, 30 - daysAgo, 12).getTime();

/** Pages 0 and 1 are sent to by the two days of the path; page 2 by none. */
const pool = (entries: [string, number[]][]) =>
  poolOf({
    topics: [["seo", "SEO", { items: "assets/today/seo-items.json" }]],
    entries: entries.map(([id, pages]) => [id, 0, "items", id, "", pages]),
    path: [{ list: "month", title: "Month", days: [["day-1", "Day 1", [["d1", "Read", [0]], ["d1-do", "Do", []]]], ["day-2", "Day 2", [["d2", "Read", [1]]]]] }],
    pages: ["theory/seo/", "theory/smm/", "cases/x/"],
  });
const ticked = (...entries: string[]) => [{ list: "month", answers: Object.fromEntries(entries.map((id) => [id, { value: true as const, text: "" }])) }];
const kept = (item: string, ...tries: [daysAgo: number, score: number][]): Kept => {
  const history = tries.map(([daysAgo, score]) => ({ at: noon(daysAgo), digest: "d", score }));
  return { ...(history.at(-1) as (typeof history)[number]), item, response: "a", history };
};
function plan(entries: [string, number[]][], records: Kept[], ...ticks: string[]): Plan {
  const all = pool(entries);
  const tries = triesOf(records);
  return planOf(all, tries, memories(all, tries), readingOf(all, ticked(...ticks)), TODAY);
}
const ids = (entries: Plan["due"]) => entries.map(({ id }) => id);
const many = (n: number): [string, number[]][] => Array.from({ length: n }, (_, index) => [`i-${index}`, [0]]);

test("nothing comes of pages that were not read", () => {
  assert.deepEqual(session(plan([["a", [0]], ["b", [1]]], [])), []);
  assert.deepEqual(ids(session(plan([["a", [0]], ["b", [1]]], [], "d1"))), ["a"]);
});

test("a question of two pages waits until both are read, and asks for no page that the path leaves out", () => {
  const entries: [string, number[]][] = [["both", [0, 1]], ["case", [0, 2]], ["none", []]];
  assert.deepEqual(ids(session(plan(entries, [], "d1"))), ["case"]);
  assert.deepEqual(ids(session(plan(entries, [], "d1", "d2"))), ["both", "case"]);
});

test("what was missed comes back the next day though nothing was read, and not on the same day", () => {
  assert.deepEqual(ids(plan([["a", [1]]], [kept("a", [1, 0])]).due), ["a"]);
  const today = plan([["a", [1]]], [kept("a", [0, 0])]);
  assert.deepEqual([ids(today.due), ids(today.missed), today.done], [[], ["a"], 1]);
});

test("what was skipped today comes when nothing else is left", () => {
  const all = pool(many(12));
  const [tries, none] = [triesOf([kept("i-0", [30, 1]), kept("i-1", [3, 1])]), new Map()];
  const again = (known: ReadonlyMap<string, Memory>, skipped: string[], ...ticks: string[]) =>
    ids(session(planOf(all, tries, known, readingOf(all, ticked(...ticks)), TODAY, new Set(skipped))));
  assert.deepEqual(again(memories(all, tries), ["i-0"]), ["i-1", "i-0"]);
  const first = again(none, [], "d1");
  assert.deepEqual(again(none, first, "d1").slice(0, 2), ["i-10", "i-11"]);
});

test("the most overdue comes first", () => {
  const entries: [string, number[]][] = [["a", [0]], ["b", [0]], ["c", [0]]];
  assert.deepEqual(ids(plan(entries, [kept("a", [3, 1]), kept("b", [30, 1]), kept("c", [4, 0])]).due), ["b", "c", "a"]);
});

test("after a holiday a day holds no more than at any time, and nothing new comes while behind", () => {
  const records = many(100).map(([id]) => kept(id, [40, 1]));
  const { due, waiting, fresh } = plan([...many(100), ["new", [0]]], records, "d1");
  assert.deepEqual([due.length, waiting, fresh.length], [MOST_A_DAY, 60, 0]);
  const after = plan([...many(100), ["new", [0]]], [...records.slice(0, 70), ...many(100).slice(70).map(([id]) => kept(id, [40, 1], [0, 1]))], "d1");
  assert.deepEqual([after.due.length, after.waiting, after.done], [10, 60, 30]);
});

test("so many new ones a day and no more, those begun today counted", () => {
  assert.equal(plan(many(50), [], "d1").fresh.length, MOST_NEW);
  assert.equal(plan(many(50), many(5).map(([id]) => kept(id, [0, 1])), "d1").fresh.length, MOST_NEW - 5);
  assert.equal(plan(many(50), many(5).map(([id]) => kept(id, [9, 1], [0, 1])), "d1").fresh.length, MOST_NEW);
});

test("instances of a family are one thing to remember", () => {
  const all = poolOf({ topics: [["seo", "SEO", {}]], entries: [["fam", 0, "items", "fam-1", "", []], ["fam", 0, "items", "fam-2", "", []]], path: [], pages: [] });
  const tries = triesOf([{ ...kept("fam-1", [9, 1]), family: "fam" }, { ...kept("fam-2", [1, 0]), family: "fam" }]);
  const known = memories(all, tries);
  assert.equal(known.get("fam")?.lapses, 1);
  assert.equal(planOf(all, tries, known, { read: new Set(), ahead: new Set() }, TODAY).due.length, 1);
});

test("where one is on the path: the first day that is not all ticked", () => {
  const all = pool([]);
  const at = (...ticks: string[]) => standing(all, ticked(...ticks));
  assert.deepEqual([at()?.day.id, at()?.done, at()?.next?.id], ["day-1", 0, "d1"]);
  assert.deepEqual([at("d1")?.day.id, at("d1")?.done, at("d1")?.next?.id], ["day-1", 1, "d1-do"]);
  assert.deepEqual([at("d1", "d1-do")?.day.id, at("d1", "d1-do")?.number], ["day-2", 2]);
  assert.equal(at("d1", "d1-do", "d2"), undefined);
});

test("of a topic the least known come first, then what was not tried; what was done today is not asked again", () => {
  const all = poolOf({
    topics: [["seo", "SEO", {}], ["smm", "SMM", {}]], path: [], pages: [],
    entries: [["other", 1, "items", "other", "", []], ["card", 0, "cards", "card", "", []], ...many(5).map(([id]) => [id, 0, "items", id, "", []] as const)] as never,
  });
  const tries = triesOf([kept("i-0", [1, 1]), kept("i-1", [9, 1]), kept("i-2", [3, 0]), kept("i-3", [0, 0])]);
  const order = ofTopic(all, memories(all, tries), "seo", TODAY).map(({ id }) => id);
  assert.deepEqual(order, ["i-2", "i-1", "i-4", "card", "i-0"]);
});
