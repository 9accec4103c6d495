import assert from "node:assert/strict";
import test from "node:test";
import { parseCatalogue, type Catalogue } from "../../scripts/web/src/archive/catalogue.ts";
import { NOTHING, fromQuery, sortOf, toQuery, toggled, type Choice } from "../../scripts/web/src/archive/chosen.ts";
import { find } from "../../scripts/web/src/archive/filter.ts";
import { folded, score, wordsOf } from "../../scripts/web/src/archive/text-match.ts";
import { shown } from "../../scripts/web/src/archive/pages-view.ts";

const DATA = {
  format: 1,
  titles: ["Tyres", "Banks", "Lanterns", "Spoons"],
  days: [20000, 0, 10, 1],
  facets: [
    { id: "outcome", title: "Outcome", values: [["success", "Success"], ["failure", "Failure"]], sets: [[0], [1]], of: [1, 0, 1, 0] },
    { id: "service", title: "Service", values: [["seo", "SEO"], ["smm", "SMM"], ["ads", "Ads"]], sets: [[0], [0, 1], [], [2]], of: [0, 1, 2, 3] },
    { id: "size", title: "Size", values: [["small", "Small"]], sets: [[0], []], of: [0, 1, 1, 0] },
  ],
  texts: { rows: 2, files: ["texts-1.json", "texts-2.json"] },
};

const parsed = (changes: object = {}) => parseCatalogue(JSON.stringify({ ...DATA, ...changes }));
const CASES = parsed() as Catalogue;
const chosen = (values: Choice["values"], more: Partial<Choice> = {}): Choice => ({ ...NOTHING, values, ...more });

test("the catalogue is read, each day counted back from the first", () => {
  assert.equal(CASES.titles.length, 4);
  assert.deepEqual(CASES.dates.map((date) => date.toISOString().slice(0, 10)), ["2024-10-04", "2024-10-04", "2024-09-24", "2024-09-23"]);
});

test("a catalogue of another format, or one that is no catalogue, is told apart", () => {
  assert.equal(parsed({ format: 2 }), "format");
  for (const text of ["", "{", "null", "[]", "7", JSON.stringify(DATA).slice(0, -9)]) assert.equal(parseCatalogue(text), "broken", text);
});

test("columns that do not fit together are broken", () => {
  const facet = DATA.facets[0]!;
  const facets = [{ ...facet, of: [1, 0, 1] }, { ...facet, of: [1, 0, 1, 2] }, { ...facet, of: [1, 0, 1, -1] }, { ...facet, sets: [[0], [2]] },
    { ...facet, sets: [0, 1] }, { ...facet, values: [["success"]] }, { ...facet, id: 5 }, null];
  for (const one of facets) assert.equal(parsed({ facets: [one] }), "broken", JSON.stringify(one));
  const others = [{ days: [1, 2] }, { titles: [1, 2, 3, 4] }, { days: ["1", 0, 0, 0] }, { texts: { rows: 2, files: ["one"] } }, { texts: { rows: 0, files: [] } }, { texts: 1 }];
  for (const changes of others) assert.equal(parsed(changes), "broken", JSON.stringify(changes));
});

test("without a choice all cases fit, the newest first, and each value is counted", () => {
  const found = find(CASES, NOTHING);
  assert.deepEqual(found.rows, [0, 1, 2, 3]);
  assert.deepEqual(found.counts, [[2, 2], [2, 1, 1], [2]]);
});

test("values of one facet widen the choice, facets narrow it", () => {
  assert.deepEqual(find(CASES, chosen({ service: ["smm", "ads"] })).rows, [1, 3]);
  assert.deepEqual(find(CASES, chosen({ service: ["seo"], outcome: ["failure"] })).rows, [0]);
  assert.deepEqual(find(CASES, chosen({ size: ["small"], outcome: ["failure"], service: ["ads"] })).rows, []);
});

test("counts follow the choices of the other facets, not those of their own", () => {
  assert.deepEqual(find(CASES, chosen({ service: ["seo"] })).counts, [[1, 1], [2, 1, 1], [1]]);
  assert.deepEqual(find(CASES, chosen({ service: ["seo"], outcome: ["failure"] })).counts, [[1, 1], [1, 0, 0], [1]]);
});

