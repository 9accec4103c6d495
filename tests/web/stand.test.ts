import assert from "node:assert/strict";
import test from "node:test";
import type { Kept } from "../../scripts/web/src/progress/responses.ts";
import { comesBack, knownOf, triesByDay, weak, type Known } from "../../scripts/web/src/trainer/known.ts";
import { LEECH, MOST_A_DAY } from "../../scripts/web/src/trainer/limits.ts";
import { poolOf } from "../../scripts/web/src/trainer/pool.ts";
import { markOf, NOTHING, readPages } from "../../scripts/web/src/trainer/mark-of.ts";
import { leeches, load, topicsOf } from "../../scripts/web/src/trainer/stand.ts";

const NOW = new Date(2026, 10, 30, 12).getTime();
const noon = (daysAgo: number): number => new Date(2026, 10, 30 - daysAgo, 12).getTime();
const MANY = 100;
const POOL = poolOf({
  topics: [["seo", "SEO", {}], ["smm", "SMM", {}]],
  entries: [
    ["card--crawl--name", 0, "cards", "crawl", "", [2]], ["card--crawl--meaning", 0, "cards", "crawl", "", [2]],
    ...Array.from({ length: MANY }, (_, n) => [`seo-${n}`, 0, "items", `seo-${n}`, "", [0]] as const),
    ...Array.from({ length: 6 }, (_, n) => [`smm-${n}`, 1, "items", `smm-${n}`, "", [1]] as const),
  ] as never,
  path: [{ list: "month", title: "Month", days: [["day-1", "Day 1", [["d1", "Read", [0]], ["d2", "Read", [1]]]]] }] as never,
  pages: ["theory/seo/", "theory/smm/", "glossary/seo/"],
});
const kept = (item: string, ...tries: [daysAgo: number, score: number][]): Kept => {
  const history = tries.map(([daysAgo, score]) => ({ at: noon(daysAgo), digest: "d", score }));
  return { ...(history.at(-1) as (typeof history)[number]), item, response: "a", history };
};
const known = (...records: Kept[]): Known => knownOf(POOL, records, [{ list: "month", answers: { d1: { value: true, text: "" } } }], NOW);

test("of each topic: pages read, cards known, questions as far as they are likely known", () => {
  const [seo, smm] = topicsOf(known(kept("card--crawl--name", [3, 0], [1, 1]), kept("seo-1", [0, 1]), kept("seo-2", [0, 1])));
  assert.deepEqual([seo?.read, seo?.terms, seo?.questions], [{ done: 1, of: 1 }, { done: 1, of: 2 }, { done: 2, of: MANY }]);
  assert.deepEqual([smm?.read, smm?.terms], [{ done: 0, of: 1 }, { done: 0, of: 0 }]);
});

test("weak topics come the weakest first, and none of which little was tried", () => {
  const all = (topic: string, n: number, daysAgo: number) => Array.from({ length: n }, (_, one) => kept(`${topic}-${one}`, [daysAgo, 1]));
  assert.deepEqual(weak(known(...all("seo", 5, 2), ...all("smm", 6, 9)), 3), [1, 0]);
  assert.deepEqual(weak(known(...all("seo", 4, 9), ...all("smm", 6, 2)), 3), [1]);
});

test("what was forgotten too often sends to its page", () => {
  const lapsed = (n: number) => Array.from({ length: n + 1 }, (_, one): [number, number] => [n + 1 - one, one === 0 ? 1 : 0]);
  assert.deepEqual(leeches(known(kept("seo-1", ...lapsed(LEECH)), kept("seo-2", ...lapsed(LEECH - 1)))), [{ page: "theory/seo/", n: 1 }]);
});

test("the load of the days ahead never passes a day's cap, and nothing that is due is lost", () => {
  const records = Array.from({ length: MANY }, (_, n) => kept(`seo-${n}`, [40, 1]));
  const counts = load(known(...records), 5);
  assert.deepEqual(counts.slice(0, 3), [MOST_A_DAY, MOST_A_DAY, MANY - 2 * MOST_A_DAY]);
  assert.deepEqual(load(known(), 3), [0, 0, 0]);
});

test("what was tried is counted by the day, once a day", () => {
  assert.deepEqual(triesByDay(known(kept("seo-1", [9, 1], [2, 1], [0, 0], [0, 1]), kept("seo-2", [0, 1])), 3), [1, 0, 2]);
});

test("the next day on which something comes back is told, and how much", () => {
  assert.equal(comesBack(known()), undefined);
  assert.deepEqual(comesBack(known(kept("seo-1", [0, 0]), kept("seo-2", [0, 0]), kept("seo-3", [0, 1]))), { days: 1, n: 2 });
});

test("a case is read once it is ticked on the path, decided in, or its questions were tried", () => {
  const words = { t: (key: string) => key } as never;
  const list = { list: "decide--case--b", answers: { 1: { value: "Wait", text: "" } } };
  const lists = new Map([[list.list, list]]);
  const rounds = new Map([["case--c", { outcomes: { q: { score: 0 } } }]]) as never;
  const mark = (id: string) => markOf(`case:${id}`, 0, { ...NOTHING, lists, rounds, read: new Set(["cases/a/"]) }, words);
  assert.deepEqual(["a", "b", "c", "d"].map(mark), ["read", "read", "read", ""]);
  assert.deepEqual([...readPages(POOL, [{ list: "month", answers: { d1: { value: true, text: "" } } }])], ["theory/seo/"]);
});
