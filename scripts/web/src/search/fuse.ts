/** Joins two orders of what was found: that of the texts and that of names and questions. Pure. */
import type { Answer } from "./phrases.ts";

/** Chosen on tests/content/questions.yml, questions-looked-at.yml and questions-held-out.yml; see docs/adr/0008-search.md. */
export const FUSION = {
  /** Texts count by their place: the larger, the less the very first ones weigh. */
  k: 5,
  /** And by this where nothing is translated: the first of few texts is soon a loose match. */
  few: 0.8,
  /** What the best answer counts whatever it has of the question, and what is added where it has all of it. */
  questions: 0.6,
  share: 1.5,
  /** So many of each are looked at. */
  most: 10,
  /** What has less of the question than this is no answer to it. */
  fits: 0.3,
  /** A card is shown above all from here on. */
  card: 0.7,
};

/** One thing that was found, in either way or in both. */
export interface Fused<T> {
  readonly url: string;
  readonly text: T | undefined;
  readonly answer: Answer | undefined;
}

/**
 * `texts` and `answers`, the best first, each with its address, as one list. An answer counts by its score beside the best
 * one's and by how much of the question it has, texts the less the fewer of all are `translated`. What is named just so
 * comes first.
 */
export function fused<T>(texts: ReadonlyArray<readonly [url: string, text: T]>, answers: ReadonlyArray<readonly [url: string, answer: Answer]>, translated = 1): Fused<T>[] {
  const found = new Map<string, Fused<T> & { score: number }>();
  const most = Math.max(...answers.map(([, { score }]) => score));
  const held = FUSION.few + (1 - FUSION.few) * translated;
  texts.forEach(([url, text], rank) => found.set(url, { url, text, answer: undefined, score: held / (FUSION.k + rank) }));
  for (const [url, answer] of answers.slice(0, FUSION.most)) {
    const old = found.get(url) ?? { url, text: undefined, score: 0 };
    const weight = (FUSION.questions + FUSION.share * answer.share ** 2) / FUSION.k;
    found.set(url, { ...old, answer, score: old.score + weight * (answer.score / (most || 1)) + (answer.isNamed ? 1 : 0) });
  }
  return [...found.values()].sort((a, b) => b.score - a.score);
}
