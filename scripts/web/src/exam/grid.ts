/** The numbers of all items: which are answered, open, flagged, and which is shown; each leads to its item. */
import { button, h } from "../shared/dom.ts";
import type { Run } from "./run.ts";
import type { State } from "./sitting.ts";

const FLAG = "⚑";

export class Grid {
  readonly element: HTMLElement;
  readonly #cells: readonly HTMLElement[];

  constructor(private readonly run: Run) {
    const { t } = run.words;
    this.#cells = run.form.items.map((_, place) => button(String(place + 1), () => run.go(place), "cb-cell"));
    const key = (name: State | "flagged") =>
      h("li", {}, h("span", { class: "cb-cell", "data-state": name, "aria-hidden": "true" }, name === "flagged" && FLAG), t(`key-${name}`));
    this.element = h(
      "nav",
      { class: "cb-grid", "aria-label": t("all-items") },
      h("ol", { class: "cb-cells" }, ...this.#cells.map((cell) => h("li", {}, cell))),
      h("ul", { class: "cb-keys" }, key("answered"), key("begun"), key("open"), key("flagged")),
    );
  }

  /** Shows how far the run is now. */
  update(): void {
    for (const [place, cell] of this.#cells.entries()) {
      cell.dataset["state"] = this.run.stateAt(place);
      cell.replaceChildren(String(place + 1));
      if (this.run.isFlagged(place)) cell.append(h("span", { class: "cb-flag", "aria-hidden": "true" }, FLAG));
      cell.setAttribute("aria-label", this.run.nameOf(place));
      if (place === this.run.sitting.place) cell.setAttribute("aria-current", "step");
      else cell.removeAttribute("aria-current");
    }
  }
}
