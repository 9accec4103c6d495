import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { words, type Labels } from "../../scripts/web/src/shared/words.ts";
import type { ToolsWords } from "../../scripts/web/src/labels.ts";
import { COUNTS, fromRatio, measure, MEASURES, toRatio, type Count, type Id } from "../../scripts/web/src/tools/metrics/measures.ts";
import { solve, valuesOf, type Entered, type Solution } from "../../scripts/web/src/tools/metrics/solve.ts";
import { parse, Telling } from "../../scripts/web/src/tools/metrics/metrics-telling.ts";

declare const ROOT: string; // the repository, filled in by build.mjs

const given = (values: Partial<Record<Id, number>>, slack = 0) =>
  new Map(Object.entries(values).map(([id, value]) => [id as Id, { value, slack }]));

const values = ({ found }: Solution) =>
  Object.fromEntries([...found].flatMap(([id, one]) => ("value" in one ? [[id, Math.round(one.value * 1e6) / 1e6]] : [])));

/** mulberry32: the same numbers each time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Counts by chance, and every measure of them. */
function everything(random: () => number): Map<Id, number> {
  const counts = new Map<Count, number>(COUNTS.map((id) => [id, 10 ** (random() * 6 - 1)]));
  return new Map(MEASURES.map((one) => {
    const ratio = (counts.get(one.top) as number) / (one.bottom ? (counts.get(one.bottom) as number) : 1);
    return [one.id, fromRatio(one, ratio)];
  }));
}

/** By algebra and not by ways: what is determined is what lies in the span of what is given (all measures are products). */
function determined(ids: readonly Id[]): Set<Id> {
  const row = (id: Id) => COUNTS.map((count) => Number(measure(id).top === count) - Number(measure(id).bottom === count));
  const rank = (rows: number[][]): number => {
    const left = rows.map((one) => [...one]);
    let found = 0;
    for (let column = 0; column < COUNTS.length; column++) {
      const at = left.findIndex((one, place) => place >= found && Math.abs(one[column] as number) > 1e-9);
      if (at < 0) continue;
      [left[found], left[at]] = [left[at] as number[], left[found] as number[]];
      const lead = left[found] as number[];
      for (let other = found + 1; other < left.length; other++) {
        const times = ((left[other] as number[])[column] as number) / (lead[column] as number);
        left[other] = (left[other] as number[]).map((value, place) => value - times * (lead[place] as number));
      }
      found++;
    }
    return found;
  };
  const known = ids.map(row);
  return new Set(MEASURES.map(({ id }) => id).filter((id) => !ids.includes(id) && rank([...known, row(id)]) === rank(known)));
}

test("any subset of consistent figures gives exactly what it determines, and the right values", () => {
  const random = chance(1);
  for (let round = 0; round < 600; round++) {
    const all = everything(random);
    const share = random();
    const ids = MEASURES.map(({ id }) => id).filter(() => random() < share);
    const solution = solve(new Map(ids.map((id) => [id, { value: all.get(id) as number, slack: 0 }])));
    assert.deepEqual(solution.conflicts, [], ids.join());
    assert.deepEqual(new Set(solution.found.keys()), determined(ids), ids.join());
    for (const [id, one] of solution.found) {
      const wanted = all.get(id) as number;
      assert.ok("value" in one && Math.abs(one.value - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted)), `${ids.join()}: ${id}`);
    }
  }
});

test("one wrong figure among figures that determine it is always named, and nothing is worked out", () => {
  const random = chance(2);
  for (let round = 0; round < 300; round++) {
    const all = everything(random);
    const ids = MEASURES.map(({ id }) => id).filter(() => random() < 0.4);
    const wrong = ids.find((id) => determined(ids.filter((other) => other !== id)).has(id));
    if (!wrong) continue;
    const entered = new Map(ids.map((id) => [id, { value: all.get(id) as number, slack: 0 }]));
    const one = measure(wrong);
    entered.set(wrong, { value: fromRatio(one, toRatio(one, all.get(wrong) as number) * 1.01), slack: 0 });
    const { found, conflicts } = solve(entered);
    assert.equal(found.size, 0);
    assert.ok(conflicts.some(({ id, others }) => id === wrong || others.includes(wrong)), `${ids.join()}: ${wrong}`);
  }
});

