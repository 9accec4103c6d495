/** The words of the Verify page. */
import type { Words as AnyWords } from "../shared/words.ts";

export type LabelKey =
  | "title" | "intro" | "file" | "drop" | "paste" | "check" | "checking" | "another"
  | "verdict-good" | "verdict-revoked" | "verdict-expired" | "verdict-early" | "verdict-refused"
  | "text-good" | "text-revoked" | "text-expired" | "text-early"
  | "refused-too-large" | "refused-not-credential" | "refused-twice" | "refused-altered" | "refused-claims"
  | "refused-alg-none" | "refused-alg-shared" | "refused-alg-other" | "refused-names-key" | "refused-header"
  | "refused-foreign-key" | "refused-revoked-key" | "refused-unread" | "refused-no-lists" | "refused-empty"
  | "says" | "exam" | "issuer" | "from" | "until" | "number" | "scores" | "section" | "points" | "needed" | "points-of" | "criteria"
  | "whose" | "whose-text" | "contact" | "compare" | "is-theirs" | "not-theirs" | "no-contact"
  | "limits" | "limit-person" | "limit-alone" | "limit-now" | "limit-list" | "limit-guess" | "stays"
  | "unsupported" | "no-script" | "load-network" | "retry" | "to-site";

export type Words = AnyWords<LabelKey>;
