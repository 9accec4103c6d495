/** What to read again, as links; `base`: the address that they begin at. */
import { h } from "../shared/dom.ts";
import type { Words } from "../shared/words.ts";
import type { Ref } from "./types.ts";

function link(ref: Ref, base: string): HTMLAnchorElement {
  return h("a", { href: new URL(ref.url, base).href }, ref.title);
}

/** 'Reread: …' below one item. */
export function rereadLine(refs: readonly Ref[], base: string, words: Words<"reread">): HTMLElement {
  const links = refs.flatMap((ref, index) => [index > 0 ? ", " : " ", link(ref, base)]);
  return h("p", { class: "cb-line cb-reread" }, h("strong", { lang: words.lang }, words.t("reread")), ...links);
}

/** The first `most` of a whole round's. */
export function rereadList(refs: readonly Ref[], most: number, base: string, { t }: Words<"and-more">): HTMLElement {
  const entries = refs.slice(0, most).map((ref) => h("li", {}, link(ref, base)));
  const more = refs.length - entries.length;
  return h("ul", { class: "cb-refs" }, ...entries, more > 0 && h("li", {}, t("and-more", { n: more })));
}
