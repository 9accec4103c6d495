import assert from "node:assert/strict";
import test from "node:test";
import { examPlan, type ExamPlan } from "../../scripts/web/src/trainer/exam-plan.ts";
import { drawn, fitted, logit, sigmoid } from "../../scripts/web/src/trainer/fit.ts";
import { dayOf, memoryOf, type Memory } from "../../scripts/web/src/trainer/memory.ts";
import { Forms } from "../../scripts/web/src/trainer/forms.ts";
import { next, readiness, type Evidence } from "../../scripts/web/src/trainer/readiness.ts";
import { randomBy } from "../../scripts/web/src/items/shuffle.ts";

const TODAY = dayOf(new Date(2026, 10, 30, 12).getTime());
const noon = (daysAgo: number): number => new Date(2026, 10, 30 - daysAgo, 12).getTime();
const TOPICS = ["seo", "smm", "role", "brief"];

/** Ten questions of each topic and level, half of them of families. */
const PLAN = examPlan({
  format: 1, id: "x", title: "X", cut_score: 0.8, most_of_topic: 8,
  sections: [{ id: "terms", title: "Terms", cut_score: 0.7 }, { id: "cases", title: "Cases", cut_score: 0.7 }],
  slots: [{ section: "terms", count: 12, topics: [], levels: ["term"] }, { section: "cases", count: 12, topics: [], levels: ["judgement"] }],
  asked: TOPICS.flatMap((topic) => ["term", "judgement"].flatMap((level) => Array.from({ length: 10 }, (_, n) => [`${topic}-${level}-${n}`, topic, level, "single", n % 2]))),
}) as ExamPlan;

/** Tries 10, 7 and 3 days ago at so much of what can be asked; `right`: whether a try of a topic is. */
function evidence(right: (topic: string, n: number) => boolean, asked = PLAN.asked): Evidence {
  const tries = new Map(asked.map(({ memory, topic }, n) => [memory, [10, 7, 3].map((daysAgo) => ({ at: noon(daysAgo), digest: "d", score: right(topic, n) ? 1 : 0 }))]));
  return { tries, memories: new Map([...tries].map(([memory, all]) => [memory, memoryOf(all) as Memory])), day: TODAY };
}

test("all known is likely, all missed is not, and the seed decides the rest", () => {
  const all = readiness(PLAN, evidence(() => true), "1");
  const none = readiness(PLAN, evidence(() => false), "1");
  assert.ok(all && all.chance > 0.8 && none && none.chance < 0.05, `${all?.chance} ${none?.chance}`);
  assert.ok(all.lowest <= all.chance && all.chance <= all.highest);
  assert.deepEqual(readiness(PLAN, evidence(() => true), "1"), all);
});

test("while little was tried nothing is said", () => {
  assert.equal(readiness(PLAN, evidence(() => true, PLAN.asked.slice(0, 29)), "1"), undefined);
  assert.ok(readiness(PLAN, evidence(() => true, PLAN.asked.slice(0, 30)), "1"));
});

test("the topic that is missed is the weakest, and to study it raises the chance most", () => {
  const seen = evidence((topic, n) => topic !== "role" || n % 3 === 0);
  assert.equal(readiness(PLAN, seen, "1")?.weakest[0]?.topic, "role");
  const best = next(PLAN, seen, "1");
  assert.equal(best?.topic, "role");
  assert.ok(best.chance > (readiness(PLAN, seen, "1")?.chance ?? 1));
});

test("who does better than foreseen is foreseen better", () => {
  const seen = (rate: number) => Array.from({ length: 200 }, (_, n) => [logit(0.8), n % 20 < rate * 20 ? 1 : 0] as const);
  const share = (rate: number) => { const { base, slope } = fitted(seen(rate)); return sigmoid(base + slope * logit(0.8)); };
  assert.ok(Math.abs(share(0.95) - 0.95) < 0.03 && Math.abs(share(0.5) - 0.5) < 0.05, `${share(0.95)} ${share(0.5)}`);
  const wide = (n: number) => { const line = fitted(seen(0.8).slice(0, n)); const random = randomBy("s"); return Array.from({ length: 50 }, () => drawn(line, random).base).map((base) => Math.abs(base - line.base)).reduce((a, b) => a + b); };
  assert.ok(wide(0) > wide(200), "the less came in, the less is known");
});

test("a form holds what its slots say, and no more of a topic than may be", () => {
  const asked: string[] = [];
  const forms = new Forms(PLAN);
  const sat = forms.sit((place) => asked.push(PLAN.asked[place]?.topic ?? "") > 0, randomBy("1"));
  assert.deepEqual(sat, { points: [12, 12], of: [12, 12] });
  for (const topic of TOPICS) assert.ok(asked.filter((one) => one === topic).length <= 8);
  assert.ok(forms.reaches({ points: [11, 9], of: [12, 12] }) && !forms.reaches({ points: [12, 8], of: [12, 12] }), "each section has its cut");
});
