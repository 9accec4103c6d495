/** Draws results: as options of the field's list in the dialog, as a list of links on the page. */
import { h, uniqueId } from "../shared/dom.ts";
import type { SearchWords } from "../labels.ts";
import { marked, type Result } from "./result.ts";

export type Shape = "options" | "links";

/** One result; in the dialog each link is an option of its own, chosen with the arrow keys. `lang`: the page's language. */
export function hitView(result: Result, shape: Shape, say: SearchWords, lang: string, isKindTold: boolean, isMarked = true): HTMLElement {
  const own = result.lang === lang ? undefined : result.lang;
  const english = result.untranslated && isMarked;
  const title = h("span", { class: "cb-hit-title" }, result.title);
  const about = h(
    "span",
    { class: "cb-hit-about" },
    !isKindTold && h("span", { class: "cb-hit-kind" }, say.t(`kind-${result.kind}`)),
    english && h("span", { class: "cb-badge" }, say.t("in-english")),
  );
  const text = h("span", { class: "cb-hit-text", lang: own }, ...(result.definition ? [result.definition] : excerptOf(result)));
  const main = link(result.url, "cb-hit", shape, h("span", { class: "cb-hit-head", lang: own }, title, about), text);
  if (!result.sections.length) return wrap(shape, main);
  const sections = result.sections.map(({ title, url }) => link(url, "cb-hit-section", shape, h("span", { lang: own }, title)));
  if (shape === "options") return wrap(shape, main, ...sections);
  const list = h("ul", { "aria-label": say.t("sections", { title: result.title }) }, ...sections.map((section) => h("li", {}, section)));
  return wrap(shape, main, list);
}

function excerptOf({ excerpt }: Result): Node[] {
  return marked(excerpt).map(({ text, isMarked }) => (isMarked ? h("mark", {}, text) : document.createTextNode(text)));
}

function link(href: string, name: string, shape: Shape, ...children: HTMLElement[]): HTMLAnchorElement {
  const option = shape === "options" ? { role: "option", id: uniqueId(), tabindex: -1, "aria-selected": "false" } : {};
  return h("a", { href, class: name, ...option }, ...children);
}

function wrap(shape: Shape, ...children: HTMLElement[]): HTMLElement {
  return shape === "options" ? h("div", { class: "cb-hit-box", role: "presentation" }, ...children) : h("li", { class: "cb-hit-box" }, ...children);
}

/** A card of Say this now: its lines can be read out at once. */
export function cardView(card: Result, shape: Shape): HTMLElement {
  const lines = card.excerpt.split("\n").map((line) => h("span", { class: "cb-hit-line" }, marked(line).map(({ text }) => text).join("")));
  const head = h("span", { class: "cb-hit-head" }, h("span", { class: "cb-hit-title" }, card.title));
  return wrap(shape, link(card.url, "cb-hit-card", shape, head, ...lines));
}

/** Results under a heading. */
export function groupView(title: string, hits: readonly HTMLElement[], shape: Shape): HTMLElement {
  const id = uniqueId();
  if (shape === "options") {
    return h("div", { class: "cb-hit-group", role: "group", "aria-labelledby": id }, h("p", { id, class: "cb-hit-heading", role: "presentation" }, title), ...hits);
  }
  return h("section", { class: "cb-hit-group", "aria-labelledby": id }, h("h2", { id, class: "cb-hit-heading" }, title), h("ol", {}, ...hits));
}
