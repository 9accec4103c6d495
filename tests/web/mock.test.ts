import assert from "node:assert/strict";
import test from "node:test";
import { responseTexts } from "../../scripts/web/src/items/answer-texts.ts";
import type { BankItem, MockData, Slot } from "../../scripts/web/src/mock/mock-data.ts";
import { drawForm, type MockItem } from "../../scripts/web/src/mock/draw.ts";
import { missed, rereading, scored, statusOf } from "../../scripts/web/src/mock/score.ts";
import golden from "../golden/status.json";

const part = (id: string, cut_score = 0.7) => ({ id, title: id.toUpperCase(), cut_score });

function item(id: string, more: Partial<BankItem> = {}): BankItem {
  const options = [{ id: "a", text: "A" }, { id: "b", text: "B" }];
  const refs = [{ title: "Page", url: "page/" }];
  const common = { id, kind: "single", topic: "seo", level: "term", digest: "d", stem: id, options, key: "a", rationales: {}, refs };
  return { ...common, ...more } as BankItem;
}

function slot(section: string, count: number, more: Partial<Slot> = {}): Slot {
  return { section, count, scored: true, topics: [], levels: [], kinds: [], ...more };
}

function data(slots: Slot[], items: BankItem[], more: Partial<MockData> = {}): MockData {
  const sections = [part("terms"), part("cases")];
  return { id: "x", title: "X", minutes: 10, cut_score: 0.8, sections, tasks: [], borderline: null, spread: null, slots, items, ...more };
}

const many = (count: number, more: Partial<BankItem> = {}, name = "i") =>
  Array.from({ length: count }, (_, number) => item(`${name}${number}`, more));

test("the form meets the blueprint: section by section, each item once", () => {
  const slots = [slot("terms", 3), slot("cases", 2, { levels: ["judgement"] }), slot("terms", 1, { scored: false })];
  const bank = [...many(10), ...many(6, { level: "judgement" }, "j")];
  for (const seed of ["1", "2", "3", "4", "5"]) {
    const { items, lacking } = drawForm(data(slots, bank), new Set(), seed);
    assert.equal(lacking, 0);
    assert.deepEqual(items.map(({ section }) => section), ["terms", "terms", "terms", "terms", "cases", "cases"]);
    assert.equal(new Set(items.map(({ id }) => id)).size, 6);
    assert.ok(items.filter(({ section }) => section === "cases").every(({ level }) => level === "judgement"));
    assert.equal(items.filter(({ scored }) => !scored).length, 1);
  }
});

test("another seed gives another form, the same one the same", () => {
  const drawn = (seed: string) => drawForm(data([slot("terms", 5)], many(40)), new Set(), seed).items.map(({ id }) => id);
  assert.deepEqual(drawn("1"), drawn("1"));
  assert.notDeepEqual(drawn("1"), drawn("2"));
});

test("what was met comes last", () => {
  const bank = many(10);
  const seen = new Set(bank.slice(0, 6).map(({ id }) => id));
  const ids = drawForm(data([slot("terms", 5)], bank), seen, "1").items.map(({ id }) => id);
  assert.deepEqual(ids.filter((id) => !seen.has(id)).sort(), ["i6", "i7", "i8", "i9"]);
});

test("an item that two draws want goes where it is needed", () => {
  const slots = [slot("terms", 2), slot("cases", 2, { topics: ["smm"] })];
  const bank = [...many(2), ...many(2, { topic: "smm" }, "s")];
  for (let seed = 0; seed < 20; seed++) assert.equal(drawForm(data(slots, bank), new Set(), String(seed)).lacking, 0);
});

test("where the bank falls short, what counts is filled before pilot items, and it says how many are missing", () => {
  const slots = [slot("terms", 2, { scored: false }), slot("terms", 3)];
  const { items, lacking } = drawForm(data(slots, many(4)), new Set(), "1");
  assert.equal(lacking, 1);
  assert.equal(items.filter(({ scored }) => scored).length, 3);
});

test("open items come only where they are asked for, at the end", () => {
  const slots = [slot("terms", 2), slot("task", 1, { kinds: ["open"] })];
  const bank = [...many(2), ...many(3, { kind: "open", key: null } as Partial<BankItem>, "o")];
  const { items } = drawForm(data(slots, bank, { tasks: [part("task")] }), new Set(), "1");
  assert.deepEqual(items.map(({ kind }) => kind), ["single", "single", "open"]);
});

test("of a family one instance comes, and as often as any other item", () => {
  const bank = [...many(4), ...many(6, { family: "f" } as Partial<BankItem>, "f")];
  const seeds = Array.from({ length: 200 }, (_, seed) => String(seed));
  const drawn = seeds.map((seed) => drawForm(data([slot("terms", 2)], bank), new Set(), seed).items.filter(({ family }) => family).length);
  assert.ok(drawn.every((count) => count <= 1));
  const share = drawn.filter((count) => count === 1).length / seeds.length;
  assert.ok(share > 0.28 && share < 0.52, String(share)); // 2 of 5
});