test("counts give measures, measures give counts, and measures give each other", () => {
  assert.deepEqual(values(solve(given({ impressions: 1000, clicks: 20 }))), { ctr: 2 });
  assert.deepEqual(values(solve(given({ cost: 12000, cpc: 30 }))), { clicks: 400 });
  assert.deepEqual(values(solve(given({ cpc: 30, cr: 3 }))), { cpl: 1000 });
  assert.deepEqual(values(solve(given({ ctr: 2, cpc: 30 }))), { cpm: 600 });
  assert.deepEqual(values(solve(given({ drr: 25 }))), { roas: 4 });
  assert.deepEqual(values(solve(given({ roas: 2.5, margin: 40 }))), { drr: 40, romi: 0 });
});

test("a loss of everything is a ROMI of −100 %", () => {
  assert.deepEqual(values(solve(given({ cost: 500, profit: 0 }))), { romi: -100 });
  assert.deepEqual(values(solve(given({ cost: 500, romi: -100 }))), { profit: 0 });
});

test("a contradiction names the fields and by how much they differ", () => {
  const { conflicts, found } = solve(given({ impressions: 1000, clicks: 20, ctr: 3 }));
  assert.deepEqual(conflicts, [{ id: "ctr", others: ["clicks", "impressions"], entered: 3, expected: 2 }]);
  assert.equal(found.size, 0);
});

test("a measure may be rounded, a count may not", () => {
  const typed = (text: string) => parse(text, "en") as Entered;
  const solved = (ctr: string, clicks: string) =>
    solve(new Map<Id, Entered>([["impressions", typed("49")], ["clicks", typed(clicks)], ["ctr", typed(ctr)]])).conflicts.length;
  assert.equal(solved("2", "1"), 0); // 2.04 %
  assert.equal(solved("2.04", "1"), 0);
  assert.equal(solved("2.00", "1"), 1);
  assert.equal(solve(new Map<Id, Entered>([["drr", typed("25")], ["roas", typed("4.0")], ["cost", typed("9")], ["revenue", typed("40")]])).conflicts.length, 1);
});

test("nothing is divided by zero", () => {
  const { found, conflicts } = solve(given({ cost: 500, leads: 0, clicks: 10 }));
  assert.deepEqual(conflicts, []);
  assert.deepEqual(found.get("cpl"), { by: ["leads"] });
  assert.equal((found.get("cr") as { value: number }).value, 0);
  for (const one of found.values()) if ("value" in one) assert.ok(Number.isFinite(one.value));
  assert.deepEqual(solve(given({ impressions: 0, clicks: 0 })).found.get("ctr"), { by: ["impressions"] });
  assert.deepEqual(solve(given({ impressions: 0, ctr: 2, clicks: 0 })).conflicts, []);
  assert.deepEqual(solve(given({ impressions: 0, ctr: 2, clicks: 5 })).conflicts.map(({ id }) => id), ["clicks"]);
  const [conflict] = solve(given({ impressions: 0, clicks: 5, ctr: 2 })).conflicts;
  assert.deepEqual([conflict?.id, conflict?.expected], ["ctr", undefined]);
});

