/** The words that the tools ask for; tools.yml has each of them. */
import type { Words as AnyWords } from "../shared/words.ts";
import type { Id } from "./metrics/measures.ts";
import type { Part } from "./task-check/task.ts";

type OfMeasure = `metric-${Id}` | `metric-${Id}-short`;
type OfPart = `task-${Part}` | `task-${Part}-ask` | `task-${Part}-sample` | `task-${Part}-heading`;

export type ToolsKey =
  | "failed" | "retry"
  | "deadline-when" | "deadline-now" | "deadline-where" | "deadline-where-about"
  | "deadline-soonest" | "deadline-latest" | "deadline-came" | "deadline-came-there" | "deadline-outside" | "deadline-there"
  | "deadline-part" | "deadline-skipped" | "deadline-more-days" | "deadline-passed" | "deadline-never"
  | "deadline-setup" | "deadline-zone" | "deadline-hours" | "deadline-begin" | "deadline-end" | "deadline-pause"
  | "deadline-pause-from" | "deadline-pause-to" | "deadline-days" | "deadline-off" | "deadline-off-add" | "deadline-off-remove"
  | "deadline-kept" | "deadline-reset"
  | "deadline-fault-when" | "deadline-gap" | "deadline-twice" | "deadline-fault-setup" | "deadline-fault-day"
  | "deadline-fault-time" | "deadline-fault-order" | "deadline-fault-half" | "deadline-fault-pause" | "deadline-fault-days"
  | "metric-about" | "metric-example" | "metric-clear" | "metric-counts" | "metric-ratios"
  | "metric-none" | "metric-more" | "metric-found" | "metric-conflict" | "metric-conflict-zero" | "metric-zero" | "metric-over"
  | "metric-fault-number" | "metric-fault-large" | "metric-fault-negative" | "metric-fault-romi"
  | "task-have" | "task-paste" | "task-paste-about" | "task-split" | "task-line-part" | "task-move" | "task-move-line"
  | "task-missing" | "task-whole" | "task-text" | "task-none" | "task-copy" | "task-copied" | "task-not-copied"
  | "task-save" | "task-saved" | "task-anew" | "task-anew-ask" | "task-anew-warn" | "task-cancel" | "task-not-kept"
  | "task-choose-deadline" | "task-fault-deadline" | "task-past" | "task-fault-paste"
  | OfMeasure | OfPart;

export type Words = AnyWords<ToolsKey>;
