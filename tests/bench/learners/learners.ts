/** Learners who forget by another law than the trainer believes: powers of time, guesses, sloppy days. */
import { normal } from "../../../scripts/web/src/trainer/fit.ts";
import type { Asked, ExamPlan } from "../../../scripts/web/src/trainer/exam-plan.ts";
import { memoryOf, startOf, type Memory } from "../../../scripts/web/src/trainer/memory.ts";
import { Forms } from "../../../scripts/web/src/trainer/forms.ts";
import { planOf, type Reading } from "../../../scripts/web/src/trainer/plan.ts";
import type { Entry, Pool } from "../../../scripts/web/src/trainer/pool.ts";
import type { Try } from "../../../scripts/web/src/progress/responses.ts";
import { sigmoid } from "../../../scripts/web/src/trainer/fit.ts";

type Random = () => number;
const FIRST = 20_000;
const between = (random: Random, low: number, high: number): number => low + (high - low) * random();

/** What is truly known of one thing: it fades as a power of time. */
interface Trace {
  readonly learnt: number;
  readonly guess: number;
  strength: number;
  knows: boolean;
  last: number;
}

export class Learner {
  readonly tries = new Map<string, Try[]>();
  readonly memories = new Map<string, Memory>();
  /** The day of the exam. */
  readonly exam: number;
  readonly #ability: number;
  readonly #power: number;
  readonly #growth: number;
  readonly #diligence: number;
  readonly #most: number;
  readonly #sloppiness: number;
  /** How much less is known of what was not practised. */
  readonly #untried: number;
  readonly #topics = new Map<string, number>();
  readonly #traces = new Map<string, Trace>();

  constructor(private readonly plan: ExamPlan, private readonly pool: Pool, private readonly random: Random) {
    this.#ability = 2 + 1.3 * normal(random);
    this.#power = between(random, 0.15, 0.6);
    this.#growth = between(random, 1.6, 3);
    this.#diligence = between(random, 0.45, 1);
    this.#most = Math.round(between(random, 8, 40));
    this.#sloppiness = between(random, 0.05, 0.25);
    this.#untried = between(random, 0.5, 1);
    this.exam = FIRST + Math.round(between(random, 14, 32));
    for (const { id } of pool.topics) this.#topics.set(id, 0.6 * normal(random));
    for (const { memory, topic } of plan.asked) {
      const learnt = sigmoid(this.#ability + (this.#topics.get(topic) as number) + 0.7 * normal(random));
      const guess = between(random, 0.25, 0.6);
      this.#traces.set(memory, { learnt, guess, strength: Math.exp(1 + 0.3 * this.#ability + 0.6 * normal(random)), knows: random() < learnt, last: FIRST });
    }
  }

  /** A month of mornings: a topic a day is read, what the trainer brings is answered. */
  studies(): void {
    for (let day = FIRST; day < this.exam; day++) {
      const read = Math.min(this.pool.topics.length, day - FIRST + 1);
      if (this.random() > this.#diligence) continue;
      const reading: Reading = { read: new Set(Array.from({ length: read }, (_, topic) => topic)), ahead: new Set() };
      const { due, fresh } = planOf(this.pool, this.tries, this.memories, reading, day);
      const sloppy = this.#sloppy();
      for (const entry of [...due, ...fresh].slice(0, this.#most)) this.#tries(entry, day, sloppy);
    }
  }

  /** Whether a form of the exam reaches its cuts. */
  passes(): boolean {
    const sloppy = this.#sloppy();
    const forms = new Forms(this.plan);
    const right = (place: number) => {
      const { memory, isFamily } = this.plan.asked[place] as Asked;
      return this.#isRight(memory, this.exam, sloppy, isFamily ? 1 : 0.5);
    };
    return forms.reaches(forms.sit(right, this.random));
  }

  #sloppy(): number {
    return this.random() < this.#sloppiness ? between(this.random, 0.7, 0.95) : 1;
  }

  /** `same`: how likely it is the very thing that is asked, and not one like it. */
  #isRight(memory: string, day: number, sloppy: number, same = 1): boolean {
    const trace = this.#traces.get(memory) as Trace;
    const recall = trace.knows ? (1 + (day - trace.last) / trace.strength) ** -this.#power : 0;
    const other = this.tries.has(memory) ? trace.learnt : this.#untried * trace.learnt;
    const known = this.random() < same ? recall : other;
    return this.random() < (known + (1 - known) * trace.guess) * sloppy;
  }

  #tries({ memory, key_digest, text_digest }: Entry, day: number, sloppy: number): void {
    const trace = this.#traces.get(memory) as Trace;
    if (!this.tries.has(memory)) trace.last = day; // read on the day
    const right = this.#isRight(memory, day, sloppy);
    const tried = { at: startOf(day).getTime() + 3_600_000, digest: "d", score: right ? 1 : 0 };
    const all = [...(this.tries.get(memory) ?? []), tried];
    this.tries.set(memory, all);
    this.memories.set(memory, memoryOf(all, { key_digest, text_digest }) as Memory);
    trace.strength *= right && trace.knows ? this.#growth : 0.8;
    trace.strength = Math.max(1, trace.strength);
    trace.knows ||= this.random() < 0.5 + 0.5 * trace.learnt; // the reasons were read
    trace.last = day;
  }
}