test("numbers as people type them", () => {
  const value = (text: string, lang = "en") => {
    const read = parse(text, lang);
    return typeof read === "object" ? read.value : read;
  };
  assert.deepEqual(["1200", "1 200", "1,200", "1,200.5", "2.5 %", "2,5", ".5", "-3", "−3", "-0.5", "-.5"].map((text) => value(text)), [
    1200, 1200, 1200, 1200.5, 2.5, 2.5, 0.5, -3, -3, -0.5, -0.5,
  ]);
  assert.deepEqual(["1,200", "1\u00a0200,5", "1,5"].map((text) => value(text, "ru")), [1.2, 1200.5, 1.5]);
  assert.equal(value(""), undefined);
  assert.deepEqual(["x", "1.2.3", "1e5", "-", ".", "12 apples", "1,2,3"].map((text) => value(text)), Array(7).fill("metric-fault-number"));
  assert.equal(value("9".repeat(17)), "metric-fault-large");
  assert.deepEqual(["2", "2.0", "2.04"].map((text) => (parse(text, "en") as Entered).slack), [0.5, 0.05, 0.005]);
});

/** The English labels of measures. */
function english(): Labels<string> {
  const lines = readFileSync(join(ROOT, "scripts/casebook/site/labels/en/tools.yml"), "utf8").split("\n");
  return Object.fromEntries(lines.flatMap((line) => (/^metric-[a-z-]+: "/.test(line) ? [[line.split(": ")[0], JSON.parse(line.replace(/^[a-z-]+: /, ""))]] : [])));
}

const telling = (lang = "en") => new Telling(words(lang, english()) as unknown as ToolsWords);
const bare = (text: string) => text.replaceAll("\u00a0", " ");

test("a formula is said in names and in numbers", () => {
  const say = (id: Id, of: Partial<Record<Id, number>>) => {
    const solution = solve(given(of));
    const result = solution.found.get(id);
    assert.ok(result && "value" in result);
    return bare(telling().formula(id, result, valuesOf(given(of), solution)));
  };
  assert.equal(say("ctr", { impressions: 1000, clicks: 20 }), "clicks ÷ impressions = 20 ÷ 1,000 = 2%");
  assert.equal(say("cpm", { ctr: 2, cpc: 30 }), "CPC × CTR × 1,000 = 30 × 2% × 1,000 = 600");
  assert.equal(say("cost", { cpm: 600, impressions: 20000 }), "(CPM ÷ 1,000) × impressions = (600 ÷ 1,000) × 20,000 = 12,000");
  assert.equal(say("romi", { profit: 15000, cost: 10000 }), "gross profit ÷ cost − 1 = 15,000 ÷ 10,000 − 1 = 50%");
  assert.equal(say("profit", { romi: 50, cost: 10000 }), "(1 + ROMI) × cost = (1 + 50%) × 10,000 = 15,000");
  assert.equal(say("drr", { roas: 4 }), "1 ÷ ROAS = 1 ÷ 4 = 25%");
  const chain = { impressions: 20000, ctr: 2, cpc: 30, leads: 12, profit: 18000 };
  assert.equal(say("cpl", chain), "cost ÷ leads = 12,000 ÷ 12 = 1,000");
  assert.equal(say("romi", chain), "(gross profit − cost) ÷ cost = (18,000 − 12,000) ÷ 12,000 = 50%");
});

test("the page's table has every measure with its formula, and its sums are right", () => {
  const page = readFileSync(join(ROOT, "docs/tools/metrics.md"), "utf8");
  const rows = page.split("\n").filter((line) => line.startsWith("| ")).map((line) => line.split("|").map((cell) => cell.trim()));
  const counts = { impressions: 20000, clicks: 400, leads: 12, orders: 6, customers: 5, cost: 12000, revenue: 30000, profit: 12000 };
  const solution = values(solve(given(counts)));
  const names = english();
  for (const one of MEASURES.filter(({ bottom }) => bottom)) {
    const row = rows.find((cells) => cells[1] === names[`metric-${one.id}`]);
    assert.ok(row, one.id);
    assert.equal(row[2], bare(telling().meaning(one)));
    assert.equal(row[3]?.split(" = ").at(-1)?.replaceAll(/[ %]/g, ""), String(solution[one.id]), one.id);
  }
});
