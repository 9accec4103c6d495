/** What all views of an item share: practice and exam show the same views, the exam without `reveal`. */
import type { Words } from "../labels.ts";
import type { Answer, Response } from "../types.ts";

export interface Setting {
  readonly words: Words;
  /** Decides the order of options, right sides and steps. */
  readonly seed: string;
  /** A response given before, to begin with. */
  readonly given: Response | undefined;
  /** Called on each change by the learner. */
  readonly changed: () => void;
  readonly announce: (text: string) => void;
}

/** The body of one item below its stem. */
export interface View {
  readonly parts: readonly HTMLElement[];
  /** What the learner has entered so far. */
  response(): Response;
  /** Locks the view and shows, in words, how the response compares with the key, and why. */
  reveal(answer: Answer): void;
}

