/** The whole set for paper: a list of items, the answers at its end. Made from the data when printing begins. */
import { keyTexts } from "../items/answer-texts.ts";
import { h } from "../shared/dom.ts";
import type { PracticeWords } from "../labels.ts";
import { shuffled } from "../items/shuffle.ts";
import type { PracticeItem, Text } from "../items/types.ts";

const LINES = 6; // to write a text of a few sentences

export function printView(items: readonly PracticeItem[], words: PracticeWords): HTMLElement {
  const asked = items.map((item) => {
    const how = howTo(item, words);
    return h("li", { lang: item.lang }, h("p", { class: "cb-stem" }, item.stem), how && h("p", { lang: words.lang }, how), ...choices(item));
  });
  const answers = items.map((item) => h("li", { lang: item.lang }, ...answer(item, words)));
  return h(
    "section",
    { class: "cb-print" },
    h("ol", {}, ...asked),
    h("h2", { class: "cb-print-answers" }, words.t("answers")),
    h("ol", {}, ...answers),
  );
}

/** How many to choose, or what to write where. */
function howTo({ kind, key }: PracticeItem, { t }: PracticeWords): string | undefined {
  switch (kind) {
    case "single":
      return t("paper-choose", { n: 1 });
    case "multiple":
      return t("paper-choose", { n: (key as string[]).length });
    case "match":
      return t("paper-match");
    case "order":
      return t("paper-order");
    default:
      return undefined;
  }
}

/** All is shuffled: the data tend to be in the key's order, and of a family the key mostly comes first. */
function choices(item: PracticeItem): HTMLElement[] {
  switch (item.kind) {
    case "single":
    case "multiple":
      return [lettered(item.shuffle === false ? item.options : shuffled(item.options, item.id))];
    case "match":
      return [blanks(item.lefts), lettered(shuffled(item.rights, item.id))];
    case "order":
      return [blanks(shuffled(item.steps, item.id))];
    case "open":
      return Array.from({ length: LINES }, () => h("p", { class: "cb-print-line" }));
    default:
      return [h("p", {}, h("span", { class: "cb-print-blank cb-print-blank--long" }), item.unit && ` ${item.unit}`)];
  }
}

function lettered(texts: readonly Text[]): HTMLElement {
  return h("ol", { type: "a" }, ...texts.map(({ text }) => h("li", {}, text)));
}

/** Room for a letter or a number in front of each. */
function blanks(texts: readonly Text[]): HTMLElement {
  return h("ul", { class: "cb-print-blanks" }, ...texts.map(({ text }) => h("li", {}, h("span", { class: "cb-print-blank" }), ` ${text}`)));
}

function answer(item: PracticeItem, words: PracticeWords): HTMLElement[] {
  const keys = keyTexts(item, words).map((text) => h("div", {}, text));
  const own = item.rationales["item"] ?? keyRationale(item);
  return own ? [...keys, h("p", {}, own)] : keys;
}

function keyRationale(item: PracticeItem): string | undefined {
  return item.kind === "single" ? item.rationales[item.key as string] : undefined;
}
