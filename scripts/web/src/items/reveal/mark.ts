import { h } from "../../shared/dom.ts";
import type { PracticeKey, PracticeWords } from "../../labels.ts";

/** left: a distractor that was rightly left alone. */
const SIGNS = { right: "✓", wrong: "✗", left: "–" } as const;

/** A verdict in words; its sign and colour only repeat them. */
export function mark(words: PracticeWords, verdict: keyof typeof SIGNS, label: PracticeKey, values = {}): HTMLElement {
  const sign = h("span", { "aria-hidden": "true" }, SIGNS[verdict]);
  return h("p", { class: `cb-mark cb-mark--${verdict}`, lang: words.lang }, sign, ` ${words.t(label, values)}`);
}

/** A line "Your response: …" or "Right: …"; its text may be in another language, `lang`. */
export function line(words: PracticeWords, label: PracticeKey, text: string, lang?: string): HTMLElement {
  return h("p", { class: "cb-line", lang }, h("strong", { lang: words.lang }, words.t(label)), ` ${text}`);
}

export function rationale(text: string | undefined): HTMLElement | false {
  return text ? h("p", { class: "cb-rationale" }, text) : false;
}
