import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { added, EMPTY, lines, missing, PARTS, read, toMarkdown, type Names, type Part, type Task } from "../../scripts/web/src/tools/task-check/task.ts";

declare const ROOT: string; // the repository, filled in by build.mjs

function headings(lang: string): Record<string, string> {
  const file = readFileSync(join(ROOT, `scripts/casebook/site/labels/${lang}/tools.yml`), "utf8");
  return Object.fromEntries([...file.matchAll(/^task-([a-z-]+)-heading: "(.+)"$/gm)].map(([, part, text]) => [part, text]));
}

const namesOf = (lang: string): Names => ({
  heading: (part) => headings(lang)[part] ?? part,
  none: "missing",
  deadline: (value) => value.replace("T", ", "),
});
const names = namesOf("en");

const WHOLE: Task = {
  name: "Delivery cost on the product page", "so-that": "a buyer sees the full price", "user-story": "A buyer opens a product\nand sees the cost",
  "done-when": "- on a phone\n- without scrolling", "depends-on": "nothing", given: "the carrier's table", who: "Anna",
  deadline: "2026-11-26T16:00", priority: "after the form", decides: "Anna: the place", keep: "the header",
};

test("a whole task lacks nothing and comes out by the template", () => {
  assert.deepEqual(missing(WHOLE), []);
  assert.equal(toMarkdown(WHOLE, names), [
    "# Delivery cost on the product page", "**SO THAT** a buyer sees the full price", "**USER STORY**", "A buyer opens a product\nand sees the cost",
    "**DONE WHEN**", "- on a phone\n- without scrolling", "**DEPENDS ON** nothing", "**GIVEN** the carrier's table",
    "**WHO / BY** Anna / 2026-11-26, 16:00", "**PRIORITY** after the form", "**WHO DECIDES** Anna: the place", "**DON'T** the header",
  ].join("\n\n") + "\n");
});

test("what is missing is named, and stands in the text as missing", () => {
  assert.deepEqual(missing(EMPTY), [...PARTS]);
  assert.deepEqual(missing({ ...WHOLE, who: "  ", keep: "\n" }), ["who", "keep"]);
  const text = toMarkdown({ ...WHOLE, name: "", who: "", "so-that": "" }, names);
  assert.match(text, /^# NAME: missing\n/);
  assert.match(text, /\*\*WHO \/ BY\*\* \*missing\* \/ 2026-11-26/);
  assert.match(text, /\*\*SO THAT\*\* \*missing\*/);
});

for (const lang of ["en", "ru", "bg"]) {
  test(`the names of the template in ${lang} are those of the page that teaches it, in its order`, () => {
    const page = readFileSync(join(ROOT, `docs/process/brief-and-task${lang === "en" ? "" : `.${lang}`}.md`), "utf8");
    const blocks = [...page.matchAll(/^```text\n([^]*?)^```$/gm)].map((found) => found[1] as string);
    const [first] = headings(lang)["name"] ? [headings(lang)["name"] as string] : [""];
    const template = blocks.find((block) => block.startsWith(first)) ?? "";
    const wanted = template.trim().split("\n").map((line) => line.split(/ {2,}/)[0]);
    const text = toMarkdown(EMPTY, namesOf(lang));
    const made = [headings(lang)["name"], ...[...text.matchAll(/^\*\*(.+?)\*\*/gm)].map((found) => found[1])];
    assert.equal(wanted.length, 7);
    assert.deepEqual(made.filter((name) => wanted.includes(name as string)), wanted);
    if (lang !== "en") return;
    const own = readFileSync(join(ROOT, "docs/tools/task-check.md"), "utf8").split("```text\n")[1]?.split("```")[0] ?? "";
    assert.deepEqual(own.trim().split("\n").map((line) => line.split(/ {2,}/)[0]), made);
  });
}

test("a pasted text falls into its lines", () => {
  assert.deepEqual(lines("Make a page\n\n - like the competitor's\n2) by Friday\r\n\t• blue\n1.5 times larger\n"), [
    "Make a page", "like the competitor's", "by Friday", "blue", "1.5 times larger",
  ]);
  assert.deepEqual(lines(" \n"), []);
});

test("lines are added to what stands there, in a line or below", () => {
  const put = (task: Task, part: Part, ...more: string[]) => more.reduce((now, line) => added(now, part, line), task)[part];
  assert.equal(put(EMPTY, "name", "Landing", "page"), "Landing page");
  assert.equal(put(EMPTY, "given", "photos", "price list"), "photos\nprice list");
});

test("whatever is kept, the draft is sound", () => {
  for (const record of [null, 3, "x", [], { name: 5, who: null }]) assert.deepEqual(read(record), EMPTY);
  assert.equal(read({ name: "A", nonsense: "B" }).name, "A");
  assert.deepEqual(Object.keys(read({ nonsense: "B" })), [...PARTS]);
});
