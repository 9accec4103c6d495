import assert from "node:assert/strict";
import test from "node:test";
import { gone, isBlank, read, withChanges, type Answer, type Filled } from "../../scripts/web/src/checklist/answers.ts";
import { copiesOf, listFor } from "../../scripts/web/src/checklist/copies.ts";
import { Keeper } from "../../scripts/web/src/checklist/keeper.ts";
import { toMarkdown } from "../../scripts/web/src/checklist/markdown.ts";
import { PROGRESS } from "../../scripts/web/src/progress/progress-store.ts";
import { memoryTables } from "../../scripts/web/src/shared/tables.ts";

const answer = (value: string | true, text = "Q"): Answer => ({ value, text });
const filled = (answers: Filled["answers"]): Filled => ({ list: "l", answers });

test("changes are joined with what is kept; what was emptied is taken out", () => {
  const before = filled({ a: answer("x"), b: answer(true) });
  const after = withChanges(before, new Map([["b", undefined], ["c", answer("new")]]));
  assert.deepEqual(after, filled({ a: answer("x"), c: answer("new") }));
  assert.deepEqual(before.answers, { a: answer("x"), b: answer(true) });
});

test("an entry may have any name", () => {
  const after = withChanges(filled({}), new Map([["constructor", answer(true)]]));
  assert.deepEqual(read(after, "l"), { filled: after, isWhole: true });
  assert.deepEqual(gone(filled({}), ["constructor"]), []);
});

test("nothing kept is a whole record; a broken one gives what is sound of it", () => {
  assert.deepEqual(read(undefined, "l"), { filled: filled({}), isWhole: true });
  for (const broken of [null, 7, "x", [], {}, { answers: [] }, { answers: null }]) {
    assert.deepEqual(read(broken, "l"), { filled: filled({}), isWhole: false });
  }
  const half = { list: "l", answers: { a: answer("x"), b: { value: 3, text: "Q" }, c: null, d: { value: "y" } } };
  assert.deepEqual(read(half, "l"), { filled: filled({ a: answer("x") }), isWhole: false });
});

test("answers whose entry is gone are told with their words", () => {
  const kept = filled({ a: answer("x", "Who?"), b: answer(true, "Done"), c: answer("z") });
  assert.deepEqual(gone(kept, ["c"]), [answer("x", "Who?"), answer(true, "Done")]);
});

test("blanks are not filled in", () => {
  assert.deepEqual([undefined, "", " \n", "x", true].map((value) => isBlank(value as string)), [true, true, true, false, false]);
});

test("as Markdown: ticks are a list, responses are quoted, what is gone comes last", () => {
  const text = toMarkdown({
    title: "A  list",
    notes: ["Name: Ann", "2026-11-26"],
    parts: [
      {
        title: "One",
        lines: [
          { text: "Done", isTick: true, value: true },
          { text: "Open", isTick: true, value: undefined },
          { text: "Who\nbuys?", isTick: false, value: "They do.\n\n- all of them\n" },
          { text: "Why?", isTick: false, value: undefined },
          { text: "Last", isTick: true, value: true },
        ],
      },
      { title: "", lines: [{ text: "Own", isTick: false, value: "x" }] },
    ],
    gone: [answer("old", "Was asked")],
    goneTitle: "Gone",
    none: "nothing",
  });
  assert.equal(
    text,
    `# A list

Name: Ann

2026-11-26

## One

- [x] Done
- [ ] Open

**Who buys?**

> They do.
>
> - all of them

**Why?**

*nothing*

- [x] Last

**Own**

> x

## Gone

**Was asked**

> old
`,
  );
});

function keeper() {
  const tables = memoryTables(PROGRESS);
  let failed = 0;
  return { tables, failures: () => failed, keeper: new Keeper("l", Promise.resolve(tables), () => failed++) };
}

test("what is noted is written at once, and joined with another tab's", async () => {
  const { tables, keeper: mine } = keeper();
  await tables.change(["checklists"], ["l"], () => filled({ other: answer(true) }));
  mine.note("a", answer("x"));
  mine.note("a", answer("xy"));
  mine.note("a", answer("xyz"));
  await mine.close();
  assert.deepEqual(await tables.get("checklists", "l"), filled({ other: answer(true), a: answer("xyz") }));
  mine.note("a", undefined);
  await mine.close();
  assert.deepEqual(await tables.get("checklists", "l"), filled({ other: answer(true) }));
});

test("a broken record is set aside whole, and what is sound of it goes on", async () => {
  const { tables, keeper: mine } = keeper();
  const broken = { list: "l", answers: { a: answer("x"), b: 7 } };
  await tables.change(["checklists"], ["l"], () => broken);
  assert.deepEqual(await mine.restore(5), { filled: filled({ a: answer("x") }), isWhole: false });
  assert.deepEqual(tables.aside, [{ table: "checklists", key: "l", value: broken, now: 5 }]);
  assert.deepEqual(await mine.restore(6), { filled: filled({ a: answer("x") }), isWhole: true });
});

test("to start anew forgets all, and what was just typed", async () => {
  const { tables, keeper: mine } = keeper();
  mine.note("a", answer("x"));
  mine.note("b", answer("y"));
  await mine.forget();
  await mine.close();
  assert.equal(await tables.get("checklists", "l"), undefined);
});

test("a write that fails is told", async () => {
  let failed = 0;
  const tables = { ...memoryTables(PROGRESS), change: () => Promise.reject(new Error("full")) };
  const mine = new Keeper("l", Promise.resolve(tables), () => failed++);
  mine.note("a", answer("x"));
  await mine.close();
  assert.equal(failed, 1);
});

test("what could not be written goes with the next change", async () => {
  const { tables } = keeper();
  let isFull = true;
  const change: typeof tables.change = (...args) => (isFull ? Promise.reject(new Error("full")) : tables.change(...args));
  const mine = new Keeper("l", Promise.resolve({ ...tables, change }), () => undefined);
  mine.note("a", answer("x"));
  await mine.close();
  isFull = false;
  mine.note("b", answer("y"));
  await mine.close();
  assert.deepEqual(await tables.get("checklists", "l"), filled({ a: answer("x"), b: answer("y") }));
});

test("copies are told by name; one whose name is lost by its id; other lists' are not among them", () => {
  const names = { list: "l--", answers: { zebra: answer("A zebra shop"), bank: answer("Bank") } };
  const records = ["l", "l--", "l--bank", "l--lost", "lx--bank", "exercise--l"].map((list) => ({ list, answers: {} }));
  assert.deepEqual(copiesOf("l", names, [...records, null, 7]).map(({ list, name }) => [list, name]), [
    ["l--zebra", "A zebra shop"], ["l--bank", "Bank"], ["l--lost", "lost"],
  ]);
});

test("a copy is kept under its client's name in any alphabet, and under no other's", () => {
  assert.equal(listFor("l", " Tyres -- & Co. ", []), "l--tyres-co");
  assert.equal(listFor("l", "Шины", []), "l--шины");
  assert.equal(listFor("l", "!", []), "l--client");
  assert.equal(listFor("l", "Bank", [{ list: "l--bank", name: "Was a bank" }]), "l--bank-2");
});
