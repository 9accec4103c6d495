import assert from "node:assert/strict";
import test from "node:test";
import { ask, worth } from "../../scripts/web/src/search/ask.ts";
import { choose, fromQuery, NOTHING, toQuery } from "../../scripts/web/src/search/asked.ts";
import type { RawHit } from "../../scripts/web/src/search/engine.ts";
import { fused } from "../../scripts/web/src/search/fuse.ts";
import { distance, nearestWord, nearOf, suggestions, vocabulary, type Near, type Row } from "../../scripts/web/src/search/near.ts";
import { folded, telling, wordsOf } from "../../scripts/web/src/search/query.ts";
import { unpacked } from "../../scripts/web/src/search/packed.ts";
import { readings } from "../../scripts/web/src/search/readings.ts";
import { Phrases } from "../../scripts/web/src/search/phrases.ts";
import { marked, resultOf, rowResult } from "../../scripts/web/src/search/result.ts";

const row = (address: string, kind: string, title: string, more: Partial<Row> = {}): Row => ({
  address, kind, title, told: ["told.json", 0], isEnglish: false, isToldInEnglish: false, names: [], asked: [], sections: [], ...more,
});
const NEAR: Near = {
  rows: [
    row("glossary/#disclaimer", "term", "disclaimer"),
    row("glossary/#ctr", "term", "CTR (click-through rate)", { names: ["click rate"] }),
    row("process/brief-and-task/", "process", "Brief and task"),
  ],
  same: [],
  words: ["tyre", "regions"],
  wordsIn: "words.json",
  cyrillic: false,
};

test("words that say nothing are left out, unless nothing else is asked", () => {
  assert.deepEqual(telling("What is a CTR?", "en"), ["ctr"]);
  assert.deepEqual(telling("что это", "ru"), ["что", "это"]);
  assert.deepEqual(telling("Сколько идёт модерация", "ru"), ["идёт", "модерация"]);
  assert.deepEqual(telling("", "en"), []);
});

test("Bulgarian endings are folded, those of other languages left to the stemmer", () => {
  const forms = [
    ["казус", "казуси", "казусите", "казусът", "казуса"],
    ["реклама", "рекламата", "реклами", "рекламите"],
    ["клиент", "клиентът", "клиента", "клиенти", "клиентите"],
    ["страница", "страницата", "страници", "страниците"],
  ];
  // A word of a query finds all that begin with it, so each form has to be cut to where all forms are alike.
  for (const all of forms) for (const one of all) for (const other of all) assert.ok(other.startsWith(folded(one, "bg")), `${one} ${other}`);
  assert.equal(folded("бриф", "bg"), "бриф");
  assert.equal(folded("лида", "bg"), "лида"); // what is left would be too short to mean anything
  assert.equal(folded("кейсами", "ru"), "кейсами");
});

test("how far two words are from each other", () => {
  assert.equal(distance("brief", "brief", 2), 0);
  assert.equal(distance("disclamer", "disclaimer", 2), 1);
  assert.equal(distance("breif", "brief", 2), 1); // two letters in the wrong order are one slip
  assert.equal(distance("ad", "campaign", 2), 3);
});

test("the nearest known word is found, and no word is forced on a short or a strange one", () => {
  const known = vocabulary(NEAR);
  assert.equal(nearestWord("disclamer", known), "disclaimer");
  assert.equal(nearestWord("brief", known), "brief");
  assert.equal(nearestWord("qwertyuiop", known), undefined);
  assert.equal(nearestWord("ctx", known), undefined);
});

test("terms and titles that may have been meant, the nearest first", () => {
  const found = suggestions(["breif"], NEAR, 5);
  assert.deepEqual(found, [NEAR.rows[2]]);
  assert.deepEqual(suggestions(["qwertyuiop"], NEAR, 5), []);
});

test("what is asked stands in the address and comes back from it", () => {
  const asked = { text: "tyre & shop", chosen: { kind: "case", outcome: "failure" }, all: true };
  assert.equal(toQuery(asked), "?q=tyre+%26+shop&kind=case&outcome=failure&all=1");
  assert.deepEqual(fromQuery(toQuery(asked)), asked);
  assert.equal(toQuery(NOTHING), "");
  assert.deepEqual(fromQuery("?utm=1"), NOTHING);
});

