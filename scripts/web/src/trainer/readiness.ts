/**
 * How likely one reaches an exam's cuts: forms are drawn as its slots allow, and answered as one's memory and one's first
 * tries say. Written tasks and the talk are not in it. The seed decides all chance. Pure.
 */
import { randomBy } from "../items/shuffle.ts";
import type { Try } from "../progress/responses.ts";
import type { Asked, ExamPlan } from "./exam-plan.ts";
import { memoryOf, recallOn, type Memory } from "./memory.ts";
import { drawn, fitted, logit, normal, sigmoid, type Fitted, type Line } from "./fit.ts";

/** Fewer first tries say nothing. */
export const ENOUGH = 30;
const LINES = 24; // so often what one's tries leave open is drawn
const FORMS = 60; // of each of them
const CANDIDATES = 6;
const RAISED = 0.95; // what a topic comes to that was studied
/** How often one who doesn't know is right all the same, by what the question is; measured on nobody, and mended by one's own tries. */
const GUESSES: Readonly<Record<string, number>> = { single: 0.35, multiple: 0.15, match: 0.2, order: 0.15, numeric: 0.05, short: 0.05 };
/** How much of what one knows of a question carries over to one like it. */
const CARRIES = 0.5;
/** A first try of one's own weighs as much as the rest of them, so many times. */
const PRIOR = 6;
/** Days are better and worse, and so are people than what is known of them: in units of log odds. */
const DAY = 0.4;
const SELF = 0.4;
/** What was not tried is known less than first tries say: those came after reading. So much is left of what is no guess. */
const UNTRIED = 0.79;

export interface Readiness {
  /** 0 to 1, and between what it lies nine times of ten, as far as one's tries tell. */
  readonly chance: number;
  readonly lowest: number;
  readonly highest: number;
  /** Expected points of the sections. */
  readonly points: number;
  /** Expected share of points by topic, the lowest first. */
  readonly weakest: readonly { readonly topic: string; readonly share: number }[];
}

export interface Evidence {
  readonly tries: ReadonlyMap<string, readonly Try[]>;
  readonly memories: ReadonlyMap<string, Memory>;
  /** The day to foresee. */
  readonly day: number;
}

/** Undefined while too little was tried. */
export function readiness(plan: ExamPlan, evidence: Evidence, seed: string): Readiness | undefined {
  const tried = plan.asked.filter(({ memory }) => evidence.memories.has(memory)).length;
  if (tried < ENOUGH) return undefined;
  const model = modelOf(plan, evidence);
  const chances = simulated(model, seed);
  const at = (part: number) => chances[Math.round(part * (chances.length - 1))] as number;
  const chance = mean(chances);
  return { chance, lowest: Math.min(chance, at(0.05)), highest: Math.max(chance, at(0.95)), points: pointsOf(model), weakest: weakest(model) };
}

/** What to study next: the topic with which the chance would be highest, of the weakest. */
export function next(plan: ExamPlan, evidence: Evidence, seed: string): { topic: string; chance: number } | undefined {
  const model = modelOf(plan, evidence);
  const raised = weakest(model).slice(0, CANDIDATES).map(({ topic }) => ({ topic, chance: mean(simulated(model, seed, topic)) }));
  return raised.sort((a, b) => b.chance - a.chance)[0];
}

interface Model {
  readonly plan: ExamPlan;
  readonly views: readonly View[];
  readonly line: Fitted;
}

function modelOf(plan: ExamPlan, evidence: Evidence): Model {
  return { plan, views: viewsOf(plan, evidence), line: fitted(reviewsOf(plan, evidence.tries)) };
}

function pointsOf({ plan, views, line }: Model): number {
  const fits = fitting(plan, views);
  const share = (places: readonly number[]) => mean(places.map((place) => answering(views[place] as View, line)(0)));
  return sum(plan.slots.map(({ count }, index) => count * share(fits[index] as number[])));
}

function weakest({ plan, views, line }: Model): Readiness["weakest"] {
  const topics = [...new Set(plan.asked.map(({ topic }) => topic))];
  const shares = new Map(topics.map((topic) => [topic, [] as number[]]));
  for (const view of views) shares.get(view.topic)?.push(answering(view, line)(0));
  return topics.map((topic) => ({ topic, share: mean(shares.get(topic) as number[]) })).sort((a, b) => a.share - b.share);
}

/** A question that can be asked: what is known of it, and of its topic. */
interface View extends Asked {
  readonly guess: number;
  readonly recall: number | undefined;
  /** How questions of its topic went that were new. */
  readonly fresh: number;
}

