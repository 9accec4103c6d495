/** Locks a view after the check and shows, in words, how the response compares with the key, and why. */
import type { View } from "../item-view/item-view.ts";
import type { PracticeWords } from "../../labels.ts";
import type { Answer } from "../types.ts";
import { revealChoice } from "./reveal-choice.ts";
import { revealMatch } from "./reveal-match.ts";
import { revealOrder } from "./reveal-order.ts";
import { revealOpen, revealText } from "./reveal-text.ts";

export function reveal(view: View, answer: Answer, words: PracticeWords): void {
  switch (view.kind) {
    case "choice":
      return revealChoice(view, answer, words);
    case "text":
      return revealText(view, answer, words);
    case "match":
      return revealMatch(view, answer, words);
    case "order":
      return revealOrder(view, answer, words);
    case "open":
      return revealOpen(view, answer, words);
  }
}
