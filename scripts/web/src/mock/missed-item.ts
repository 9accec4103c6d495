/** An item that was not fully right, folded: what was responded, what is right, and why. */
import { keyTexts, responseTexts } from "../items/answer-texts.ts";
import { rereadLine } from "../items/reread.ts";
import type { Response } from "../items/types.ts";
import { h } from "../shared/dom.ts";
import type { MockItem } from "./draw.ts";
import type { RehearsalWords } from "../labels.ts";

export function missedItem(item: MockItem, response: Response | undefined, base: string, words: RehearsalWords): HTMLElement {
  const { t } = words;
  const given = responseTexts(item, response);
  return h(
    "details",
    { class: "cb-missed", lang: item.lang },
    h("summary", {}, item.stem),
    ...texts("your-response", given.length > 0 ? given : [t("nothing")]),
    ...texts("right", keyTexts(item, words)),
    ...why(item, response).map((text) => h("p", { class: "cb-line" }, label("rationale"), ` ${text}`)),
    rereadLine(item.refs, base, words),
  );

  function label(key: "your-response" | "right" | "rationale"): HTMLElement {
    return h("strong", { lang: words.lang }, t(key));
  }

  function texts(key: "your-response" | "right", lines: readonly string[]): HTMLElement[] {
    if (lines.length === 1) return [h("p", { class: "cb-line" }, label(key), ` ${lines[0]}`)];
    return [h("p", { class: "cb-line" }, label(key)), h("ul", {}, ...lines.map((line) => h("li", {}, line)))];
  }
}

/** The rationales of the options that were wrongly chosen or left, of the key, and of the whole. */
function why(item: MockItem, response: Response | undefined): string[] {
  const { rationales, key } = item;
  const keys = typeof key === "string" ? [key] : Array.isArray(key) ? (key as string[]) : [];
  const chosen = typeof response === "string" ? [response] : Array.isArray(response) ? response : [];
  const asked = item.kind === "match" ? Object.keys(rationales).filter((id) => id !== "item") : [...chosen.filter((id) => !keys.includes(id)), ...keys];
  const parts = item.kind === "order" ? [] : asked;
  return [...new Set([...parts, "item"])].flatMap((id) => (Object.hasOwn(rationales, id) ? [rationales[id] as string] : []));
}
