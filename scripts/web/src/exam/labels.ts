/** The words of the exam page. */
import type { AskKey } from "../items/ask-labels.ts";
import type { Words as AnyWords } from "../shared/words.ts";
import type { RunKey } from "./run-labels.ts";

export type LabelKey =
  | AskKey | RunKey
  | "load-title" | "load-intro" | "load-file" | "load-drop" | "load-checking"
  | "kept-here" | "kept-open" | "kept-ready" | "kept-sealed"
  | "refused-not-ticket" | "refused-altered" | "refused-expired" | "refused-newer" | "refused-other-site"
  | "refused-revoked" | "refused-no-keys" | "refused-removed"
  | "ready-items" | "ready-section" | "ready-minutes" | "ready-length" | "ready-time" | "ready-until"
  | "rules" | "rule-clock" | "rule-items" | "rule-over" | "rule-file"
  | "keeping" | "keeping-text" | "noting" | "noting-text" | "offline" | "not-lasting"
  | "start" | "start-ask" | "start-warn" | "other-ticket"
  | "note-late" | "note-clock" | "not-saved"
  | "sealing" | "seal-failed"
  | "done-title" | "done-lead" | "done-file" | "done-code" | "download" | "copy" | "copied" | "done-again" | "not-kept" | "done-score"
  | "remove" | "remove-ask" | "remove-warn" | "removed" | "cancel"
  | "held-title" | "held-text" | "held-retry" | "unsupported" | "no-script" | "load-network" | "retry" | "to-site";

export type Words = AnyWords<LabelKey>;
