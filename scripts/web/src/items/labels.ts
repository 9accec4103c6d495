/** The words that items and practice ask for. */
import type { Words as AnyWords } from "../shared/words.ts";
import type { AskKey } from "./ask-labels.ts";

export type LabelKey =
  | "item-of" | "progress" | "check" | "show-sample" | "skip" | "next" | "to-result" | "respond-first"
  | AskKey
  | "right" | "partly" | "wrong" | "score-so-far"
  | "mark-right-chosen" | "mark-right-missed" | "mark-wrong-chosen" | "mark-wrong-left"
  | "your-response" | "key" | "key-also" | "right-order" | "place-right" | "place-wrong" | "nothing"
  | "rationale" | "reread" | "sample" | "rubric" | "points"
  | "result" | "result-sum" | "result-none" | "result-skipped" | "by-topic" | "topic" | "score" | "points-of" | "points-of-head" | "what-to-reread"
  | "and-more" | "practise-mistakes" | "back-to-skipped" | "new-round" | "new-round-order"
  | "your-progress" | "start-over" | "start-over-ask" | "start-over-warn" | "cancel"
  | "export" | "import" | "imported" | "import-left-out" | "import-not-progress" | "import-newer"
  | "set-aside" | "not-lasting" | "not-kept" | "items-left-out"
  | "load-network" | "load-broken" | "load-format" | "retry"
  | "answers";

export type Words = AnyWords<LabelKey>;