test("every count is what a click on the value would find", () => {
  const choice = chosen({ outcome: ["success"] });
  const { counts } = find(CASES, choice);
  CASES.facets.forEach((facet, place) =>
    facet.values.forEach(([id], value) => {
      const alone = { ...choice, values: { ...choice.values, [facet.id]: [id] } };
      assert.equal(counts[place]![value], find(CASES, alone).rows.length, `${facet.id}: ${id}`);
    }),
  );
});

test("the order: oldest, by match, and by match only while there is a text", () => {
  const scores = [1, 5, 0, 5];
  assert.deepEqual(find(CASES, chosen({}, { sort: "oldest" })).rows, [3, 2, 1, 0]);
  assert.deepEqual(find(CASES, chosen({}, { text: "x" }), scores).rows, [1, 3, 0]);
  assert.deepEqual(find(CASES, chosen({}, { text: "x", sort: "newest" }), scores).rows, [0, 1, 3]);
  assert.equal(sortOf(chosen({}, { sort: "relevance" })), "newest");
  assert.equal(sortOf(chosen({}, { text: " ", sort: "relevance" })), "newest");
});

test("a choice stands in the address and comes back from it", () => {
  const choice = chosen({ outcome: ["failure"], service: ["seo", "smm"] }, { text: "шины & диски", sort: "oldest", page: 3 });
  const query = toQuery(choice);
  assert.deepEqual(fromQuery(query, CASES.facets), choice);
  assert.match(query, /service=seo,smm/);
  assert.equal(toQuery(NOTHING), "");
  assert.equal(toQuery(chosen({ outcome: [] })), "");
});

test("an address with what is not known is read as far as it goes", () => {
  const read = fromQuery("?outcome=failure,none&outcome=success&colour=red&sort=upwards&page=-3&service=", CASES.facets);
  assert.deepEqual(read, chosen({ outcome: ["success", "failure"] }));
  for (const page of ["0", "1.5", "x", ""]) assert.equal(fromQuery(`?page=${page}`, CASES.facets).page, 1);
});

test("a value is added and taken away, and the list begins anew", () => {
  const once = toggled(chosen({}, { page: 4 }), "service", "seo");
  assert.deepEqual([once.values, once.page], [{ service: ["seo"] }, 1]);
  assert.deepEqual(toggled(once, "service", "seo").values, { service: [] });
});

test("case, ё and е, accents and punctuation make no difference", () => {
  assert.equal(folded("Ёлка, ПОЙДЁМ!"), " елка пойдем");
  assert.equal(folded("Café “Zoë”"), " cafe zoe");
  assert.deepEqual(wordsOf("  e-mail  ёж "), ["e", "mail", "еж"]);
  assert.deepEqual(wordsOf("…"), []);
});

test("all words must be there, in whichever fields", () => {
  const fields = [" a tyre shop", " a small shop in moscow", " ask the buyer"];
  assert.ok(score(["tyre", "moscow", "ask"], fields) > 0);
  assert.equal(score(["tyre", "paris"], fields), 0);
  assert.ok(score(["tyre"], [" a tyre shop"]) > 0, "texts that are not there yet");
});

test("a title counts more than a client, a client more than a teaser, a beginning more than a middle", () => {
  const best = [[" tyre", "", ""], [" retyre", "", ""], ["", " tyre", ""], ["", "", " tyre"], ["", " retyre", ""], ["", "", " retyre"]];
  const scores = best.map((fields) => score(["tyre"], fields));
  assert.deepEqual(scores, [...scores].sort((one, other) => other - one));
  assert.equal(new Set(scores).size, scores.length);
  assert.ok(score(["tyre", "shop"], [" a tyre shop"]) > score(["tyre", "shop"], [" a shop and a tyre"]));
});

test("of many pages the ends and the neighbours are shown", () => {
  assert.deepEqual(shown(1, 1), [1]);
  assert.deepEqual(shown(1, 9), [1, 2, 3, undefined, 9]);
  assert.deepEqual(shown(5, 9), [1, undefined, 3, 4, 5, 6, 7, undefined, 9]);
});
