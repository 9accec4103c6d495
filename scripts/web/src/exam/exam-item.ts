/** One item of an exam: a response, a flag, and the ways back and forth. Nothing is checked. */
import { button, h, uniqueId } from "../shared/dom.ts";
import { itemView } from "../items/item-view/item-view.ts";
import type { Order } from "../items/shuffle.ts";
import type { Response } from "../items/types.ts";
import type { FormItem } from "./sitting.ts";
import type { ExamWords } from "../labels.ts";

export interface Place {
  readonly item: FormItem;
  readonly section: string;
  readonly number: number;
  readonly total: number;
  readonly given: Response | undefined;
  readonly flagged: boolean;
  readonly order?: Order;
  readonly lang: string;
}

export interface PlaceActs {
  responded(response: Response): void;
  flagged(on: boolean): void;
  back(): void;
  next(): void;
  announce(text: string): void;
}

const LONGEST = 300;
const LONGEST_OPEN = 8000;

export function examItem(place: Place, acts: PlaceActs, words: ExamWords): HTMLElement {
  const { t } = words;
  const { item, number, total, order } = place;
  const id = uniqueId();
  const longest = item.kind === "open" ? LONGEST_OPEN : LONGEST;
  const view = itemView(item, {
    words,
    given: place.given,
    settle: t("as-is"),
    longest,
    changed: () => acts.responded(view.response()),
    announce: acts.announce,
    ...(order && { order }),
  });
  const flag = button(t("flag"), () => {
    const on = flag.getAttribute("aria-pressed") !== "true";
    flag.setAttribute("aria-pressed", String(on));
    acts.flagged(on);
  }, "cb-button cb-flag-button");
  flag.setAttribute("aria-pressed", String(place.flagged));
  const next = button(t(number < total ? "next" : "review"), acts.next, "cb-button cb-button--main");
  return h(
    "section",
    { class: "cb-item", "aria-labelledby": id },
    h("h2", { class: "cb-heading", id }, t("item-of", { n: number, total })),
    h("p", { class: "cb-about", lang: place.lang }, place.section),
    view.element,
    item.kind === "open" && h("p", { class: "cb-hint" }, t("longest", { n: longest })),
    h("p", { class: "cb-buttons" }, number > 1 && button(t("back"), acts.back), flag, next),
  );
}
