/** The words that a run through a form asks for: the exam's and the mock exam's. */
import type { Words } from "../shared/words.ts";
import type { AskKey } from "../items/ask-labels.ts";

export type RunKey =
  | "tools" | "time-left" | "time-little" | "time-over" | "time-hidden" | "hide-clock" | "show-clock"
  | "smaller-text" | "larger-text"
  | "item-of" | "as-is" | "longest" | "back" | "next" | "flag" | "review" | "all-items"
  | "cell-open" | "cell-begun" | "cell-answered" | "cell-flagged"
  | "key-open" | "key-begun" | "key-answered" | "key-flagged"
  | "note-left" | "note-over"
  | "review-title" | "review-complete" | "review-open" | "review-flagged" | "review-change" | "to-items"
  | "hand-in" | "hand-in-ask" | "hand-in-warn" | "hand-in-warn-open" | "not-yet";

export type RunWords = Words<AskKey | RunKey>;
