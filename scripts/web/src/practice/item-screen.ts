/** One item of a round: respond, check, see why, go on. */
import { percent } from "../shared/numbers.ts";
import { button, focusOn, h, mainButton, uniqueId } from "../shared/dom.ts";
import { itemView } from "../items/item-view.ts";
import { rereadLine } from "../items/reread.ts";
import { line, reveal } from "../items/reveal.ts";
import type { PracticeWords } from "../labels.ts";
import { orderBy } from "../items/shuffle.ts";
import { isBlank } from "../progress/responses.ts";
import { byMentor } from "./by-mentor.ts";
import { outcomeOf, type Outcome } from "./round.ts";
import { selfScoreBox } from "./self-score.ts";
import type { Session } from "./session.ts";
import { isForMentor, type PracticeItem } from "../items/types.ts";

export function itemScreen(session: Session, item: PracticeItem): HTMLElement {
  const { round, words, words: { t } } = session;
  const total = round.order.length;
  const before = outcomeOf(round, item.id);
  const isChecked = before !== undefined && !before.skipped;
  const id = uniqueId();
  const progress = h("progress", { class: "cb-progress", max: total, value: session.done, "aria-label": t("progress") });
  const view = itemView(item, {
    words,
    order: orderBy(`${round.seed}/${item.id}`),
    given: isChecked ? before.response : before ? undefined : round.draft?.response,
    changed: () => session.drafted(item, view.response()),
    announce: session.announce,
  });
  const problem = h("p", { class: "cb-problem", hidden: true });
  const verdict = h("h3", { class: "cb-verdict", hidden: true });
  const after = h("div", { class: "cb-after" });
  const checkLabel = t(isForMentor(item) ? "task-done" : item.kind === "open" ? "show-sample" : "check");
  const check = h("button", { type: "submit", class: "cb-button cb-button--main" }, checkLabel);
  const buttons = h("p", { class: "cb-buttons" }, check, button(t("skip"), () => session.skip(item)));
  const form = h("form", { novalidate: true, autocomplete: "off", onsubmit: submit }, verdict, view.element, problem, after, buttons);
  if (isChecked) show(before);
  const heading = h("h2", { class: "cb-heading", id }, t("item-of", { n: round.place + 1, total }));
  const about = h("p", { class: "cb-about" }, session.topic(item.topic));
  return h("section", { class: "cb-item", "aria-labelledby": id }, heading, progress, about, form);

  function submit(event: Event): void {
    event.preventDefault();
    if (!verdict.hidden) return;
    const response = view.response();
    if (isBlank(response)) return demand();
    problem.hidden = true;
    const outcome = session.check(item, response);
    show(outcome);
    focusOn(verdict);
    if (item.kind !== "open") session.announce(t("score-so-far", { share: percent(words, outcome.score), n: session.done, total }));
  }

  function demand(): void {
    problem.textContent = t("respond-first");
    problem.hidden = false;
    session.announce(t("respond-first"));
  }

  function show(outcome: Outcome): void {
    const { rationales, refs } = item;
    reveal(view, item, words);
    progress.value = session.done;
    verdict.hidden = false;
    const [tone, text] = item.kind === "open" ? ["open", checkLabel] : verdictOn(outcome.score, words);
    verdict.textContent = text;
    verdict.classList.add(`cb-verdict--${tone}`);
    if (isForMentor(item)) after.append(...byMentor(view.response() as string, words, session.announce));
    else if (item.kind === "open") {
      after.append(selfScoreBox(item.rubric ?? [], outcome.met ?? [], words, (met, score) => session.selfScored(item, met, score)));
    }
    if (rationales["item"]) after.append(line(words, "rationale", rationales["item"], item.lang));
    if (refs.length > 0) after.append(rereadLine(refs, session.base, words));
    buttons.replaceChildren(mainButton(t(session.done < total ? "next" : "to-result"), () => session.next()));
  }
}

/** How a verdict looks, and its words. */
export function verdictOn(score: number, words: PracticeWords): [tone: string, text: string] {
  if (score === 1) return ["right", words.t("right")];
  return score > 0 ? ["partly", words.t("partly", { share: percent(words, score) })] : ["wrong", words.t("wrong")];
}
