/** One item of an exam: a response, a flag, and the ways back and forth. Nothing is checked. */
import { button, h, uniqueId } from "../shared/dom.ts";
import { itemView } from "../items/item-view.ts";
import type { Run } from "./run.ts";
import { withFlag, withResponse } from "./sitting.ts";

const LONGEST = 300;
const LONGEST_OPEN = 8000;

export function examItem(run: Run, place: number): HTMLElement {
  const { form, words, words: { t } } = run;
  const item = run.itemAt(place);
  const total = form.items.length;
  const id = uniqueId();
  const longest = item.kind === "open" ? LONGEST_OPEN : LONGEST;
  const view = itemView(item, {
    words,
    given: run.sitting.responses[item.id],
    settle: t("as-is"),
    longest,
    changed: () => run.change(withResponse(run.sitting, item.id, view.response())),
    announce: run.announce,
    ...(form.order && { order: form.order(item.id) }),
  });
  const flag = button(t("flag"), () => {
    const on = !run.isFlagged(place);
    flag.setAttribute("aria-pressed", String(on));
    run.change(withFlag(run.sitting, item.id, on));
  }, "cb-button cb-flag-button");
  flag.setAttribute("aria-pressed", String(run.isFlagged(place)));
  const next = button(t(place + 1 < total ? "next" : "review"), () => run.go(place + 1), "cb-button cb-button--main");
  return h(
    "section",
    { class: "cb-item", "aria-labelledby": id },
    h("h2", { class: "cb-heading", id }, t("item-of", { n: place + 1, total })),
    h("p", { class: "cb-about", lang: form.lang }, form.sections.find((section) => section.id === item.section)?.title),
    view.element,
    item.kind === "open" && h("p", { class: "cb-hint" }, t("longest", { n: longest })),
    h("p", { class: "cb-buttons" }, place > 0 && button(t("back"), () => run.go(place - 1)), flag, next),
  );
}
