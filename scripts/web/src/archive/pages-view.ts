/** The way through a long list: links, so that they can be opened in a tab of their own. */
import { number } from "../shared/numbers.ts";
import { h } from "../shared/dom.ts";
import { toQuery, type Choice } from "./chosen.ts";
import type { ArchiveWords } from "../labels.ts";

const AROUND = 2;

/** `go` is called for a plain click. */
export function pagesView(choice: Choice, count: number, say: ArchiveWords, go: (page: number) => void): HTMLElement {
  const { page } = choice;
  const gap = () => h("span", { class: "cb-gap", "aria-hidden": "true" }, "…");
  const step = (to: number, text: string, does: string) => to >= 1 && to <= count && link(to, text, does);
  const nav = h(
    "nav",
    { class: "cb-pager", "aria-label": say.t("pages") },
    step(page - 1, "‹", say.t("previous")),
    ...shown(page, count).map((to) => (to ? link(to, number(say, to), say.t("page", { n: to })) : gap())),
    step(page + 1, "›", say.t("next")),
  );
  nav.hidden = count < 2;
  return nav;

  function link(to: number, text: string, does: string): HTMLElement {
    const href = toQuery({ ...choice, page: to }) || location.pathname;
    const current = to === page && "page";
    const onclick = (event: Event) => turn(event as MouseEvent, to);
    return h("a", { class: "cb-page", href, "aria-label": does, "aria-current": current, onclick }, text);
  }

  function turn(event: MouseEvent, to: number): void {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation(); // the site's own navigation would take it for a page to fetch
    go(to);
  }
}

/** The first page, the last, and those around the one shown; undefined for a gap. */
export function shown(page: number, count: number): (number | undefined)[] {
  const found: (number | undefined)[] = [];
  for (let to = 1; to <= count; to++) {
    const isShown = to === 1 || to === count || Math.abs(to - page) <= AROUND;
    if (isShown) found.push(to);
    else if (found.at(-1) !== undefined) found.push(undefined);
  }
  return found;
}
