/** One item of a round: respond, check, see why, go on. */
import { percent } from "../shared/numbers.ts";
import { button, focusOn, h, uniqueId } from "../shared/dom.ts";
import { itemView } from "../items/item-view/item-view.ts";
import { line } from "../items/reveal/mark.ts";
import { reveal } from "../items/reveal/reveal.ts";
import type { PracticeWords } from "../labels.ts";
import { orderBy } from "../items/shuffle.ts";
import { isBlank } from "../progress/responses.ts";
import type { Outcome } from "./round.ts";
import { selfScoreBox } from "./self-score.ts";
import type { PracticeItem, Ref, Response } from "../items/types.ts";

export interface Screen {
  readonly element: HTMLElement;
  readonly heading: HTMLElement;
}

/** Where the item sits, and what is known of it. */
export interface Seat {
  readonly item: PracticeItem;
  readonly topic: string;
  readonly number: number;
  readonly total: number;
  readonly seed: string;
  readonly outcome: Outcome | undefined;
  readonly draft: Response | undefined;
  readonly base: string;
}

/** What the session does when the learner acts. */
export interface Acts {
  drafted(response: Response): void;
  checked(response: Response): Outcome;
  selfScored(met: string[], score: number): void;
  skipped(): void;
  next(): void;
  /** How many items of the round are done, and whether none is open any more. */
  done(): number;
  announce(text: string): void;
}

export function itemScreen(seat: Seat, acts: Acts, words: PracticeWords): Screen {
  const { item, number, total } = seat;
  const { t } = words;
  const id = uniqueId();
  const heading = h("h2", { class: "cb-heading", id }, t("item-of", { n: number, total }));
  const progress = h("progress", { class: "cb-progress", max: total, value: acts.done(), "aria-label": t("progress") });
  const given = seat.outcome?.skipped ? undefined : (seat.outcome?.response ?? seat.draft);
  const view = itemView(item, {
    words,
    order: orderBy(`${seat.seed}/${item.id}`),
    given,
    changed: () => acts.drafted(view.response()),
    announce: acts.announce,
  });
  const problem = h("p", { class: "cb-problem", hidden: true });
  const verdict = h("h3", { class: "cb-verdict", hidden: true });
  const after = h("div", { class: "cb-after" });
  const checkLabel = t(item.kind === "open" ? "show-sample" : "check");
  const buttons = h(
    "p",
    { class: "cb-buttons" },
    h("button", { type: "submit", class: "cb-button cb-button--main" }, checkLabel),
    button(t("skip"), acts.skipped),
  );
  const form = h("form", { novalidate: true, autocomplete: "off", onsubmit: submit }, verdict, view.element, problem, after, buttons);
  if (seat.outcome && !seat.outcome.skipped) show(seat.outcome);
  const about = h("p", { class: "cb-about" }, seat.topic);
  return { element: h("section", { class: "cb-item", "aria-labelledby": id }, heading, progress, about, form), heading };

  function submit(event: Event): void {
    event.preventDefault();
    if (!verdict.hidden) return;
    const response = view.response();
    if (isBlank(response)) return demand();
    problem.hidden = true;
    const outcome = acts.checked(response);
    show(outcome);
    focusOn(verdict);
    if (item.kind !== "open") acts.announce(t("score-so-far", { share: percent(words, outcome.score), n: acts.done(), total }));
  }

  function demand(): void {
    problem.textContent = t("respond-first");
    problem.hidden = false;
    acts.announce(t("respond-first"));
  }

  function show(outcome: Outcome): void {
    const { rationales, refs } = item;
    reveal(view.body, item, words);
    progress.value = acts.done();
    verdict.hidden = false;
    const [tone, text] = item.kind === "open" ? ["open", checkLabel] : verdictOn(outcome.score, words);
    verdict.textContent = text;
    verdict.classList.add(`cb-verdict--${tone}`);
    if (item.kind === "open") after.append(selfScoreBox(item.rubric ?? [], outcome.met ?? [], words, acts.selfScored));
    if (rationales["item"]) after.append(line(words, "rationale", rationales["item"], item.lang));
    if (refs.length > 0) after.append(rereadList(refs, seat.base, words));
    buttons.replaceChildren(mainButton(t(acts.done() < total ? "next" : "to-result"), acts.next));
  }
}

export function mainButton(text: string, act: () => void): HTMLButtonElement {
  return button(text, act, "cb-button cb-button--main");
}

function verdictOn(score: number, words: PracticeWords): [tone: string, text: string] {
  if (score === 1) return ["right", words.t("right")];
  return score > 0 ? ["partly", words.t("partly", { share: percent(words, score) })] : ["wrong", words.t("wrong")];
}

/** 'Reread: …' with links. */
function rereadList(refs: readonly Ref[], base: string, { t }: PracticeWords): HTMLElement {
  const links = refs.flatMap((ref, index) => [index > 0 ? ", " : " ", refLink(ref, base)]);
  return h("p", { class: "cb-line cb-reread" }, h("strong", {}, t("reread")), ...links);
}

export function refLink(ref: Ref, base: string): HTMLAnchorElement {
  return h("a", { href: new URL(ref.url, base).href }, ref.title);
}
