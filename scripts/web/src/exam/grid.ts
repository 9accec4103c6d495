/** The numbers of all items: which are answered, open, flagged, and which is shown; each leads to its item. */
import { button, h } from "../shared/dom.ts";
import type { State } from "./sitting.ts";
import type { ExamWords } from "../labels.ts";

export interface Cell {
  readonly state: State;
  readonly flagged: boolean;
  readonly current: boolean;
}

export interface Grid {
  readonly element: HTMLElement;
  update(cells: readonly Cell[]): void;
}

const FLAG = "⚑";

export function grid(count: number, go: (place: number) => void, words: ExamWords): Grid {
  const { t } = words;
  const cells = Array.from({ length: count }, (_, place) => button(String(place + 1), () => go(place), "cb-cell"));
  const key = (name: State | "flagged") =>
    h("li", {}, h("span", { class: "cb-cell", "data-state": name, "aria-hidden": "true" }, name === "flagged" && FLAG), t(`key-${name}`));
  const element = h(
    "nav",
    { class: "cb-grid", "aria-label": t("all-items") },
    h("ol", { class: "cb-cells" }, ...cells.map((cell) => h("li", {}, cell))),
    h("ul", { class: "cb-keys" }, key("answered"), key("begun"), key("open"), key("flagged")),
  );
  return {
    element,
    update: (states) => {
      for (const [place, { state, flagged, current }] of states.entries()) {
        const cell = cells[place] as HTMLElement;
        cell.dataset["state"] = state;
        cell.replaceChildren(String(place + 1), ...(flagged ? [h("span", { class: "cb-flag", "aria-hidden": "true" }, FLAG)] : []));
        cell.setAttribute("aria-label", cellName(place, state, flagged, words));
        if (current) cell.setAttribute("aria-current", "step");
        else cell.removeAttribute("aria-current");
      }
    },
  };
}

/** Such as "Item 5: response given, flagged". */
export function cellName(place: number, state: State, flagged: boolean, { t }: ExamWords): string {
  const text = t(`cell-${state}`, { n: place + 1 });
  return flagged ? t("cell-flagged", { text }) : text;
}
