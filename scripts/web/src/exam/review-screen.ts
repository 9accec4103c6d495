/** Before handing in: what has no response, what is flagged, and that nothing can be changed afterwards (WCAG 3.3.4). */
import { button, h, uniqueId } from "../shared/dom.ts";
import type { ExamWords } from "../labels.ts";

export interface ReviewActs {
  go(place: number): void;
  /** An item by number and state. */
  name(place: number): string;
  back(): void;
  handIn(say: (text: string) => void): Promise<void>;
}

/** `open` and `flagged`: places in the form. */
export function reviewScreen(open: readonly number[], flagged: readonly number[], acts: ReviewActs, { t }: ExamWords): HTMLElement {
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
    h("p", { class: "cb-buttons" }, button(t("to-items"), acts.back), hand),
    status,
  );

  function listed(label: "review-open" | "review-flagged", places: readonly number[]): HTMLElement[] {
    const text = uniqueId();
    const buttons = places.map((place) => {
      const cell = button(String(place + 1), () => acts.go(place), "cb-cell");
      cell.setAttribute("aria-label", acts.name(place));
      return h("li", {}, cell);
    });
    return [h("p", { id: text }, t(label, { n: places.length })), h("ul", { class: "cb-cells", "aria-labelledby": text }, ...buttons)];
  }

  /** Pressed twice it hands in once. */
  async function handIn(): Promise<void> {
    if (hand.getAttribute("aria-disabled") === "true") return;
    hand.setAttribute("aria-disabled", "true");
    await acts.handIn((text) => (status.textContent = text));
    hand.setAttribute("aria-disabled", "false");
  }
}
