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
import { datesOf } from "../shared/words.ts";
import { comesBack, type Known } from "./known.ts";
import { startOf } from "./memory.ts";

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
    ahead.replaceChildren(...aheadOf(known, words).map((line) => h("p", {}, line)), ...copyHint([...known.tries.values()].flat(), words));
    const isMain = missed.length === 0;
    const onward = isMore(known) ? (isMain ? mainButton : button)(t("ten-more"), more) : toPath(known, words, session.base, isMain);
    buttons.insertBefore(onward, undo ?? null);
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

/** Back to the day of the path that is not all done; where there is none, to a topic. */
function toPath({ standing, pool }: Known, { t }: TodayWords, base: string, isMain: boolean): HTMLElement {
  const to = standing ? `path/${standing.stage.list}/#${standing.next?.id ?? standing.day.id}` : "practice/";
  const text = !standing ? t("to-practice") : standing.stage === pool.path[0] ? t("to-day", { n: standing.number }) : t("to-stage");
  return h("a", { class: `cb-button${isMain ? " cb-button--main" : ""}`, href: new URL(to, base).href }, text);
}

function aheadOf(known: Known, words: TodayWords): string[] {
  const { t } = words;
  const { due, fresh, waiting, done } = known.plan;
  const lines = [t("done-today", { n: done })];
  if (due.length > 0) lines.push(t("still-due", { n: due.length }));
  if (waiting > 0) lines.push(t("waiting", { n: waiting }));
  const back = comesBack(known);
  if (due.length === 0 && fresh.length === 0) lines.push(t(back ? "all-done-today" : "all-done"));
  if (back) lines.push(back.days === 1 ? t("back-tomorrow", { n: back.n }) : t("back-on", { n: back.n, date: dateIn(known.today + back.days, words) }));
  return lines;
}

function dateIn(day: number, { lang }: TodayWords): string {
  return new Intl.DateTimeFormat(datesOf(lang), { weekday: "long", day: "numeric", month: "long" }).format(startOf(day));
}

/** Nothing to ask: nothing was read yet, nothing was missed, or all is done. */
export function nothingScreen(known: Known, onlyMissed: boolean, words: TodayWords, base: string): HTMLElement {
  const { t } = words;
  const isNew = known.tries.size === 0 && !onlyMissed;
  const title = isNew ? "nothing-read" : onlyMissed ? "nothing-missed" : "nothing-due";
  const link = (text: string, to: string, name = "") => h("a", { class: `cb-button${name}`, href: new URL(to, base).href }, text);
  const buttons = isNew
    ? [link(t("to-path"), "path/first-month/", " cb-button--main")]
    : [toPath(known, words, base, true), known.standing && link(t("to-practice"), "practice/")];
  return h(
    "section",
    { class: "cb-result" },
    h("h2", { class: "cb-heading" }, t(title)),
    h("p", {}, t(isNew ? "nothing-read-why" : "nothing-due-why")),
    h("p", { class: "cb-buttons" }, ...buttons),
  );
}