function viewsOf({ asked }: ExamPlan, { tries, memories, day }: Evidence): View[] {
  const firsts = new Map<string, number[]>();
  for (const { memory, topic } of asked) {
    const first = memories.has(memory) ? tries.get(memory)?.[0] : undefined;
    if (first) firsts.set(topic, [...(firsts.get(topic) ?? []), first.score]);
  }
  const all = [...firsts.values()].flat();
  const rate = (sum(all) + 0.5 * PRIOR) / (all.length + PRIOR);
  const fresh = (topic: string) => {
    const own = firsts.get(topic) ?? [];
    const expected = own.length > 0 ? rate : (3 * rate + 0.35) / 4; // of a topic not begun one knows less
    return (sum(own) + expected * PRIOR) / (own.length + PRIOR);
  };
  const rates = new Map([...new Set(asked.map(({ topic }) => topic))].map((topic) => [topic, fresh(topic)]));
  return asked.map((one) => {
    const memory = memories.get(one.memory);
    return { ...one, guess: guessOf(one.kind), recall: memory && recallOn(day, memory), fresh: rates.get(one.topic) as number };
  });
}

const guessOf = (kind: string): number => GUESSES[kind] ?? 0.2;

/** What was foreseen of each try on a later day, and how it went. */
function reviewsOf({ asked }: ExamPlan, tries: Evidence["tries"]): [number, number][] {
  const found: [number, number][] = [];
  for (const [memory, kind] of new Map(asked.map((one) => [one.memory, one.kind]))) {
    const guess = guessOf(kind);
    memoryOf(tries.get(memory) ?? [], {}, (recall, score) => found.push([logit(guess + (1 - guess) * recall), score === 1 ? 1 : 0]));
  }
  return found;
}

/** How likely the answer is right, by how far the day shifts it; what doesn't change with that is worked out once. */
function answering({ recall, guess, fresh, isFamily }: View, { base, slope }: Line): (shift: number) => number {
  if (recall === undefined) {
    const untried = logit(guess + UNTRIED * Math.max(0, fresh - guess));
    return (shift) => sigmoid(untried + shift);
  }
  const unseen = logit(fresh);
  const own = base + slope * logit(guess + (1 - guess) * recall);
  if (isFamily) return (shift) => sigmoid(own + shift);
  return (shift) => CARRIES * sigmoid(own + shift) + (1 - CARRIES) * sigmoid(unseen + shift);
}

/** The share of forms that reach all cuts, for each drawing of what is not known, in order; `studied`: as if that topic had been. */
function simulated({ plan, views, line }: Model, seed: string, studied?: string): number[] {
  const random = randomBy(seed);
  const fits = fitting(plan, views);
  const shares = Array.from({ length: LINES }, () => {
    const own = drawn(line, random);
    const self = SELF * normal(random);
    const answers = new Map(views.map((view) => [view, answering(view, own)]));
    let reached = 0;
    for (let form = 0; form < FORMS; form++) {
      const shift = self + DAY * normal(random);
      const right = (view: View) => random() < Math.max((answers.get(view) as (shift: number) => number)(shift), view.topic === studied ? RAISED : 0);
      if (reaches(plan, sat(plan, views, right, random, fits))) reached += 1;
    }
    return reached / FORMS;
  });
  return shares.sort((a, b) => a - b);
}

function fitting({ slots }: ExamPlan, views: readonly Asked[]): number[][] {
  return slots.map(({ topics, levels }) => views.flatMap(({ topic, level }, index) => (isOf(topics, topic) && isOf(levels, level) ? [index] : [])));
}

/** Points and questions by section, of one form. */
export type Sat = ReadonlyMap<string, { readonly points: number; readonly of: number }>;

/** Draws a form as the slots allow, and answers it. `fits`: the places of what each slot may take. */
export function sat<T extends Asked>(plan: ExamPlan, views: readonly T[], right: (view: T) => boolean, random: () => number, fits = fitting(plan, views)): Sat {
  const [topics, taken, sums] = [new Map<string, number>(), new Set<number>(), new Map<string, { points: number; of: number }>()];
  for (const [index, { section, count }] of plan.slots.entries()) {
    const fit = fits[index] as number[];
    const had = sums.get(section) ?? { points: 0, of: 0 };
    for (let given = 0, tried = 0; given < count && tried < 20 * count && fit.length > 0; tried++) {
      const one = fit[Math.floor(random() * fit.length)] as number;
      const view = views[one] as T;
      const before = topics.get(view.topic) ?? 0;
      if (taken.has(one) || before >= (plan.most_of_topic ?? Infinity)) continue;
      taken.add(one);
      topics.set(view.topic, before + 1);
      had.points += right(view) ? 1 : 0;
      had.of += 1;
      given += 1;
    }
    sums.set(section, had);
  }
  return sums;
}

/** Whether a form reaches all cuts. */
export function reaches({ cut_score, sections }: ExamPlan, sums: Sat): boolean {
  const all = [...sums.values()];
  const enough = sum(all.map(({ points }) => points)) >= cut_score * sum(all.map(({ of }) => of)) - 1e-6;
  return enough && sections.every(({ id, cut_score: cut }) => (sums.get(id)?.points ?? 0) >= cut * (sums.get(id)?.of ?? 0) - 1e-6);
}

const isOf = (list: readonly string[], value: string): boolean => list.length === 0 || list.includes(value);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const mean = (numbers: readonly number[]): number => (numbers.length > 0 ? sum(numbers) / numbers.length : 0);
