/** order: which steps stand in their place, and the right order below them. */
import { h } from "../../shared/dom.ts";
import type { OrderView } from "../item-view/setting.ts";
import type { PracticeWords } from "../../labels.ts";
import { textOf, type Answer } from "../types.ts";
import { mark } from "./mark.ts";

export function revealOrder({ item, list }: OrderView, answer: Answer, words: PracticeWords): void {
  const key = answer.key as string[];
  for (const [place, step] of [...list.children].entries()) {
    const due = key.indexOf((step as HTMLElement).dataset["id"] as string);
    step.querySelector(".cb-moves")?.remove();
    step.append(due === place ? mark(words, "right", "place-right") : mark(words, "wrong", "place-wrong", { place: due + 1 }));
  }
  const heading = h("p", { class: "cb-line" }, h("strong", { lang: words.lang }, words.t("right-order")));
  list.after(heading, h("ol", { class: "cb-key" }, ...key.map((id) => h("li", {}, textOf(item.steps, id)))));
}
