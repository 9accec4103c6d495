/** How a round went: by topic, what to reread, and what to do next. */
import { button, h, mainButton, table, uniqueId } from "../shared/dom.ts";
import { rereadList } from "../items/reread.ts";
import { tallyOf, tallyText } from "../items/tally.ts";
import { mistakes, resultsByTopic, skipped, type Result } from "./round.ts";
import type { PracticeWords } from "../labels.ts";
import type { Session } from "./session.ts";

const MOST_REFS = 7; // a topic's list beyond this is no advice any more

export function resultScreen(session: Session): HTMLElement {
  const { round, set, words, words: { t } } = session;
  const id = uniqueId();
  const results = resultsByTopic(round, set.items);
  const [wrong, left] = [mistakes(round).length, skipped(round).length];
  const rows = results.map(({ topic, scores }) => {
    const { right, partly, of } = tallyOf(scores);
    return [session.topic(topic), of > 0 ? t("of", { right, n: of }) : "–", String(partly || "–")];
  });
  return h(
    "section",
    { class: "cb-result", "aria-labelledby": id },
    h("h2", { class: "cb-heading", id }, t("result")),
    h("p", { class: "cb-sum" }, sumText(results, words)),
    left > 0 && h("p", {}, t("result-skipped", { n: left })),
    table(t("by-topic"), [t("topic"), t("right"), t("partly")], rows),
    ...rereading(results, session),
    h(
      "p",
      { class: "cb-buttons" },
      left > 0 && button(t("back-to-skipped"), () => session.reopen()),
      wrong > 0 && mainButton(t("practise-mistakes", { n: wrong }), () => session.practiseMistakes()),
      button(t("new-round"), () => void session.newRound()),
    ),
    h("p", { class: "cb-hint" }, t("new-round-order")),
  );
}

function sumText(results: readonly Result[], words: PracticeWords): string {
  const all = tallyOf(results.flatMap(({ scores }) => scores));
  return all.of > 0 ? tallyText(all, words) : words.t("result-none");
}

function rereading(results: readonly Result[], { base, words, topic }: Session): HTMLElement[] {
  const missed = results.filter(({ reread }) => reread.length > 0);
  const lists = missed.flatMap((result) => [
    h("h4", { class: "cb-subheading" }, topic(result.topic)),
    rereadList(result.reread, MOST_REFS, base, words),
  ]);
  return lists.length > 0 ? [h("h3", { class: "cb-subheading" }, words.t("what-to-reread")), ...lists] : [];
}
