/** How a round went: by topic, what to reread, and what to do next. */
import { percent } from "../shared/numbers.ts";
import { button, h, uniqueId } from "../shared/dom.ts";
import { mainButton, refLink, type Screen } from "./item-screen.ts";
import type { PracticeWords } from "../labels.ts";
import type { Result } from "./round.ts";
import type { Ref } from "../items/types.ts";

const MOST_REFS = 7; // a topic's list beyond this is no advice any more

export interface Sum {
  readonly results: readonly (Result & { readonly title: string })[];
  readonly mistakes: number;
  readonly skipped: number;
  readonly base: string;
}

export interface Ways {
  practiseMistakes(): void;
  backToSkipped(): void;
  newRound(): void;
}

export function resultScreen(sum: Sum, ways: Ways, words: PracticeWords): Screen {
  const { t } = words;
  const id = uniqueId();
  const heading = h("h2", { class: "cb-heading", id }, t("result"));
  const element = h(
    "section",
    { class: "cb-result", "aria-labelledby": id },
    heading,
    h("p", { class: "cb-sum" }, sumText(sum.results, words)),
    sum.skipped > 0 && h("p", {}, t("result-skipped", { n: sum.skipped })),
    byTopic(sum.results, words),
    ...rereading(sum, words),
    h("p", { class: "cb-buttons" }, ...wayButtons(sum, ways, words)),
    h("p", { class: "cb-hint" }, t("new-round-order")),
  );
  return { element, heading };
}

function sumText(results: readonly Result[], words: PracticeWords): string {
  const { t } = words;
  const points = results.reduce((sum, result) => sum + result.points, 0);
  const count = results.reduce((sum, result) => sum + result.count, 0);
  return count > 0 ? t("result-sum", { n: count, points, share: percent(words, points / count) }) : t("result-none");
}

function byTopic(results: Sum["results"], words: PracticeWords): HTMLElement {
  const { t } = words;
  const rows = results.map(({ title, points, count }) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, title),
      h("td", {}, t("points-of", { n: count, points })),
      h("td", {}, count > 0 ? percent(words, points / count) : "–"),
    ),
  );
  const columns = [t("topic"), t("points-of-head"), t("score")].map((text) => h("th", { scope: "col" }, text));
  const head = h("thead", {}, h("tr", {}, ...columns));
  return h("table", { class: "cb-table" }, h("caption", {}, t("by-topic")), head, h("tbody", {}, ...rows));
}

function rereading({ results, base }: Sum, { t }: PracticeWords): HTMLElement[] {
  const missed = results.filter(({ reread }) => reread.length > 0);
  if (missed.length === 0) return [];
  const lists = missed.flatMap(({ title, reread }) => [h("h4", { class: "cb-subheading" }, title), refList(reread)]);
  return [h("h3", { class: "cb-subheading" }, t("what-to-reread")), ...lists];

  function refList(refs: readonly Ref[]): HTMLElement {
    const entries = refs.slice(0, MOST_REFS).map((ref) => h("li", {}, refLink(ref, base)));
    const more = refs.length - entries.length;
    return h("ul", { class: "cb-refs" }, ...entries, more > 0 && h("li", {}, t("and-more", { n: more })));
  }
}

function wayButtons({ mistakes, skipped }: Sum, ways: Ways, { t }: PracticeWords): HTMLElement[] {
  return [
    ...(skipped > 0 ? [button(t("back-to-skipped"), ways.backToSkipped)] : []),
    ...(mistakes > 0 ? [mainButton(t("practise-mistakes", { n: mistakes }), ways.practiseMistakes)] : []),
    button(t("new-round"), ways.newRound),
  ];
}
