/** Joins two orders of what was found: that of the texts and that of names and questions, by reciprocal rank. Pure. */
import type { Answer } from "./phrases.ts";

/** Chosen on tests/content/questions.yml and questions-looked-at.yml alone; see docs/adr/0008-search.md. */
export const FUSION = {
  /** The larger, the less the very first places weigh. */
  k: 10,
  texts: 1,
  questions: 1.2,
  /** With so many words typed questions count in full, with fewer by the square of their share: few words are a name. */
  full: 12,
  /** So many of each are looked at. */
  most: 10,
  /** What has less of the question than this is no answer to it. */
  fits: 0.34,
  /** A card is shown from here on. */
  card: 0.5,
};

/** One thing that was found, in either way or in both. */
export interface Fused<T> {
  readonly url: string;
  readonly text: T | undefined;
  readonly answer: Answer | undefined;
}

/** `texts` and `answers`, the best first, each with its address, as one list; what is named just so comes first. `words`: how many were typed. */
export function fused<T>(texts: ReadonlyArray<readonly [url: string, text: T]>, answers: ReadonlyArray<readonly [url: string, answer: Answer]>, words: number): Fused<T>[] {
  const found = new Map<string, Fused<T> & { score: number }>();
  const weight = FUSION.questions * Math.min(1, words / FUSION.full) ** 2;
  texts.forEach(([url, text], rank) => found.set(url, { url, text, answer: undefined, score: FUSION.texts / (FUSION.k + rank) }));
  answers.slice(0, FUSION.most).forEach(([url, answer], rank) => {
    const old = found.get(url) ?? { url, text: undefined, score: 0 };
    const named = answer.isNamed ? 1 : 0;
    found.set(url, { ...old, answer, score: old.score + weight / (FUSION.k + rank) + named });
  });
  return [...found.values()].sort((a, b) => b.score - a.score);
}
