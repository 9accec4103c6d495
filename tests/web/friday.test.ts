import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import type { PracticeItem } from "../../scripts/web/src/items/types.ts";
import type { FridayKey } from "../../scripts/web/src/labels.ts";
import type { Kept } from "../../scripts/web/src/progress/responses.ts";
import { words, type Labels } from "../../scripts/web/src/shared/words.ts";
import { paired, reportOf } from "../../scripts/web/src/trainer/friday-report.ts";
import { needed, partsOf, plain } from "../../scripts/web/src/trainer/friday-told.ts";
import type { MentorFile } from "../../scripts/web/src/trainer/mentor-file.ts";
import { poolOf } from "../../scripts/web/src/trainer/pool.ts";
import { pageOf } from "../../scripts/web/src/trainer/samples.ts";

declare const ROOT: string; // the repository, filled in by build.mjs

const FRIDAY = new Date(2026, 10, 27, 16).getTime();
const DAY = 86_400_000;
const lines = readFileSync(join(ROOT, "scripts/casebook/site/labels/en/friday.yml"), "utf8").split("\n").filter((line) => /^[a-z]/.test(line));
const json = lines.map((line) => line.replace(/^([a-z-]+): /, '"$1": ').replace(/([{,] ?)(one|other): /g, '$1"$2": '));
const say = words<FridayKey>("en", JSON.parse(`{${json.join(",")}}`) as Labels<FridayKey>);

const pool = poolOf({
  topics: [["seo", "SEO", {}], ["smm", "Social media", {}]],
  entries: [
    ...[1, 2, 3, 4, 5].map((n): [string, number, string, string, string, number[]] => [`q${n}`, 0, "items", `q${n}`, "", []]),
    ["family", 1, "items", "family-7", "", []], ["family", 1, "items", "family-8", "", []],
    ["card--ctr--name", 1, "cards", "ctr", "", []],
  ],
  path: [], pages: [],
});
/** Tries by days before Friday; `q1` is missed by the answer b. */
const kept = (item: string, tries: [daysAgo: number, score: number][], family?: string): Kept => {
  const history = tries.map(([daysAgo, score]) => ({ at: FRIDAY - daysAgo * DAY, digest: "d", score }));
  return { ...(history.at(-1) as (typeof history)[number]), item, response: "b", history, ...(family ? { family } : {}) };
};
const file = (more: Partial<MentorFile> = {}): MentorFile => ({ saved: FRIDAY, name: "Ann Example", days: [], responses: [], texts: [], leeches: [], ...more });
const day = (title: string, done: number) => ({ list: "month", title, done, of: 2 });
const question = (id: string, level = "process") =>
  ({
    id, digest: "d", topic: "seo", level, kind: "single", stem: `What of ${id}?`, key: "a", rationales: {}, refs: [],
    options: [{ id: "a", text: "Ask first" }, { id: "b", text: "Send it" }],
  }) as unknown as PracticeItem;
const decided = (value: string, near: "same" | "else", at = FRIDAY - DAY) => ({ value, text: "What would you do?", near, at });

test("what was missed most comes first; instances of a family are one question, cards are terms", () => {
  const responses = [
    kept("q1", [[9, 0], [2, 0]]), kept("q2", [[9, 0], [8, 0], [2, 1]]), kept("q3", [[2, 1]]),
    kept("family-7", [[9, 0]], "family"), kept("family-8", [[3, 0]], "family"), kept("card--ctr--name", [[9, 0], [3, 0]]),
  ];
  const { missed, terms } = reportOf(pool, file({ responses }));
  assert.deepEqual(missed.map(({ entry, times, response }) => [entry.id, times, response]), [["q1", 2, "b"], ["family-8", 2, "b"], ["q2", 2, undefined]]);
  assert.deepEqual(terms.map(({ id }) => id), ["ctr"]);
});

test("a topic is weak from five questions on, by their last tries", () => {
  const all = (n: number, wrong: number) => Array.from({ length: n }, (_, index) => kept(`q${index + 1}`, [[3, index < wrong ? 1 : 0], [2, index < wrong ? 0 : 1]]));
  const weak = (n: number, wrong: number) => reportOf(pool, file({ responses: all(n, wrong) })).weak.map(({ topic, right }) => [topic.title, right]);
  assert.deepEqual([weak(4, 4), weak(5, 1), weak(5, 2)], [[], [], [["SEO", 3]]]);
});

test("two files of a learner are told by the name or by a try in common; the newer shows what changed", () => {
  const before = file({ name: "", saved: FRIDAY - 7 * DAY, days: [day("1", 2), day("2", 1)], responses: [kept("q1", [[9, 0]]), kept("q2", [[9, 1]])] });
  const texts = [{ list: "exercise--x", answers: { own: { value: "Dear client", text: "Your answer" } } }];
  const now = file({ days: [day("1", 2), day("2", 2)], responses: [kept("q1", [[9, 0], [2, 1]]), kept("q2", [[9, 1], [1, 0]])], texts });
  const other = file({ name: "Bo Example", responses: [kept("q1", [[4, 0]])] });
  const pairs = paired([before, other, now]);
  assert.deepEqual(pairs.map((pair) => [pair.file.name, pair.before === before]), [["Bo Example", false], ["Ann Example", true]]);
  assert.deepEqual(reportOf(pool, now, before).change, { since: before.saved, days: 1, tries: 2, right: 1, better: 1, worse: 1, texts: 1 });
});

test("one file alone tells of its last seven days what has a time", () => {
  const texts = [{ list: "decide--case--x", answers: { 1: decided("Wait", "same"), 2: decided("Old", "same", FRIDAY - 8 * DAY) } }];
  const { change } = reportOf(pool, file({ responses: [kept("q1", [[9, 0], [2, 1]])], texts }));
  assert.deepEqual(change, { since: FRIDAY - 7 * DAY, days: undefined, tries: 1, right: 1, better: 1, worse: 0, texts: 1 });
});

test("three questions come of what was missed: a judgement, a term, a decision that was far off", () => {
  const report = reportOf(pool, file({
    responses: [kept("q1", [[9, 0], [2, 0]]), kept("q2", [[2, 0]]), kept("card--ctr--name", [[9, 0], [3, 0]])],
    texts: [{ list: "decide--case--x", answers: { 1: decided("Wait a week", "else") } }],
  }));
  assert.deepEqual(needed(report).map(({ id }) => id), ["q1", "q2", "ctr"]);
  const card = { id: "ctr", topic: "smm", term: "click-through rate", definition: "", example: "", url: "" };
  const contents = { items: [question("q1"), question("q2", "judgement")], cards: new Map([["card--ctr--name", card]]) };
  const parts = partsOf(report, contents, say);
  assert.deepEqual(parts.find(({ title }) => title === "Three questions to ask")?.lines, [
    "“What of q2?” You answered: Send it. What speaks against it?",
    "What does click-through rate mean? Give me an example from a project you know.",
    "“What would you do?” You wrote: “Wait a week”, and the page's answer was quite different. Which would you choose today, and why?",
  ]);
  assert.match(plain("Ann", parts), /MISSED MOST\n- What of q1\? \(missed 2 times\)\n  Last answer: Send it\n  Correct answer: Ask first\n/);
});

test("of somebody who has done nothing there are three questions all the same, and nothing is made up", () => {
  const parts = partsOf(reportOf(pool, file()), undefined, say);
  const asks = parts.find(({ title }) => title === say.t("asks"));
  assert.equal(asks?.lines.length, 3);
  assert.ok(parts.every(({ lines, told }) => lines.length + told.length > 0));
});

test("days are those of the stage one is at; a text of an exercise says of which, and of a word's forms the first is told", () => {
  const days = [day("Day 1", 2), day("Day 2", 1), { list: "months", title: "Month 1", done: 0, of: 3 }];
  const texts = [{ list: "exercise--a-third-off", answers: { own: { value: "Dear client", text: "Your answer" } } }];
  const word = { ...question("q1"), kind: "short", key: ["RACI", "RACI matrix"] } as PracticeItem;
  const parts = partsOf(reportOf(pool, file({ days, texts, responses: [kept("q1", [[2, 0]])] })), { items: [word], cards: new Map() }, say);
  assert.match(plain("Ann", parts), /- 1 of 2 days, now at: Day 2/);
  assert.match(plain("Ann", parts), /Correct answer: RACI\n/);
  assert.match(plain("Ann", parts), /- A third off · Your answer\n/);
});

test("a text is found on the page that it was written on", () => {
  assert.deepEqual(["exercise--x-y", "decide--case--x", "decide--exercise--x", "first-month"].map(pageOf), ["exercises/x-y/", "cases/x/", "exercises/x/", "path/first-month/"]);
});