test("what only cases have chooses cases, and goes with them", () => {
  const failed = choose(NOTHING, "outcome", "failure");
  assert.deepEqual(failed.chosen, { kind: "case", outcome: "failure" });
  assert.deepEqual(choose(failed, "kind", "term").chosen, { kind: "term" });
  assert.deepEqual(choose(failed, "outcome", undefined).chosen, { kind: "case" });
});

test("an excerpt becomes texts, marked or not, whatever it holds", () => {
  assert.deepEqual(marked("a &lt;b&gt; <mark>CTR,</mark> x"), [
    { text: "a <b> ", isMarked: false },
    { text: "CTR,", isMarked: true },
    { text: " x", isMarked: false },
  ]);
});

const fragment = (url: string, kind: string) => ({
  url, excerpt: "", content: "", meta: { title: "T" }, filters: { kind: [kind] },
  sub_results: [
    { title: "T", url: `${url}#t`, excerpt: "", weighted_locations: [{ weight: 1, balanced_score: 9 }] },
    { title: "_\u2060The\u2060brief", url: `${url}#the-brief`, excerpt: "", weighted_locations: [{ weight: 1, balanced_score: 1 }] },
    { title: "More", url: `${url}#more`, excerpt: "", weighted_locations: [{ weight: 1, balanced_score: 5 }] },
  ],
});

test("a term leads to its place in the glossary, a page to its best sections", () => {
  assert.equal(resultOf(fragment("/sub/glossary/seo/ctr/", "term"), "en").url, "/sub/glossary/seo/#ctr");
  assert.deepEqual(resultOf(fragment("/x/", "case"), "en").sections, [
    { title: "More", url: "/x/#more" },
    { title: "The brief", url: "/x/#the-brief" },
  ]);
  const moved = { from: new URL("http://h/sub/"), to: new URL("http://h/sub/ru/") };
  assert.equal(resultOf(fragment("/sub/theory/seo/", "theory"), "en", moved).url, "/sub/ru/theory/seo/");
  assert.equal(resultOf(fragment("/x/", "new-kind"), "en").kind, "page");
});

/** A bundle of made-up pages: each has its title and its words; a word scores 10 in a title and 5 elsewhere. */
function bundle(pages: Readonly<Record<string, { title: string; text: string }>>) {
  const searched: string[] = [];
  const hit = (id: string, score: number, isTitled: boolean): RawHit => ({
    id, score, matchedMetaFields: isTitled ? ["title"] : [], data: () => Promise.reject(new Error("not asked for")),
  });
  return {
    searched,
    search: (text: string) => {
      searched.push(text);
      const words = text.split(" ");
      const found = Object.entries(pages).flatMap(([id, { title, text: own }]) => {
        const titled = words.filter((word) => title.split(" ").includes(word)).length;
        const held = words.filter((word) => `${title} ${own}`.split(" ").includes(word)).length;
        return held === words.length ? [hit(id, 5 * held + 5 * titled, titled > 0)] : [];
      });
      return Promise.resolve({ results: found.sort((a, b) => b.score - a.score) });
    },
  };
}

const near = () => Promise.resolve(NEAR);
const ids = (hits: readonly { raw: RawHit }[]) => hits.map(({ raw }) => raw.id);

test("what holds more of the words comes first, and what holds some comes too", async () => {
  const pages = { one: { title: "x", text: "client wants brief" }, two: { title: "y", text: "client" }, none: { title: "z", text: "no" } };
  const { hits } = await ask(bundle(pages), "what if the client wants a brief now", "en", {}, near);
  assert.deepEqual(ids(hits), ["one", "two"]);
});

test("in a large archive those that hold all words are enough", async () => {
  const pages = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`page-${n}`, { title: "x", text: "client brief" }]));
  const asked = bundle({ ...pages, some: { title: "y", text: "client" } });
  assert.equal((await ask(asked, "client brief", "en", {}, near)).hits.length, 100);
  assert.deepEqual(asked.searched, ["client brief"]);
});

