import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { number, percent } from "../../scripts/web/src/shared/numbers.ts";
import { words, type Labels } from "../../scripts/web/src/shared/words.ts";
import { MEASURES } from "../../scripts/web/src/tools/metrics/measures.ts";
import { PARTS } from "../../scripts/web/src/tools/task-check/task.ts";

declare const ROOT: string; // the repository, filled in by build.mjs

const SOURCE = join(ROOT, "scripts/web/src");
const LABELS = join(ROOT, "scripts/casebook/site/labels/en");

/** The labels of the tools that are named after a measure or a part of a task. */
const NAMED = [
  ...MEASURES.flatMap(({ id }) => [`metric-${id}`, `metric-${id}-short`]),
  ...PARTS.flatMap((part) => ["", "-ask", "-sample", "-heading"].map((end) => `task-${part}${end}`)),
];

/** Which folders ask for the words of each file; `named`: keys put together by a list. That no others are asked for, types hold. */
const ELEMENTS = [
  { words: "practice.yml", users: ["items/", "practice/", "progress/"], template: "practice-element.html.jinja" },
  { words: "exam.yml", users: ["items/item-view.ts", "items/echo.ts", "exam/"], template: "exam.html.jinja" },
  { words: "verify.yml", users: ["verify/"], template: "verify.html.jinja" },
  { words: "mock.yml", users: ["mock/", "practice/self-score", "items/reread.ts", "items/tally.ts", "exam/run.ts", "exam/review-screen.ts"], template: "mock.html.jinja" },
  { words: "checklist.yml", users: ["checklist/"], template: "form.html.jinja" },
  { words: "archive.yml", users: ["archive/"], template: "archive.html.jinja" },
  { words: "search.yml", users: ["search/"] },
  { words: "tools.yml", users: ["tools/"], template: "tool.html.jinja", named: NAMED },
];

/** The file's plain form: `key: "text"` or `key: {one: "text", other: "text"}`, one per line. */
function english(name: string): Labels<string> {
  const lines = readFileSync(join(LABELS, name), "utf8").split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const json = lines.map((line) => line.replace(/^([a-z-]+): /, '"$1": ').replace(/([{,] ?)(one|few|many|other): /g, '$1"$2": '));
  return JSON.parse(`{${json.join(",")}}`) as Labels<string>;
}

/** Names of elements and values of their attributes, which may be spelt like a label. */
const NO_LABEL = /\bh\(\s*"\w+"|\b(?:class|role|type|scope|rel|name|kind): "[\w -]+"|^import .*$/gm;

const quoted = (code: string) => [...code.matchAll(/"([a-z-]+)"/g)].map((match) => match[1] as string);

for (const { words: file, users, template, named } of ELEMENTS) {
  test(`${file}: every label is used`, () => {
    const keys = Object.keys(english(file));
    const names = readdirSync(SOURCE, { recursive: true }).map(String);
    const own = names.filter((name) => name.endsWith(".ts") && users.some((user) => name.startsWith(user)));
    const read = (name: string) => readFileSync(join(LABELS, "../../templates", name), "utf8");
    const page = (template ? [template, "alone.html.jinja"] : []).map(read).join("").replaceAll("'", '"');
    const code = own.map((name) => readFileSync(join(SOURCE, name), "utf8")).join("").replaceAll(NO_LABEL, "") + page;
    const begun = [...code.matchAll(/`([a-z-]+-)\$\{/g)].map((match) => match[1] as string);
    const isMade = (key: string) => (named ? named.includes(key) : begun.some((start) => key.startsWith(start)));
    const isUsed = (key: string) => quoted(code).includes(key) || isMade(key);
    assert.deepEqual(keys.filter((key) => !isUsed(key)), []);
    assert.deepEqual((named ?? []).filter((key) => !keys.includes(key)), []);
  });

  test(`${file}: plural labels have the English forms`, () => {
    for (const [key, label] of Object.entries(english(file))) {
      if (typeof label === "object") assert.deepEqual(Object.keys(label), ["one", "other"], key);
    }
  });
}

test("values are filled in, numbers in the language's way", () => {
  assert.equal(words("en", { "item-of": "Item {n} of {total}" }).t("item-of", { n: 3, total: 1200 }), "Item 3 of 1,200");
  assert.equal(words("ru", { "points-of": "{points} из {n}" }).t("points-of", { points: 1.25, n: 2 }), "1,3 из 2");
  assert.equal(words("en", { moved: "{text}" }).t("moved", { text: "{place} $& <b>" }), "{place} $& <b>");
  assert.equal(words("en", { moved: "{text} {other}" }).t("moved", { text: "a" }), "a {other}");
});

test("plurals by the language's rules", () => {
  const items = { one: "{n} вопрос", few: "{n} вопроса", many: "{n} вопросов", other: "{n} вопроса" };
  const { t } = words("ru", { imported: items });
  assert.deepEqual([1, 2, 5, 11, 21, 1.5].map((n) => t("imported", { n })), [
    "1 вопрос", "2 вопроса", "5 вопросов", "11 вопросов", "21 вопрос", "1,5 вопроса",
  ]);
});

test("a form, a label or a language that is missing breaks nothing", () => {
  assert.equal(words("ru", { imported: { other: "{n} items" } }).t("imported", { n: 2 }), "2 items");
  assert.equal(words("en", { imported: {} }).t("imported", { n: 2 }), "imported");
  assert.equal(words<string>("en", {}).t("check"), "check");
  assert.equal(words("not a language!", { check: "Check" }).t("check"), "Check");
});

test("shares and keys", () => {
  const { lang } = words("en", {});
  assert.equal(percent({ lang }, 1 / 3), "33%");
  assert.equal(number({ lang }, 2.505), "2.505");
});
