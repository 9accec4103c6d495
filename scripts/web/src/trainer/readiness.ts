/**
 * How likely one reaches an exam's cuts: forms are drawn as its slots allow, and answered as one's memory and one's first
 * tries say. Written tasks and the talk are not in it. The seed decides all chance. Pure.
 */
import { randomBy } from "../items/shuffle.ts";
import type { Try } from "../progress/responses.ts";
import type { Asked, ExamPlan } from "./exam-plan.ts";
import { memoryOf, recallOn, type Memory } from "./memory.ts";
import { Forms, sum } from "./forms.ts";
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
  readonly forms: Forms;
  readonly views: readonly View[];
  readonly line: Fitted;
}

function modelOf(plan: ExamPlan, evidence: Evidence): Model {
  return { plan, forms: new Forms(plan), views: viewsOf(plan, evidence), line: fitted(reviewsOf(plan, evidence.tries)) };
}

function pointsOf({ plan, forms, views, line }: Model): number {
  const share = (places: readonly number[]) => mean(places.map((place) => answering(views[place] as View, line)(0)));
  return sum(plan.slots.map(({ count }, index) => count * share(forms.fits[index] as number[])));
}

function weakest({ plan, views, line }: Model): Readiness["weakest"] {
  const topics = [...new Set(plan.asked.map(({ topic }) => topic))];
  const shares = new Map(topics.map((topic) => [topic, [] as number[]]));
  for (const view of views) shares.get(view.topic)?.push(answering(view, line)(0));
  return topics.map((topic) => ({ topic, share: mean(shares.get(topic) as number[]) })).sort((a, b) => a.share - b.share);
}

/** A question that can be asked: what is known of it, and of its topic, as log odds. */
interface View extends Asked {
  /** Of one that was tried: how likely it is known itself. */
  readonly own: number | undefined;
  /** Of one that wasn't, or of another like one that was. */
  readonly unseen: number;
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
    const [guess, rate] = [guessOf(one.kind), rates.get(one.topic) as number];
    const own = memory && logit(guess + (1 - guess) * recallOn(day, memory));
    return { ...one, own, unseen: logit(memory ? rate : guess + UNTRIED * Math.max(0, rate - guess)) };
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

/** How likely an answer is right, by how far the day shifts it. */
type Answer = (shift: number) => number;

function answering({ own, unseen, isFamily }: View, { base, slope }: Line): Answer {
  if (own === undefined) return (shift) => sigmoid(unseen + shift);
  const known = base + slope * own;
  if (isFamily) return (shift) => sigmoid(known + shift);
  return (shift) => CARRIES * sigmoid(known + shift) + (1 - CARRIES) * sigmoid(unseen + shift);
}

/** The share of forms that reach all cuts, for each drawing of what is not known, in order; `studied`: as if that topic had been. */
function simulated({ forms, views, line }: Model, seed: string, studied?: string): number[] {
  const random = randomBy(seed);
  const least = views.map(({ topic }) => (topic === studied ? RAISED : 0));
  const shares = Array.from({ length: LINES }, () => {
    const own = drawn(line, random);
    const self = SELF * normal(random);
    const answers = views.map((view) => answering(view, own));
    let reached = 0;
    for (let form = 0; form < FORMS; form++) {
      const shift = self + DAY * normal(random);
      const right = (place: number) => random() < Math.max((answers[place] as Answer)(shift), least[place] as number);
      if (forms.reaches(forms.sit(right, random))) reached += 1;
    }
    return reached / FORMS;
  });
  return shares.sort((a, b) => a - b);
}

const mean = (numbers: readonly number[]): number => (numbers.length > 0 ? sum(numbers) / numbers.length : 0);
