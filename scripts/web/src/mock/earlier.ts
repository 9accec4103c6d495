/** The mock exams so far, the latest first, against the cut scores; their answers to look at again or to delete. */
import { totalOf, type KeptMock } from "../progress/kept-mocks.ts";
import { button, h, table } from "../shared/dom.ts";
import { percent } from "../shared/numbers.ts";
import { datesOf } from "../shared/words.ts";
import type { RehearsalWords } from "../labels.ts";

export interface OnEarlier {
  readonly open: (mock: KeptMock) => void;
  readonly forget: () => void;
}

export function earlier(mocks: readonly KeptMock[], words: RehearsalWords, { open, forget }: OnEarlier): HTMLElement {
  const { t } = words;
  const date = new Intl.DateTimeFormat(datesOf(words.lang), { day: "numeric", month: "short", year: "numeric" });
  const parts = mocks.at(-1)?.parts ?? [];
  const share = (points: number, of: number, cut: number) => `${percent(words, of > 0 ? points / of : 0)}${points < cut * of - 1e-6 ? ` ${t("below")}` : ""}`;
  const rows = [...mocks].reverse().map((mock) => {
    const all = totalOf(mock);
    const own = new Map(mock.parts.map((part) => [part.id, part]));
    const day = date.format(mock.at);
    const again = mock.answers ? button(t("look-again"), () => open(mock)) : "";
    if (again) again.setAttribute("aria-label", t("look-again-at", { day }));
    const sections = parts.map(({ id }) => own.get(id)).map((part) => (part ? share(part.points, part.of, part.cut_score) : ""));
    return [day, share(all.points, all.of, mock.cut_score), ...sections, again];
  });
  const columns = [t("sat-on"), t("all-sections"), ...parts.map(({ title, cut_score }) => `${title} (${percent(words, cut_score)})`), t("answers")];
  const wide = h("div", { class: "cb-wide", tabindex: 0, role: "group", "aria-label": t("earlier") }, table(t("earlier"), columns, rows));
  const hasAnswers = mocks.some(({ answers }) => answers);
  return h("div", { class: "cb-earlier" }, wide, h("p", {}, hasAnswers && button(t("forget-answers"), forget)));
}
