/** How ten questions went, what comes back when, and what is next; or that nothing is due. */
import type { PracticeItem } from "../items/types.ts";
import { rereadList } from "../items/reread.ts";
import { tallyOf, tallyText } from "../items/tally.ts";
import { byFrequency, mistakes, outcomeOf } from "../practice/round.ts";
import { copiedAt, daysWithoutCopy } from "../progress/copied.ts";
import { saveProgress } from "../progress/progress-file.ts";
import { openStore } from "../progress/progress-store.ts";
import type { Try } from "../progress/responses.ts";
import type { Session } from "../practice/session.ts";
import { h, mainButton, button, uniqueId } from "../shared/dom.ts";
import type { TodayWords } from "../labels.ts";
import type { Plan } from "./plan.ts";
import type { Known } from "./known.ts";

const MOST_REFS = 5;

export function endScreen(session: Session, words: TodayWords, after: Promise<Known>, items: readonly PracticeItem[], isMore: (known: Known) => boolean, more: () => void): HTMLElement {
  const { t } = words;
  const id = uniqueId();
  const { round } = session;
  const missed = mistakes(round);
  const went = tallyOf(round.order.map((one) => outcomeOf(round, one)?.score ?? 0));
  const reread = byFrequency(items.filter((item) => missed.includes(item.id)).flatMap(({ refs }) => refs));
  const ahead = h("div", { class: "cb-ahead" });
  const undo = session.undoButton();
  const buttons = h("p", { class: "cb-buttons" }, missed.length > 0 && mainButton(t("once-more", { n: missed.length }), () => session.practiseMistakes()), undo);
  void after.then((known) => {
    ahead.replaceChildren(...aheadOf(known.plan, words).map((line) => h("p", {}, line)), ...copyHint([...known.tries.values()].flat(), words));
    if (isMore(known)) buttons.insertBefore((missed.length > 0 ? button : mainButton)(t("ten-more"), more), undo ?? null);
  });
  return h(
    "section",
    { class: "cb-result", "aria-labelledby": id },
    h("h2", { class: "cb-heading", id }, t("session-done")),
    h("p", { class: "cb-sum" }, tallyText(went, session.words)),
    ahead,
    buttons,
    reread.length > 0 && h("h3", {}, session.words.t("what-to-reread")),
    reread.length > 0 && rereadList(reread, MOST_REFS, session.base, session.words),
  );
}

/** Now and then, that a copy would be good to have; with nothing to press away. */
function copyHint(tries: readonly Try[], { t }: TodayWords): HTMLElement[] {
  const copied = copiedAt();
  const days = daysWithoutCopy(tries.map(({ at }) => at), copied, Date.now());
  if (days === undefined) return [];
  const hint = h("p", { class: "cb-copy-hint" }, t(copied ? "copy-old" : "copy-none", { n: days }), " ", button(t("copy-save"), saveCopy, "cb-link"));
  return [hint];

  function saveCopy(): void {
    const store = openStore();
    void saveProgress(store, new Date())
      .then(() => hint.replaceChildren(t("copy-saved")), () => hint.replaceChildren(t("copy-failed")))
      .finally(() => store.close());
  }
}

function aheadOf({ due, fresh, waiting, done }: Plan, { t }: TodayWords): string[] {
  const lines = [t("done-today", { n: done })];
  if (due.length > 0) lines.push(t("still-due", { n: due.length }));
  if (waiting > 0) lines.push(t("waiting", { n: waiting }));
  if (due.length === 0 && fresh.length === 0) lines.push(t("all-done"));
  return lines;
}

/** Nothing to ask: nothing was read yet, or all is done. */
export function nothingScreen(plan: Plan, words: TodayWords, base: string): HTMLElement {
  const { t } = words;
  const isNew = plan.done === 0 && plan.missed.length === 0;
  return h(
    "section",
    { class: "cb-result" },
    h("h2", { class: "cb-heading" }, t(isNew ? "nothing-read" : "nothing-due")),
    h("p", {}, t(isNew ? "nothing-read-why" : "nothing-due-why")),
    h("p", { class: "cb-buttons" }, h("a", { class: "cb-button cb-button--main", href: new URL(isNew ? "path/first-month/" : "practice/", base).href }, t(isNew ? "to-path" : "to-practice"))),
  );
}
