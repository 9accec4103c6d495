/** The words that the views of items ask for: whatever shows items has them, practice and exam alike. */
import type { Words } from "../shared/words.ts";

export type AskKey =
  | "response" | "choose-many" | "choose-match" | "choose-each" | "put-in-order" | "move-up" | "move-down"
  | "moved" | "cannot-move";

export type AskWords = Words<AskKey>;
