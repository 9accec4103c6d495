/** Cards of terms: say it, turn the card, say how it went. */
import type { PracticeItem, Ref } from "../items/types.ts";
import { button, focusOn, h, mainButton, uniqueId } from "../shared/dom.ts";
import { isShape, isText, isObject } from "../shared/json.ts";
import { read, type LoadProblem } from "../shared/load.ts";
import type { Session } from "../practice/session.ts";
import type { TodayWords } from "../labels.ts";

const FORMAT = 1;

/** A term as staging writes it. */
export interface Card {
  readonly id: string;
  readonly topic: string;
  readonly term: string;
  readonly abbreviation?: string;
  readonly definition: string;
  readonly example: string;
  readonly lang?: string;
  /** Its place in the glossary, from the base of the site. */
  readonly url: string;
}

export function parseCards(text: string): Card[] | LoadProblem {
  return read(text, FORMAT, ({ cards }) => (Array.isArray(cards) ? cards.filter(isCardShape) : undefined));
}

function isCardShape(value: unknown): value is Card {
  const texts = { id: isText, topic: isText, term: isText, definition: isText, example: isText, url: isText };
  return isObject(value) && isShape<Card>(value, texts);
}

/** `name`: the name is shown, its meaning is said; `meaning`: the other way about. */
export type Way = "name" | "meaning";
export const wayOf = (memory: string): Way => (memory.endsWith("--meaning") ? "meaning" : "name");

/** A card as an item, so that a session can hold it. */
export function asItem(memory: string, card: Card): PracticeItem {
  const refs: Ref[] = [{ title: card.term, url: card.url }];
  const lang = card.lang === undefined ? {} : { lang: card.lang };
  return { id: memory, digest: "card", kind: "open", topic: card.topic, stem: card.term, key: null, rationales: {}, refs, ...lang };
}

export function cardScreen(session: Session, item: PracticeItem, card: Card, words: TodayWords): HTMLElement {
  const { t } = words;
  const id = uniqueId();
  const name = h("p", { class: "cb-card-name", lang: card.lang }, card.abbreviation ? `${card.abbreviation} (${card.term})` : card.term);
  const meaning = h("div", { class: "cb-card-meaning", lang: card.lang }, h("p", {}, card.definition), h("p", { class: "cb-card-example" }, card.example));
  const isName = wayOf(item.id) === "name";
  const back = h("div", { class: "cb-card-back", hidden: true }, isName ? meaning : name);
  const buttons = h("p", { class: "cb-buttons" }, mainButton(t("turn"), turn), session.undoButton());
  const heading = h("h2", { class: "cb-heading", id }, session.heading);
  const progress = h("progress", { class: "cb-progress", max: session.total, value: session.done, "aria-label": session.words.t("progress") });
  const about = h("p", { class: "cb-about" }, session.topic(item.topic));
  const ask = h("p", { class: "cb-card-ask" }, t(isName ? "say-meaning" : "say-name"));
  return h("section", { class: "cb-item cb-flash", "aria-labelledby": id }, heading, progress, about, ask, isName ? name : meaning, back, buttons);

  function turn(): void {
    back.hidden = false;
    const answers = [mainButton(t("knew"), () => session.judged(item, 1)), button(t("not-yet"), () => session.judged(item, 0))];
    for (const answer of answers) answer.classList.add("cb-choice");
    buttons.replaceChildren(...answers);
    focusOn(back);
  }

}
