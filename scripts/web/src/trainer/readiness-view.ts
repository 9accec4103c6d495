/** The chance of reaching the cuts, as words with how sure they are, and what to study next. */
import type { ProgressWords } from "../labels.ts";
import { h } from "../shared/dom.ts";
import type { ExamPlan } from "./exam-plan.ts";
import type { Known } from "./known.ts";
import { ENOUGH, next, readiness } from "./readiness.ts";

/** `practise`: where a topic is practised. */
export function readinessOf(plan: ExamPlan | undefined, { pool, tries, memories, today }: Known, { t }: ProgressWords, practise: (topic: string) => string): HTMLElement[] {
  if (!plan) return [h("p", {}, t("load-network"))];
  const title = (topic: string) => pool.topics.find(({ id }) => id === topic)?.title ?? topic;
  const evidence = { tries, memories, day: today };
  const seed = `${plan.id} ${today}`;
  const found = readiness(plan, evidence, seed);
  if (!found) return [h("p", {}, t("ready-little", { n: ENOUGH }))];
  const tenths = (share: number) => Math.round(10 * share);
  const [n, low, high] = [found.chance, found.lowest, found.highest].map(tenths) as [number, number, number];
  const words = n === 0 ? t("ready-hardly") : n === 10 ? t("ready-nearly") : t("ready-about", { n });
  const best = next(plan, evidence, seed);
  const weak = found.weakest.slice(0, 2).map(({ topic }) => title(topic)).join(", ");
  return [
    h("p", { class: "cb-stand-ready" }, words, high > low && ` ${t("ready-between", { low, high })}`),
    h("p", {}, t("ready-weakest", { topics: weak })),
    ...(best ? [h("p", {}, t("ready-next"), " ", h("a", { href: practise(best.topic) }, title(best.topic)))] : []),
    h("p", { class: "cb-stand-note" }, t("ready-limits", { n: plan.slots.reduce((sum, { count }) => sum + count, 0) })),
  ];
}
