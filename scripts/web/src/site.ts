/** What every page needs: tables that are wider than the screen can be scrolled by keyboard. */

interface Observable {
  subscribe(listener: () => void): void;
}

/** Make each box that scrolls sideways reachable by the Tab key; Material wraps wide tables in such boxes. */
function reachScrolling(root: ParentNode): void {
  for (const box of root.querySelectorAll<HTMLElement>(".md-typeset__scrollwrap")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}

function start(): void {
  const look = () => requestAnimationFrame(() => reachScrolling(document));
  // `document$` is Material's: it fires on the first page and after each instant navigation.
  (globalThis as { document$?: Observable }).document$?.subscribe(look);
  addEventListener("resize", look);
  document.addEventListener("toggle", look, true);
  look();
}

start();
