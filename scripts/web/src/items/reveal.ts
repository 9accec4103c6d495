/** Locks a view after the check and shows, in words, how the response compares with the key, and why. */
import type { PracticeKey, PracticeWords } from "../labels.ts";
import { h } from "../shared/dom.ts";
import { numericText } from "./answer-texts.ts";
import { mistakeIn } from "./mistake.ts";
import { echo } from "./echo.ts";
import type { ItemView } from "./item-view.ts";
import { score } from "./scoring.ts";
import { textOf, type MatchItem, type OrderItem, type PracticeItem } from "./types.ts";

/** left: a distractor that was rightly left alone. */
const SIGNS = { right: "✓", wrong: "✗", left: "–" } as const;

export function reveal(view: ItemView, item: PracticeItem, words: PracticeWords): void {
  switch (item.kind) {
    case "single":
    case "multiple":
      return revealChoices(view, item, words);
    case "match":
      return revealPairs(view, item, words);
    case "order":
      return revealSteps(view, item, words);
    default:
      view.rows.get("")?.replaceWith(...typed(item, view.response() as string, words));
  }
}

/** A line "Your answer: …" or "Right: …"; its text may be in another language, `lang`. */
export function line(words: PracticeWords, label: PracticeKey, text: string, lang?: string): HTMLElement {
  return h("p", { class: "cb-line", lang }, h("strong", { lang: words.lang }, words.t(label)), ` ${text}`);
}

/** A verdict in words; its sign and colour only repeat them. */
function mark(words: PracticeWords, verdict: keyof typeof SIGNS, label: PracticeKey, values = {}): HTMLElement {
  const sign = h("span", { "aria-hidden": "true" }, SIGNS[verdict]);
  return h("p", { class: `cb-mark cb-mark--${verdict}`, lang: words.lang }, sign, ` ${words.t(label, values)}`);
}

function rationale(text: string | undefined): HTMLElement[] {
  return text ? [h("p", { class: "cb-rationale" }, text)] : [];
}

/** A verdict and a rationale at each option: what was chosen and what is right first, the rest folded. */
function revealChoices({ element, rows, response }: ItemView, { key, rationales }: PracticeItem, words: PracticeWords): void {
  const [keys, chosen] = [[key].flat(), [response()].flat()];
  const ids = [...rows.keys()];
  for (const [id, row] of rows) {
    for (const field of row.querySelectorAll("input")) field.disabled = true;
    const [isKey, isChosen] = [keys.includes(id), chosen.includes(id)];
    const tone = isKey ? "right" : isChosen ? "wrong" : "left";
    row.append(mark(words, tone, markLabel(isKey, isChosen)), ...rationale(rationales[id]));
    row.classList.add(`cb-option--${tone}`);
  }
  const first = [...ids.filter((id) => chosen.includes(id)), ...ids.filter((id) => keys.includes(id) && !chosen.includes(id))];
  const rest = ids.filter((id) => !first.includes(id));
  const rowsOf = (some: readonly string[]) => some.map((id) => rows.get(id) as HTMLElement);
  element.append(...rowsOf(first));
  if (rest.length > 0) element.append(h("details", {}, h("summary", { lang: words.lang }, words.t("why-not-rest")), ...rowsOf(rest)));
}

function markLabel(isKey: boolean, chosen: boolean): PracticeKey {
  if (isKey) return chosen ? "mark-right-chosen" : "mark-right-missed";
  return chosen ? "mark-wrong-chosen" : "mark-wrong-left";
}

/** Each pair in words instead of its select. */
function revealPairs({ rows, response }: ItemView, item: PracticeItem & MatchItem, words: PracticeWords): void {
  const key = item.key as Record<string, string>;
  const given = response() as Record<string, string>;
  for (const [id, row] of rows) {
    const verdict = given[id] === key[id] ? "right" : "wrong";
    row.replaceChildren(
      h("p", { class: "cb-left" }, textOf(item.lefts, id)),
      mark(words, verdict, verdict),
      line(words, "your-response", textOf(item.rights, given[id]) || words.t("nothing")),
      ...(verdict === "right" ? [] : [line(words, "key", textOf(item.rights, key[id]))]),
      ...rationale(item.rationales[id]),
    );
  }
}

/** Which steps stand in their place, and the right order below them. */
function revealSteps({ element, rows, response }: ItemView, item: PracticeItem & OrderItem, words: PracticeWords): void {
  const key = item.key as string[];
  for (const [place, id] of (response() as string[]).entries()) {
    const due = key.indexOf(id);
    const step = rows.get(id) as HTMLElement;
    step.querySelector(".cb-moves")?.remove();
    step.append(due === place ? mark(words, "right", "place-right") : mark(words, "wrong", "place-wrong", { place: due + 1 }));
  }
  const heading = h("p", { class: "cb-line" }, h("strong", { lang: words.lang }, words.t("right-order")));
  element.append(heading, h("ol", { class: "cb-key" }, ...key.map((id) => h("li", {}, textOf(item.steps, id)))));
}

/** What was typed beside the key or the sample. */
function typed(item: PracticeItem, text: string, words: PracticeWords): HTMLElement[] {
  const given = line(words, "your-response", text);
  if (item.kind === "open") return [given, ...(item.sample ? [line(words, "sample", item.sample)] : [])];
  given.classList.add(score(item.kind, item.key, text) === 1 ? "cb-line--right" : "cb-line--wrong");
  const why = rationale(mistakeIn(item, text)?.why);
  if (item.kind === "numeric") return [given, h("p", { class: "cb-echo", lang: words.lang }, echo(item, text, words)), ...why, line(words, "key", numericText(item.key, item.unit, words))];
  const [form = "", ...others] = item.key as string[];
  return [given, ...why, line(words, "key", form), ...(others.length > 0 ? [line(words, "key-also", others.join(", "))] : [])];
}
