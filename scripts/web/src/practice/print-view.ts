/** The whole set for paper: a list of items, the answers at its end. Made from the data when printing begins. */
import { keyTexts } from "../items/answer-texts.ts";
import { h } from "../shared/dom.ts";
import type { PracticeWords } from "../labels.ts";
import { shuffled } from "../items/shuffle.ts";
import type { PracticeItem } from "../items/types.ts";

export function printView(items: readonly PracticeItem[], words: PracticeWords): HTMLElement {
  const asked = items.map((item) => h("li", { lang: item.lang }, h("p", { class: "cb-stem" }, item.stem), ...choices(item)));
  const answers = items.map((item) => h("li", { lang: item.lang }, ...answer(item, words)));
  return h(
    "section",
    { class: "cb-print" },
    h("ol", {}, ...asked),
    h("h2", { class: "cb-print-answers" }, words.t("answers")),
    h("ol", {}, ...answers),
  );
}

/** All is shuffled: the data tend to be in the key's order, and of a family the key mostly comes first. */
function choices(item: PracticeItem): HTMLElement[] {
  switch (item.kind) {
    case "single":
    case "multiple":
      return [textList("ol", item.shuffle === false ? item.options : shuffled(item.options, item.id))];
    case "match":
      return [textList("ul", item.lefts), textList("ol", shuffled(item.rights, item.id))];
    case "order":
      return [textList("ol", shuffled(item.steps, item.id))];
    default:
      return [];
  }
}

function textList(tag: "ol" | "ul", texts: readonly { readonly text: string }[]): HTMLElement {
  return h(tag, tag === "ol" ? { type: "a" } : {}, ...texts.map(({ text }) => h("li", {}, text)));
}

function answer(item: PracticeItem, words: PracticeWords): HTMLElement[] {
  const keys = keyTexts(item, words).map((text) => h("div", {}, text));
  const own = item.rationales["item"] ?? keyRationale(item);
  return own ? [...keys, h("p", {}, own)] : keys;
}

function keyRationale(item: PracticeItem): string | undefined {
  return item.kind === "single" ? item.rationales[item.key as string] : undefined;
}