test("a title outweighs the text", async () => {
  const pages = { story: { title: "a story", text: "brief" }, page: { title: "brief", text: "" } };
  assert.deepEqual(ids((await ask(bundle(pages), "brief", "en", {}, near)).hits), ["page", "story"]);
});

test("a slip of the pen is mended only when the word is found nowhere, and said", async () => {
  const pages = { term: { title: "disclaimer", text: "" } };
  const found = await ask(bundle(pages), "disclamer", "en", {}, near);
  assert.deepEqual([ids(found.hits), found.meant], [["term"], "disclaimer"]);
  const asked = bundle(pages);
  const right = await ask(asked, "disclaimer", "en", {}, () => assert.fail("loaded for nothing"));
  assert.deepEqual([right.meant, asked.searched], [undefined, ["disclaimer"]]);
  const strange = await ask(bundle(pages), "qwertyuiop", "en", {}, near);
  assert.deepEqual([strange.hits, strange.meant], [[], undefined]);
});

test("quotes ask for the very words", async () => {
  const asked = bundle({});
  await ask(asked, '"the brief"', "en", {}, near);
  assert.deepEqual(asked.searched, ['"the brief"']);
});

test("what is named as was asked is worth more, in whatever form", () => {
  const score = (title: string, words: string[], lang = "en") => worth(1, { title, kind: "term", questions: [] }, words, lang);
  assert.ok(score("lead", ["lead"]) > score("CPL (cost per lead)", ["lead"]));
  assert.ok(score("CTR (click-through rate)", ["ctr"]) > score("CTR forecast", ["ctr"]));
  assert.ok(score("бриф", ["брифы"], "ru") > score("брифинг", ["брифы"], "ru"));
});

test("what answers a question of the same words is worth more, of some of them a little more", () => {
  const score = (...questions: string[]) => worth(1, { title: "A page", kind: "page", questions }, ["ads", "eat", "money"], "en");
  const [same, some, none] = [score("our ads eat all the money"), score("who pays money for ads"), score("what is a brief")];
  assert.ok(same > some && some > none && none === score());
  assert.ok(same > score("ads in the morning", "what to eat", "where is the money"), "words of three questions are no question");
  assert.equal(score("who pays for ads"), none, "one word in common is no question: half of all are about a client");
  assert.ok(worth(1, { title: "A page", kind: "page", questions: ["who pays for ads"] }, ["ads"], "en") > none, "if there are more");
});

const CYRILLIC = new Set(["1с", "crm", "ctr", "kpi", "seo", "smm", "cpa", "реклама", "бриф", "телеграм", "объявление", "клиент"]);
const read = (text: string, lang: string) => readings(text, wordsOf(text), lang, CYRILLIC)[0];

test("letters that look alike, another layout and spoken abbreviations are read as what is known", () => {
  const russian = {
    "1C": "1с", ctj: "seo", сео: "seo", ыущ: "seo", htrkfvf: "реклама", "j,]zdktybt": "объявление", "сrm": "crm", стр: "ctr",
    кпи: "kpi", сиэрэм: "crm", "эс-эм-эм": "smm", сипиэй: "cpa", "htrkfvf ntktuhfv": "реклама телеграм",
  };
  for (const [typed, meant] of Object.entries(russian)) assert.equal(read(typed, "ru"), meant, typed);
  const bulgarian = { "1C": "1с", reklama: "реклама", сео: "seo", црм: "crm", есемем: "smm", klient: "клиент", "u.rekj": "клиент" };
  for (const [typed, meant] of Object.entries(bulgarian)) assert.equal(read(typed, "bg"), meant, typed);
});

test("words that are found stay, and an English site has no other reading", () => {
  assert.deepEqual(readings("ctj", ["ctj"], "en", CYRILLIC), []);
  assert.equal(readings("ctr ctj", ["ctj"], "ru", CYRILLIC)[0], "ctr seo");
});

test("another reading is looked for only where the words as typed are found nowhere, and said", async () => {
  const pages = { term: { title: "seo", text: "" }, story: { title: "реклама", text: "" } };
  const known = () => Promise.resolve({ ...NEAR, words: ["seo", "реклама"] });
  const found = await ask(bundle(pages), "ctj", "ru", {}, known);
  assert.deepEqual([ids(found.hits), found.meant], [["term"], "seo"]);
  const asked = bundle(pages);
  await ask(asked, "seo", "ru", {}, () => assert.fail("loaded for nothing"));
  assert.deepEqual(asked.searched, ["seo"]);
  const strange = await ask(bundle(pages), "qwertyuiop", "ru", {}, known);
  assert.deepEqual([strange.hits, strange.meant], [[], undefined]);
});

