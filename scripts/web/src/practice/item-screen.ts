/** One item of a round: respond, check, see why, go on. */
import { button, h, mainButton, uniqueId } from "../shared/dom.ts";
import { itemView } from "../items/item-view.ts";
import { reasonFor } from "../items/reason.ts";
import { rereadLine } from "../items/reread.ts";
import { line, reveal } from "../items/reveal.ts";
import { orderBy } from "../items/shuffle.ts";
import { isBlank } from "../progress/responses.ts";
import { byMentor } from "./by-mentor.ts";
import { isSecond, outcomeHere, outcomeOf, type Outcome } from "./round.ts";
import { selfScoreBox } from "./self-score.ts";
import type { Session } from "./session.ts";
import { sheet } from "./sheet.ts";
import { verdictOn } from "./verdict.ts";
import { isForMentor, type PracticeItem, type Response } from "../items/types.ts";

export function itemScreen(session: Session, item: PracticeItem): HTMLElement {
  const { round, words, words: { t } } = session;
  const before = outcomeHere(round);
  const isChecked = before !== undefined && !before.skipped;
  const id = uniqueId();
  const progress = h("progress", { class: "cb-progress", max: session.total, value: session.done, "aria-label": t("progress") });
  const view = itemView(item, {
    words,
    order: orderBy(`${round.seed}/${item.id}`),
    given: isChecked ? before.response : before ? undefined : round.draft?.response,
    changed: () => session.drafted(item, view.response()),
    announce: session.announce,
  });
  const problem = h("p", { class: "cb-problem", hidden: true });
  const after = h("div", { class: "cb-after" });
  const checkLabel = t(isForMentor(item) ? "task-done" : item.kind === "open" ? "show-sample" : "check");
  const check = h("button", { type: "submit", class: "cb-button cb-button--main" }, checkLabel);
  const toEnd = isSecond(round) && button(t("to-result"), () => session.end());
  const buttons = h("p", { class: "cb-buttons" }, check, button(t("skip"), () => session.skip(item)), toEnd, session.undoButton());
  const told = sheet(buttons, view.element);
  const form = h("form", { novalidate: true, autocomplete: "off", onsubmit: submit }, told.element, view.element, problem, after, buttons);
  if (isChecked) show(before);
  const heading = h("h2", { class: "cb-heading", id }, session.heading);
  const about = h("p", { class: "cb-about" }, session.topic(item.topic));
  return h("section", { class: "cb-item", "aria-labelledby": id }, heading, progress, about, form);

  function submit(event: Event): void {
    event.preventDefault();
    if (!told.element.hidden) return;
    const response = view.response();
    if (isBlank(response)) return demand();
    problem.hidden = true;
    show(session.check(item, response));
    told.focus();
    session.announce([comesBack() && t("comes-back"), t("done-so-far", { n: session.done, total: session.total })].filter(Boolean).join(" "));
  }

  function demand(): void {
    problem.textContent = t("respond-first");
    problem.hidden = false;
    session.announce(t("respond-first"));
  }

  /** Whether it is asked once more, at the end. */
  function comesBack(): boolean {
    return !isSecond(session.round) && outcomeOf(session.round, item.id)?.comesBack === true;
  }

  function show(outcome: Outcome): void {
    const response = view.response();
    reveal(view, item, words);
    progress.max = session.total;
    progress.value = session.done;
    told.show(item.kind === "open" ? { tone: "open", text: checkLabel } : verdictOn(item, response, outcome.score, words), [
      comesBack() && h("p", { class: "cb-comes-back" }, t("comes-back")),
      h("p", { class: "cb-reason", lang: item.lang }, reasonFor(item, response, words)),
    ]);
    after.append(...afterwards(session, item, outcome, response));
    const next = mainButton(t(session.done < session.total ? "next" : "to-result"), () => session.next());
    buttons.replaceChildren(next, ...[session.undoButton()].filter((one) => one !== undefined));
  }
}

/** Below what was asked: how one scores oneself, why it is so, what to read again. */
function afterwards(session: Session, item: PracticeItem, outcome: Outcome, response: Response): HTMLElement[] {
  const { words } = session;
  const { rationales, refs } = item;
  const own = isForMentor(item)
    ? byMentor(response as string, words, session.announce)
    : item.kind === "open" ? [selfScoreBox(item.rubric ?? [], outcome.met ?? [], words, (met, score) => session.selfScored(item, met, score))] : [];
  const why = rationales["item"] ? [line(words, "rationale", rationales["item"], item.lang)] : [];
  return [...own, ...why, ...(refs.length > 0 ? [rereadLine(refs, session.base, words)] : [])];
}
