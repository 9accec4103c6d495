/** After a mock exam: the score by section against the cut scores, what was missed, and what to reread. */
import { percent } from "../shared/numbers.ts";
import { button, h } from "../shared/dom.ts";
import type { Ref } from "../items/types.ts";
import { refLink } from "../practice/item-screen.ts";
import type { MockData } from "./mock-data.ts";
import type { MockForm } from "./draw.ts";
import type { RehearsalWords } from "../labels.ts";
import { missedItem } from "./missed-item.ts";
import { practicumBox } from "./practicum-box.ts";
import { missed, rereading, type MockScore, type PartScore, type Responses } from "./score.ts";

export interface Sum {
  readonly data: MockData;
  readonly form: MockForm;
  readonly responses: Responses;
  readonly score: MockScore;
  readonly took: number; // ms
}

export interface Ways {
  readonly base: string;
  again(): void;
}

const MOST_REFS = 10;

export function resultScreen(sum: Sum, ways: Ways, words: RehearsalWords): HTMLElement {
  const { t } = words;
  const { data, form, responses, score } = sum;
  const wrong = missed(form.items, responses);
  const short = score.sections.filter(({ passes }) => !passes).map(({ part }) => part.title).join(", ");
  const pilots = form.items.filter((item) => !item.scored).length;
  return h(
    "div",
    { class: "cb-app cb-mock-result" },
    h("h2", { class: "cb-heading" }, t("mock-result")),
    h("p", { class: "cb-sum" }, t("mock-sum", { n: score.of, points: score.points, share: percent(words, shareOf(score)) })),
    h("p", { class: `cb-status cb-status--${score.status}` }, t(`status-${score.status}`), short && ` ${t("status-short", { titles: short })}`),
    h("p", {}, took(sum, words), pilots > 0 && ` ${t("pilots", { n: pilots })}`),
    h("p", { class: "cb-hint" }, t("status-rest")),
    sectionTable(data, score, words),
    ...practicumBox(data, form.items, responses, words),
    h("h3", { class: "cb-subheading" }, wrong.length > 0 ? t("missed", { n: wrong.length }) : t("missed-none")),
    ...wrong.map((item) => missedItem(item, responses[item.id], ways.base, words)),
    ...rereadList(rereading(wrong), ways.base, words),
    h("p", { class: "cb-buttons" }, button(t("mock-again"), ways.again, "cb-button cb-button--main")),
  );
}

function took({ data: { minutes }, took: ms }: Sum, { t }: RehearsalWords): string {
  const used = Math.ceil(ms / 60_000);
  return used > minutes ? t("mock-took-over", { n: used - minutes, minutes }) : t("mock-took", { n: used, minutes });
}

function sectionTable(data: MockData, score: MockScore, words: RehearsalWords): HTMLElement {
  const { t } = words;
  const row = (title: string, one: Pick<PartScore, "points" | "of">, cut: number, reached: boolean) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, title),
      h("td", {}, t("points-of", { points: one.points, n: one.of })),
      h("td", {}, percent(words, shareOf(one))),
      h("td", {}, percent(words, cut)),
      h("td", {}, t(reached ? "yes" : "no")),
    );
  const columns = (["section", "score", "share", "cut", "reached"] as const).map((key) => h("th", { scope: "col" }, t(key)));
  const all = score.points >= data.cut_score * score.of - 1e-6;
  return h(
    "div",
    { class: "cb-wide", tabindex: 0, role: "group", "aria-label": t("by-section") },
    h(
      "table",
      { class: "cb-table" },
      h("caption", {}, t("by-section")),
      h("thead", {}, h("tr", {}, ...columns)),
      h(
        "tbody",
        {},
        ...score.sections.map((one) => row(one.part.title, one, one.part.cut_score, one.passes)),
        row(t("all-sections"), score, data.cut_score, all),
      ),
    ),
  );
}

function shareOf({ points, of }: { readonly points: number; readonly of: number }): number {
  return of > 0 ? points / of : 0;
}

function rereadList(refs: readonly Ref[], base: string, { t }: RehearsalWords): HTMLElement[] {
  if (refs.length === 0) return [];
  const shown = refs.slice(0, MOST_REFS).map((ref) => h("li", {}, refLink(ref, base)));
  const more = refs.length - shown.length;
  return [
    h("h3", { class: "cb-subheading" }, t("reread")),
    h("p", {}, t("reread-why")),
    h("ul", { class: "cb-refs" }, ...shown, more > 0 && h("li", {}, t("and-more", { n: more }))),
  ];
}
