/** The words of the mock exam. It runs on those of the exam, and says some of them in its own way. */
import type { AskKey } from "../items/ask-labels.ts";
import type { RunKey } from "../exam/run-labels.ts";
import type { Words } from "../shared/words.ts";

export type MockKey =
  | "mock-banner" | "mock-short" | "mock-paper" | "mock-length" | "mock-lacking" | "mock-clock" | "mock-kept" | "mock-start" | "mock-again"
  | "mock-stop" | "mock-stop-ask" | "mock-stop-warn" | "mock-stop-yes" | "mock-stop-no"
  | "hand-in-warn" | "hand-in-warn-open" | "note-over"
  | "mock-result" | "mock-sum" | "mock-took" | "mock-took-over"
  | "status-pass" | "status-fail" | "status-borderline" | "status-short" | "status-rest"
  | "by-section" | "section" | "score" | "share" | "cut" | "reached" | "yes" | "no" | "all-sections" | "points-of"
  | "pilots" | "practicum-how" | "practicum-reached" | "practicum-missed" | "sample" | "rubric" | "points"
  | "missed" | "missed-none" | "your-response" | "nothing" | "right" | "rationale" | "reread" | "reread-why" | "and-more"
  | "load-failed" | "retry";

export type MockWords = Words<AskKey | RunKey | MockKey>;
