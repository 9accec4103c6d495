/** Explanations of terms: nothing is made or measured before somebody points at one, comes to it by keyboard or taps it. */
const TERM = "a.cb-term";
const ID = "cb-means";
const EDGE = 8; // px that are left free at the edges of the screen
const GRACE = 300; // ms in which a pointer may come from a term to what explains it, over whatever lies between

let shown: HTMLElement | undefined;
let leaving = 0;
let tapped: HTMLElement | null = null;

export function explainTerms(): void {
  for (const event of ["pointerover", "focusin"]) document.addEventListener(event, ({ target }) => look(target));
  document.addEventListener("focusout", () => document.getElementById(ID)?.matches(":hover") || hide());
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  document.addEventListener("click", explainFirst, true);
}

/** A term that is pointed at is explained until the pointer leaves it and what explains it (WCAG 1.4.13). */
function look(target: EventTarget | null): void {
  if (!(target instanceof Element)) return;
  clearTimeout(leaving);
  const term = target.closest<HTMLElement>(TERM);
  if (term && term !== shown) explain(term);
  else if (!term && !target.closest(`#${ID}`) && shown !== document.activeElement) leaving = setTimeout(hide, GRACE);
}

function explain(term: HTMLElement): void {
  hide();
  const means = (term.dataset["means"] ??= term.title);
  term.removeAttribute("title"); // or the browser would say it, too
  const box = Object.assign(document.createElement("div"), { id: ID, className: ID, role: "tooltip", textContent: means });
  (term.closest("main") ?? document.body).append(box);
  term.setAttribute("aria-describedby", ID);
  const [line, { width, height }] = [term.getClientRects()[0] as DOMRect, box.getBoundingClientRect()];
  const room = document.documentElement.clientWidth - width - EDGE;
  box.style.left = `${Math.max(EDGE, Math.min(line.left, room))}px`;
  box.style.top = `${scrollY + (line.bottom + height + EDGE < innerHeight ? line.bottom : line.top - height)}px`;
  shown = term;
}

function hide(): void {
  document.getElementById(ID)?.remove();
  shown?.removeAttribute("aria-describedby");
  shown = undefined;
}

/** A finger can't hover: its first tap on a term shows what it means, the second one follows the link. */
function explainFirst(event: MouseEvent): void {
  const term = (event.target as Element).closest<HTMLElement>(TERM);
  const before = tapped;
  tapped = term;
  if (!term || term === before || (event as PointerEvent).pointerType !== "touch") return;
  event.preventDefault();
  event.stopPropagation();
  term.focus();
}
