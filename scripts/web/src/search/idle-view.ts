/** What an empty field offers: what was looked for before, and the situations that have a card. */
import { button, h } from "../shared/dom.ts";
import type { SearchWords } from "../labels.ts";
import type { Row } from "./near.ts";
import { forgetAll, recent } from "./recent.ts";

const CARDS = 8;

/** `ask` looks for a text; `redraw` shows an empty field anew. */
export function idleView(say: SearchWords, cards: readonly Row[], root: URL, ask: (text: string) => void, redraw: () => void): HTMLElement[] {
  const before = recent();
  const forget = button(say.t("recent-forget"), () => (forgetAll(), redraw()), "cb-chip cb-chip--quiet");
  const links = cards.slice(0, CARDS).map(({ title, address }) => h("a", { class: "cb-chip", href: new URL(address, root).href }, title));
  const all = h("a", { class: "cb-chip cb-chip--quiet", href: new URL("say-this-now/", root).href }, say.t("situations-all"));
  return [
    h("p", {}, say.t("start")),
    ...(before.length ? chips(say.t("recent"), [...before.map((text) => button(text, () => ask(text), "cb-chip")), forget]) : []),
    ...(links.length ? chips(say.t("situations"), [...links, all]) : []),
  ];
}

function chips(title: string, parts: readonly HTMLElement[]): HTMLElement[] {
  return [h("p", { class: "cb-hit-heading" }, title), h("div", { class: "cb-chips" }, ...parts)];
}
