/** What every page needs: wide tables and code can be scrolled by keyboard, and no single letter leads away from the page. */

interface Observable {
  subscribe(listener: () => void): void;
}

/** Make each box that scrolls sideways reachable by the Tab key: code, and the boxes that Material puts around tables. */
function reachScrolling(root: ParentNode): void {
  for (const box of root.querySelectorAll<HTMLElement>(".md-typeset__scrollwrap, .md-typeset pre > code")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}

/**
 * Material turns pages at single letters. Somebody who types on a focused button or radio would lose their place
 * (WCAG 2.1.4), so these letters never reach it; fields to type in are not touched, as nothing is prevented.
 */
function keepLetters(event: KeyboardEvent): void {
  if (!event.ctrlKey && !event.metaKey && !event.altKey && "npfs,.".includes(event.key)) event.stopPropagation();
}

function start(): void {
  const look = () => requestAnimationFrame(() => reachScrolling(document));
  // `document$` is Material's: it fires on the first page and after each instant navigation.
  (globalThis as { document$?: Observable }).document$?.subscribe(look);
  addEventListener("resize", look);
  document.addEventListener("toggle", look, true);
  document.addEventListener("keydown", keepLetters);
  look();
}

start();