test("a short word that only begins like what was found has other readings, a form of a word that is there has none", async () => {
  const page = (title: string, excerpt: string) => ({ ...fragment("/x/", "term"), excerpt, meta: { title } });
  const found = async (typed: string, title: string, excerpt: string) => {
    const pages = { junk: { title: typed, text: "" }, term: { title: "seo", text: "" } };
    const { search } = bundle(pages);
    const data = () => Promise.resolve(page(title, excerpt));
    const own = async (text: string) => ({ results: (await search(text)).results.map((hit) => ({ ...hit, data })) });
    return ids((await ask({ search: own }, typed, "ru", {}, () => Promise.resolve({ ...NEAR, words: ["seo"] }))).hits);
  };
  assert.deepEqual(await found("сео", "сезонность", "<mark>сезонность</mark> спроса"), ["term"]);
  assert.deepEqual(await found("sео", "отчёт", "каждый <mark>s</mark>"), ["term"]);
  assert.deepEqual(await found("лид", "воронка", "первые <mark>лиды</mark>"), ["junk"]);
  assert.deepEqual(await found("сео", "о сео", ""), ["junk"]);
});

const PHRASES: Near = {
  rows: [
    row("say-this-now/#invoice", "situation", "The client is angry about the invoice", { asked: ["furious about the bill"] }),
    row("glossary/#lead", "term", "lead"),
    row("glossary/#cpl", "term", "CPL (cost per lead)", { names: ["cost of a lead"] }),
    row("theory/seo/", "theory", "SEO", { asked: ["traffic dropped over night"], sections: [["what-it-costs", "What it costs"]] }),
    row("theory/licences/", "theory", "Licences", { asked: ["client asks who owns the pictures", "client wants his photos back"] }),
    row("process/dates/", "process", "Dates", { asked: ["client wants a date", "client calls every day", "client is late"] }),
  ],
  same: [["angry", "furious", "upset"], ["cost", "price"]],
  words: [],
  wordsIn: "words.json",
  cyrillic: false,
};
const ranked = (text: string, lang = "en", near = PHRASES) => new Phrases(near, lang).rank(text);

test("what is named just so comes first, and a question is found by words that mean the same", () => {
  assert.equal(ranked("leads")[0]?.row.address, "glossary/#lead");
  assert.equal(ranked("upset clients, invoice")[0]?.row.address, "say-this-now/#invoice");
  assert.deepEqual([ranked("what is the price of seo")[0]].map((one) => [one?.row.address, one?.anchor]), [["theory/seo/", "what-it-costs"]]);
});

test("a rare word outweighs one that half of all questions have, and a slip is let pass", () => {
  assert.equal(ranked("the client and his pictures")[0]?.row.address, "theory/licences/");
  assert.equal(ranked("trafic droped")[0]?.row.address, "theory/seo/");
});

test("how much of a question is answered is told, and nothing of a strange one is", () => {
  assert.equal(ranked("traffic dropped")[0]?.share, 1);
  assert.ok(ranked("client has a giraffe in his garden")[0]!.share < 0.34);
  assert.deepEqual(ranked("giraffe"), []);
});

test("spoken abbreviations and the names of other languages lead to a term", () => {
  const near = { ...PHRASES, rows: [row("glossary/#kpi", "term", "KPI", { isEnglish: true }), row("glossary/#ga", "term", "GA4")] };
  for (const typed of ["кпи", "kpi", "KPI"]) assert.equal(ranked(typed, "ru", near)[0]?.row.address, "glossary/#kpi", typed);
  assert.equal(ranked("га4", "ru", near)[0]?.row.address, "glossary/#ga");
  assert.equal(ranked("минус-слова", "ru", { ...near, rows: [row("x", "term", "минус-слово")] })[0]?.isNamed, true);
});

