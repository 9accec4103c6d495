/** Before handing in: what has no response, what is flagged, and that nothing can be changed afterwards (WCAG 3.3.4). */
import { confirmed } from "../shared/confirm.ts";
import { button, h, uniqueId } from "../shared/dom.ts";
import type { Run } from "./run.ts";

export function reviewScreen(run: Run): HTMLElement {
  const { t } = run.words;
  const places = [...run.form.items.keys()];
  const open = places.filter((place) => run.stateAt(place) !== "answered");
  const flagged = places.filter((place) => run.isFlagged(place));
  const id = uniqueId();
  const status = h("p", { class: "cb-status", role: "status" });
  const hand = button(t("hand-in"), () => void handIn(), "cb-button cb-button--main");
  return h(
    "section",
    { class: "cb-review", "aria-labelledby": id },
    h("h2", { class: "cb-heading", id }, t("review-title")),
    ...(open.length > 0 ? listed("review-open", open) : [h("p", {}, t("review-complete"))]),
    ...(flagged.length > 0 ? listed("review-flagged", flagged) : []),
    h("p", {}, t("review-change")),
    h("p", { class: "cb-buttons" }, button(t("to-items"), () => run.go(open[0] ?? 0)), hand),
    status,
  );

  function listed(label: "review-open" | "review-flagged", places: readonly number[]): HTMLElement[] {
    const text = uniqueId();
    const buttons = places.map((place) => {
      const cell = button(String(place + 1), () => run.go(place), "cb-cell");
      cell.setAttribute("aria-label", run.nameOf(place));
      return h("li", {}, cell);
    });
    return [h("p", { id: text }, t(label, { n: places.length })), h("ul", { class: "cb-cells", "aria-labelledby": text }, ...buttons)];
  }

  /** Pressed twice it hands in once. */
  async function handIn(): Promise<void> {
    if (hand.getAttribute("aria-disabled") === "true") return;
    hand.setAttribute("aria-disabled", "true");
    const text = open.length > 0 ? t("hand-in-warn-open", { n: open.length }) : t("hand-in-warn");
    const isSure = await confirmed(run.element, { title: t("hand-in-ask"), text, yes: t("hand-in"), no: t("not-yet") });
    if (isSure) await run.host.handIn((said) => (status.textContent = said));
    hand.setAttribute("aria-disabled", "false");
  }
}
