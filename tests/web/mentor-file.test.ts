import assert from "node:assert/strict";
import test from "node:test";
import type { Filled } from "../../scripts/web/src/checklist/answers.ts";
import type { Kept } from "../../scripts/web/src/progress/responses.ts";
import { knownOf } from "../../scripts/web/src/trainer/known.ts";
import { fromMentorFile, toMentorFile, type MentorFile } from "../../scripts/web/src/trainer/mentor-file.ts";
import { poolOf } from "../../scripts/web/src/trainer/pool.ts";

const NOW = new Date(2026, 10, 27, 16);
const DAY = 86_400_000;
const pool = poolOf({
  topics: [["seo", "SEO", {}]],
  entries: [["a", 0, "items", "a", "", []]],
  path: [{ list: "month", title: "Month", days: [["d1", "Day 1", [["read", "Read", []], ["ask", "Ask", []]]], ["d2", "Day 2", [["do", "Do", []]]]] }],
  pages: [],
});
const list = (name: string, answers: Record<string, string | true>): Filled => ({
  list: name, answers: Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, { value, text: `${id}?` }])),
});
const filled = [
  list("month", { read: true, ask: "Because." }),
  list("exercise--x", { own: "Dear client" }),
  list("decide--case--y", { "1": "I'd ask" }),
  list("client-study", { who: "Secret" }),
  list("client-study--tyres", { who: "Secret" }),
  list("client-study--", { tyres: "Tyres" }),
];
/** Right and wrong by turns, far enough apart that each was learnt: forgotten as often as it is asked again. */
const kept = (tries: number): Kept => {
  const history = Array.from({ length: tries }, (_, n) => ({ at: NOW.getTime() - (tries - n) * DAY, digest: "d", score: n % 2 === 0 ? 1 : 0 }));
  return { ...(history.at(-1) as (typeof history)[number]), item: "a", response: "z", history };
};
const made = (records: Kept[] = [kept(18)], name = "Ann Example") => toMentorFile(knownOf(pool, records, filled, NOW.getTime()), records, name, NOW);
const opened = (text: string): MentorFile => {
  const file = fromMentorFile(text, NOW.getTime());
  assert.ok(typeof file !== "string", String(file));
  return file;
};

test("a file holds days, tries, own texts and leeches; nothing that was written for a client", () => {
  const { name, text } = made();
  assert.equal(name, "casebook-mentor-2026-11-27.json");
  const file = opened(text);
  assert.deepEqual(file.days.map(({ title, done, of }) => [title, done, of]), [["Day 1", 2, 2], ["Day 2", 0, 1]]);
  assert.deepEqual(file.texts.map((one) => [one.list, Object.keys(one.answers)]), [["month", ["ask"]], ["exercise--x", ["own"]], ["decide--case--y", ["1"]]]);
  assert.deepEqual([file.name, file.saved, file.responses[0]?.history.length], ["Ann Example", NOW.getTime(), 18]);
  assert.deepEqual([file.leeches, opened(made([kept(3)]).text).leeches], [["a"], []]);
  assert.ok(!text.includes("Secret"));
});

test("a file of another kind, a newer version or cut off is refused for what it is", () => {
  const { text } = made();
  const why = (other: string) => fromMentorFile(other, NOW.getTime());
  assert.equal(why("a shopping list"), "file-other");
  assert.equal(why('{"format":"casebook-progress","version":1}'), "file-other");
  assert.equal(why(text.replace('"version":1', '"version":2')), "file-newer");
  assert.equal(why(text.slice(0, 300)), "file-broken");
  assert.equal(why('{"format":"casebook-mentor","version":1}'), "file-broken");
});

test("of a damaged record the rest of the file is read, and what is left out is counted", () => {
  const file = JSON.parse(made().text) as Record<string, unknown[]>;
  file["responses"]?.push({ item: 7 });
  file["texts"]?.push({ list: "exercise--z", answers: { own: 3 } });
  const { leftOut, responses, texts } = opened(JSON.stringify(file)) as MentorFile & { leftOut: number };
  assert.deepEqual([leftOut, responses.length, texts.length], [2, 1, 4]);
});

test("no name is no name, and a clock that runs ahead makes nothing of the future", () => {
  const file = opened(made([], "").text.replace("2026-11-27", "2036-11-27"));
  assert.deepEqual([file.name, file.saved], ["", NOW.getTime()]);
});