test("letters that look alike and another layout of the keyboard find what they were meant for", () => {
  const rows = [row("glossary/#smm", "term", "SMM", { names: ["смм"] }), row("glossary/#rsya", "term", "РСЯ"), row("glossary/#cpm", "term", "CPM")];
  const first = (text: string) => ranked(text, "ru", { ...PHRASES, rows })[0]?.row.address;
  assert.deepEqual(["CMM", "PCЯ", "срм", "cvv"].map(first), ["glossary/#smm", "glossary/#rsya", "glossary/#cpm", "glossary/#smm"]);
  assert.equal(ranked("cvv", "en", { ...PHRASES, rows })[0], undefined);
  const meant = (text: string) => ranked(text, "ru", { ...PHRASES, rows })[0]?.meant;
  assert.deepEqual(["PCЯ", "срм", "рся", "CPM"].map(meant), ["РСЯ", "CPM", undefined, undefined]); // what was meant is said
});

test("an answer that has all of the question comes before loose texts, one that has little of it behind them", () => {
  const [answer] = ranked("traffic dropped");
  const joined = (share: number) => fused([["loose/", 1]], [["own/", { ...answer!, share, isNamed: false }]])[0]?.url;
  assert.deepEqual([1, 0.3].map(joined), ["own/", "loose/"]);
});

test("where little is translated, the first text is more often a loose match, and counts less", () => {
  const [answer] = ranked("traffic dropped");
  const joined = (translated: number) => fused([["loose/", 1]], [["own/", { ...answer!, share: 0.45, isNamed: false }]], translated)[0]?.url;
  assert.deepEqual([1, 0.1].map(joined), ["loose/", "own/"]);
});

test("two orders become one: what both have comes first, what is named just so before all", () => {
  const answers = ranked("traffic dropped lead").map((answer) => [answer.row.address, answer] as const);
  const both = fused([["other/", 1], ["theory/seo/", 2]], answers);
  assert.equal(both[0]?.url, "theory/seo/");
  assert.deepEqual(both.map(({ text }) => text).sort(), [1, 2, ...Array<undefined>(both.length - 2).fill(undefined)]);
  const named = ranked("lead").map((answer) => [answer.row.address, answer] as const);
  assert.equal(fused([["other/", 1]], named)[0]?.url, "glossary/#lead");
});

test("what is known alone is a result with its summary, and leads to the section", () => {
  const [seo] = ranked("seo costs");
  const result = rowResult(seo!, new URL("http://h/sub/"), "en", { "theory/seo/": "What SEO is" });
  assert.deepEqual(result.sections, [{ title: "What it costs", url: "http://h/sub/theory/seo/#what-it-costs" }]);
  assert.deepEqual([result.url, result.excerpt], ["http://h/sub/theory/seo/", "What SEO is"]);
});

const FRONTS = "0angle 3ry 0client 0rare 0x 0клиент";
const HOLDERS = `1 0Lp 01${"0".repeat(69)} Lq Lr 1`;

test("questions are unpacked as staging packs them", () => {
  const texts = unpacked(FRONTS, HOLDERS, 75); // tests/unit/site/test_packed.py writes them
  assert.deepEqual([texts[0], texts[1], texts[72], texts[73], texts[74]], ["angry client", "angle клиент", "angry rare", "x", ""]);
  assert.ok(texts.slice(2, 72).every((text) => text === "client"));
  assert.deepEqual(unpacked("", "", 0), []);
});

test("each row gets its own questions, and the place in a file where it is told what it answers", () => {
  const rows = [["a/", "page", "A", 0, [], [], 2], ["b/", "page", "B", 1, [], [], 0], ["c/", "page", "C", 2, [], [], 1]];
  const near = nearOf({ rows, asked: ["0angry 0late", "0 01"], same: [], words: "words.json", told: ["one.json", "two.json"], together: 2 });
  assert.deepEqual(near?.rows.map(({ asked, told }) => [asked, told]), [[["angry late", ""], ["one.json", 0]], [[], ["one.json", 1]], [["late"], ["two.json", 0]]]);
  assert.deepEqual(near?.rows.map(({ isToldInEnglish }) => isToldInEnglish), [false, true, false]);
  assert.equal(nearOf({ rows }), undefined);
});
