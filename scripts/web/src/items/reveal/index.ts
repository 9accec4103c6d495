/** Locks a view after the check and shows, in words, how the response compares with the key, and why. */
import type { View } from "../item-view/index.ts";
import type { Words } from "../labels.ts";
import type { Answer } from "../types.ts";
import { revealChoice } from "./choice.ts";
import { revealMatch } from "./match.ts";
import { revealOrder } from "./order.ts";
import { revealOpen, revealText } from "./text.ts";

export function reveal(view: View, answer: Answer, words: Words): void {
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
