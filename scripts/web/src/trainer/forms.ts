/** Draws forms of an exam as its slots allow, and says whether they reach the cuts. Thousands are drawn, so all goes by number. Pure. */
import type { ExamPlan } from "./exam-plan.ts";

/** Points and questions of one form, by section. */
export interface Sat {
  readonly points: number[];
  readonly of: number[];
}

export class Forms {
  /** By slot: the places of what it may take in the list of all that can be asked, and its section. */
  readonly fits: readonly (readonly number[])[];
  readonly #sections: readonly number[];
  readonly #topics: readonly number[];
  readonly #of: Int32Array;
  readonly #taken: Int32Array;
  #form = 0;

  constructor(private readonly plan: ExamPlan) {
    const { asked, slots, sections } = plan;
    const topics = [...new Set(asked.map(({ topic }) => topic))];
    this.#topics = asked.map(({ topic }) => topics.indexOf(topic));
    this.#sections = slots.map(({ section }) => sections.findIndex(({ id }) => id === section));
    this.fits = slots.map((slot) => asked.flatMap(({ topic, level }, place) => (isOf(slot.topics, topic) && isOf(slot.levels, level) ? [place] : [])));
    this.#of = new Int32Array(topics.length);
    this.#taken = new Int32Array(asked.length);
  }

  /** One form, answered: `right` is asked of each question by its place. */
  sit(right: (place: number) => boolean, random: () => number): Sat {
    const { slots, sections, most_of_topic } = this.plan;
    const sat = { points: sections.map(() => 0), of: sections.map(() => 0) };
    const most = most_of_topic ?? Infinity;
    const form = (this.#form += 1);
    this.#of.fill(0);
    for (const [slot, { count }] of slots.entries()) {
      const fit = this.fits[slot] as readonly number[];
      const section = this.#sections[slot] as number;
      for (let given = 0, tried = 0; given < count && tried < 20 * count && fit.length > 0; tried++) {
        const place = fit[Math.floor(random() * fit.length)] as number;
        const topic = this.#topics[place] as number;
        if (this.#taken[place] === form || (this.#of[topic] as number) >= most) continue;
        this.#taken[place] = form;
        this.#of[topic] = (this.#of[topic] as number) + 1;
        sat.points[section] = (sat.points[section] as number) + (right(place) ? 1 : 0);
        sat.of[section] = (sat.of[section] as number) + 1;
        given += 1;
      }
    }
    return sat;
  }

  /** Whether a form reaches all cuts. */
  reaches({ points, of }: Sat): boolean {
    const { cut_score, sections } = this.plan;
    const isOver = (got: number, all: number, cut: number) => got >= cut * all - 1e-6;
    return isOver(sum(points), sum(of), cut_score) && sections.every(({ cut_score: cut }, index) => isOver(points[index] as number, of[index] as number, cut));
  }
}

const isOf = (list: readonly string[], value: string): boolean => list.length === 0 || list.includes(value);
export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
