/** Boxes that ask for a decision can be written in: what that takes is loaded when the first of them is opened. */

export const BOXES = "article details.question";
/** Marks a box that waits to be opened. */
export const ASKED = "data-asked";

/** Where nothing can be loaded the box opens as it does without JavaScript. */
export function openDecision(event: MouseEvent): void {
  const box = (event.target as Element).closest("summary")?.closest<HTMLDetailsElement>(BOXES);
  const page = document.querySelector<HTMLElement>("casebook-decide:not([data-state])");
  if (!box || !page) return;
  event.preventDefault();
  page.dataset["state"] = "loading";
  box.setAttribute(ASKED, "");
  const script = new URL(page.getAttribute("script") ?? "", document.baseURI).href;
  import(script).catch(() => (box.open = true));
}
