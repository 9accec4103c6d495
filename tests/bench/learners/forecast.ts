/** node forecast.mjs plan.json [learners] [seed]: what was foreseen of each learner's exam, and whether it came in, as JSON. */
import { readFileSync } from "node:fs";
import { randomBy } from "../../../scripts/web/src/items/shuffle.ts";
import { examPlan, type ExamPlan } from "../../../scripts/web/src/trainer/exam-plan.ts";
import { readiness } from "../../../scripts/web/src/trainer/readiness.ts";
import { poolOf, type Pool } from "../../../scripts/web/src/trainer/pool.ts";
import { Learner } from "./learners.ts";

const plan = examPlan(JSON.parse(readFileSync(process.argv[2] as string, "utf8"))) as ExamPlan;
const count = Number(process.argv[3] ?? 1000);
const seed = process.argv[4] ?? "learner";

/** Each topic has a page of its own. */
function poolFor({ asked }: ExamPlan): Pool {
  const topics = [...new Set(asked.map(({ topic }) => topic))];
  return poolOf({
    topics: topics.map((topic) => [topic, topic, {}]),
    entries: asked.map(({ memory, topic }) => [memory, topics.indexOf(topic), "items", memory, "", [topics.indexOf(topic)]]),
    path: [],
    pages: topics,
  });
}

const pool = poolFor(plan);
const found: (number | boolean)[][] = [];
for (let number = 0; number < count; number++) {
  const learner = new Learner(plan, pool, randomBy(`${seed} ${number}`));
  learner.studies();
  const { tries, memories, exam } = learner;
  const foreseen = readiness(plan, { tries, memories, day: exam }, `forecast ${number}`);
  if (!foreseen) continue;
  found.push([foreseen.chance, learner.passes()]);
}
console.log(JSON.stringify(found));