test("enemies never meet, whichever names the other, and a family may be one", () => {
  const bank = [item("a", { enemies: ["b"] }), item("b"), item("c", { enemies: ["f"] }), item("f1", { family: "f" } as Partial<BankItem>), item("d"), item("e")];
  for (let seed = 0; seed < 40; seed++) {
    const { items, lacking } = drawForm(data([slot("terms", 3), slot("terms", 1, { scored: false })], bank), new Set(), String(seed));
    const ids = items.map(({ id }) => id);
    assert.equal(lacking, 0);
    assert.ok(!(ids.includes("a") && ids.includes("b")) && !(ids.includes("c") && ids.includes("f1")), ids.join());
  }
});

test("no more of a topic and of a kind than the blueprint says, of so many topics at least; pilot items aside", () => {
  const topics = ["seo", "smm", "design", "mailings"];
  const bank = topics.flatMap((topic) => [...many(6, { topic }, topic), ...many(3, { topic, kind: "multiple", key: ["a"] } as Partial<BankItem>, `${topic}-m`)]);
  const spread = { most_of_topic: 3, fewest_topics: 3, most_of_kind: { single: 5 } };
  const slots = [slot("terms", 8), slot("terms", 4, { scored: false })];
  for (let seed = 0; seed < 40; seed++) {
    const { items, lacking } = drawForm(data(slots, bank, { spread }), new Set(), String(seed));
    const counted = items.filter(({ scored }) => scored);
    const most = (of: (one: BankItem) => string) => Math.max(...counted.map((one) => counted.filter((other) => of(other) === of(one)).length));
    assert.equal(lacking, 0);
    assert.ok(most(({ topic }) => topic) <= 3 && counted.filter(({ kind }) => kind === "single").length <= 5);
    assert.ok(new Set(counted.map(({ topic }) => topic)).size >= 3);
  }
});

test("where no form holds the bounds, it says how much is missing and goes on", () => {
  const spread = { most_of_topic: 2, fewest_topics: 0, most_of_kind: {} };
  const { items, lacking } = drawForm(data([slot("terms", 4)], many(9), { spread }), new Set(), "1");
  assert.deepEqual([items.length, lacking], [2, 2]);
});

const formed = (items: BankItem[], section: string, counts = true): MockItem[] =>
  items.map((one) => ({ ...one, section, scored: counts }));
const responses = (right: MockItem[]) => Object.fromEntries(right.map(({ id }) => [id, "a"]));

test("scored as the exam is: sections, total, pilots left out", () => {
  const [terms, cases, pilots] = [formed(many(10), "terms"), formed(many(10, {}, "c"), "cases"), formed(many(2, {}, "p"), "terms", false)];
  const all = [...terms, ...cases, ...pilots];
  const of = (count: number, other: number) => scored(data([], []), all, responses([...terms.slice(0, count), ...cases.slice(0, other)]));
  assert.equal(of(10, 10).of, 20);
  assert.equal(of(10, 6).status, "fail"); // 80 %, but a section below its cut score
  assert.equal(of(9, 7).status, "pass");
  assert.equal(of(8, 7).status, "fail");
  assert.deepEqual(of(9, 7).sections.map(({ points, of: whole, passes }) => [points, whole, passes]), [[9, 10, true], [7, 10, true]]);
});

for (const vector of golden) {
  test(`golden: ${vector.name}`, () => {
    const sections = vector.sections.map(({ points, of, cut_score }) => ({ points, of, part: { cut_score } }));
    assert.equal(statusOf(vector, sections), vector.status);
  });
}

test("the borderline band comes before pass and fail", () => {
  const terms = formed(many(10), "terms");
  const banded = data([], [], { sections: [part("terms")], borderline: { lowest: 7, highest: 8 } });
  const status = (count: number) => scored(banded, terms, responses(terms.slice(0, count))).status;
  assert.deepEqual([6, 7, 8, 9].map(status), ["fail", "borderline", "borderline", "pass"]);
});

test("sums of thirds fail nobody", () => {
  const key = ["a", "b", "c"];
  const thirds = formed(many(3, { kind: "multiple", key } as Partial<BankItem>), "terms");
  const given = { i0: ["a"], i1: ["a"], i2: ["a"] };
  const low = data([], [], { sections: [part("terms", 1 / 3)], cut_score: 1 / 3 });
  assert.equal(scored(low, thirds, given).status, "pass");
});

test("what was missed, and what to reread, the most frequent first", () => {
  const ref = (url: string) => ({ title: url, url });
  const items = formed([item("x", { refs: [ref("b")] }), item("y", { refs: [ref("a")] }), item("z", { refs: [ref("a")] })], "terms");
  assert.deepEqual(missed(items, { x: "a" }).map(({ id }) => id), ["y", "z"]);
  assert.deepEqual(rereading(missed(items, {})).map(({ url }) => url), ["a", "b"]);
});

test("responses in words", () => {
  const one = formed([item("x")], "terms")[0] as MockItem;
  assert.deepEqual(responseTexts(one, "b"), ["B"]);
  assert.deepEqual(responseTexts(one, undefined), []);
  assert.deepEqual(responseTexts({ ...one, kind: "short" } as MockItem, "CTR"), ["CTR"]);
});
