/** The words that check-lists ask for. */
import type { Words as AnyWords } from "../shared/words.ts";

export type ChecklistKey =
  | "progress" | "kept" | "unfold" | "fold" | "tools" | "save" | "saved" | "copy" | "copied" | "not-copied" | "print"
  | "anew" | "anew-ask" | "anew-warn" | "anew-done" | "cancel"
  | "name-ask" | "name-about" | "name"
  | "gone" | "gone-about"
  | "date-line" | "name-line" | "none"
  | "set-aside" | "not-lasting" | "not-kept"
  | "failed" | "retry";

export type Words = AnyWords<ChecklistKey>;
