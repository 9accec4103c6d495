/** After a mock exam: the score by section against the cut scores, what was missed, and what to reread. */
import { percent } from "../shared/numbers.ts";
import { h, mainButton, table } from "../shared/dom.ts";
import { rereadList } from "../items/reread.ts";
import { tallyText } from "../items/tally.ts";
import type { MockData } from "./mock-data.ts";
import type { MockForm } from "./draw.ts";
import type { RehearsalWords } from "../labels.ts";
import { missedItem } from "./missed-item.ts";
import { taskBox } from "./task-box.ts";
import { SESSION } from "../trainer/limits.ts";
import { missed, rereading, scored, type MockScore, type Responses } from "./score.ts";

/** What was responded to a form, and how long that took (ms). */
export interface Done {
  readonly data: MockData;
  readonly form: MockForm;
  readonly responses: Responses;
  readonly took: number;
}

/** What leads on: where what was missed is practised, if the site has that; the mock exams so far; another one. */
export interface Onward {
  readonly missed: string | undefined;
  readonly earlier: HTMLElement | undefined;
  readonly again: () => void;
}

const MOST_REFS = 10;

export function resultScreen(done: Done, base: string, { missed: practise, earlier, again }: Onward, words: RehearsalWords): HTMLElement {
  const { t } = words;
  const { data, form, responses } = done;
  const score = scored(data, form.items, responses);
  const wrong = missed(form.items, responses);
  const short = score.sections.filter(({ passes }) => !passes).map(({ part }) => part.title).join(", ");
  const pilots = form.items.filter((item) => !item.scored).length;
  const refs = rereading(wrong);
  return h(
    "div",
    { class: "cb-app cb-mock-result" },
    h("h2", { class: "cb-heading" }, t("mock-result")),
    h("p", { class: "cb-sum" }, t("mock-sum", { text: tallyText(score.tally, words), share: percent(words, shareOf(score)) })),
    h("p", { class: `cb-status cb-status--${score.status}` }, t(`status-${score.status}`), short && ` ${t("status-short", { titles: short })}`),
    h("p", {}, took(done, words), pilots > 0 && ` ${t("pilots", { n: pilots })}`),
    h("p", { class: "cb-hint" }, t("status-rest")),
    ...(practise !== undefined && wrong.length > 0 ? plan(wrong.length, practise, words) : []),
    sectionTable(data, score, words),
    ...data.tasks.flatMap((part) => taskBox(part, form.items, responses, words)),
    h("h3", { class: "cb-subheading" }, wrong.length > 0 ? t("missed", { n: wrong.length }) : t("missed-none")),
    ...wrong.map((item) => missedItem(item, responses[item.id], base, words)),
    ...(refs.length > 0 ? [h("h3", { class: "cb-subheading" }, t("reread")), h("p", {}, t("reread-why")), rereadList(refs, MOST_REFS, base, words)] : []),
    ...(earlier ? [h("h3", { class: "cb-subheading" }, t("earlier")), earlier] : []),
    h("p", { class: "cb-buttons" }, mainButton(t("mock-again"), again)),
  );
}

/** "39 to practise, in four sessions." */
function plan(n: number, practise: string, { t }: RehearsalWords): HTMLElement[] {
  const sessions = t("sessions", { n: Math.ceil(n / SESSION) });
  const link = h("a", { class: "cb-button cb-button--main", href: practise }, t("to-practise", { n, sessions }));
  return [h("p", {}, t("plan")), h("p", { class: "cb-buttons" }, link)];
}

function took({ data: { minutes }, took: ms }: Done, { t }: RehearsalWords): string {
  const used = Math.ceil(ms / 60_000);
  return used > minutes ? t("mock-took-over", { n: used - minutes, minutes }) : t("mock-took", { n: used, minutes });
}

function sectionTable(data: MockData, score: MockScore, words: RehearsalWords): HTMLElement {
  const { t } = words;
  const row = (title: string, one: Pick<MockScore, "tally" | "points" | "of">, cut: number, reached: boolean) => [
    title, tallyText(one.tally, words), percent(words, shareOf(one)), percent(words, cut), t(reached ? "yes" : "no"),
  ];
  const columns = (["section", "score", "share", "cut", "reached"] as const).map((key) => t(key));
  const sections = score.sections.map((one) => row(one.part.title, one, one.part.cut_score, one.passes));
  const all = row(t("all-sections"), score, data.cut_score, score.points >= data.cut_score * score.of - 1e-6);
  const label = { class: "cb-wide", tabindex: 0, role: "group", "aria-label": t("by-section") };
  return h("div", label, table(t("by-section"), columns, [...sections, all]));
}

function shareOf({ points, of }: Pick<MockScore, "points" | "of">): number {
  return of > 0 ? points / of : 0;
}
