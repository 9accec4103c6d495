/**
 * What is told after the check. On a phone it is a sheet at the bottom, always in view, with what leads on in it; on wider
 * screens the verdict is above the question, and the buttons stay below it.
 */
import { focusOn, h } from "../shared/dom.ts";
import type { Verdict } from "./verdict.ts";

/** The same as in practice.css; a low screen has no room for a sheet. */
const PHONE = "screen and (max-width: 44.9375em) and (min-height: 30em)";

export interface Sheet {
  readonly element: HTMLElement;
  show(verdict: Verdict, lines: readonly (HTMLElement | false)[]): void;
  focus(): void;
}

export function sheet(buttons: HTMLElement, question: HTMLElement): Sheet {
  const phone = matchMedia(PHONE);
  const verdict = h("h3", { class: "cb-verdict" });
  const element = h("div", { class: "cb-sheet", hidden: true }, verdict);
  return { element, show, focus };

  function show({ tone, text }: Verdict, lines: readonly (HTMLElement | false)[]): void {
    verdict.textContent = text;
    verdict.classList.add(`cb-verdict--${tone}`);
    element.append(...lines.filter((line) => line !== false));
    element.hidden = false;
    place();
    phone.onchange = place;
  }

  /** Above a sheet what was chosen is in view. */
  function focus(): void {
    focusOn(verdict);
    if (phone.matches) question.querySelector(".cb-option, .cb-pair, .cb-line, .cb-steps")?.scrollIntoView({ block: "nearest" });
  }

  /** A phone that is turned keeps the focus where it is. */
  function place(): void {
    const focused = document.activeElement;
    if (phone.matches) element.append(buttons);
    else element.parentElement?.append(buttons);
    if (buttons.contains(focused)) (focused as HTMLElement).focus();
  }
}
