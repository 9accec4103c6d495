/** numeric, short and open: what was typed beside the key or the sample. */
import { numericText } from "../answer-texts.ts";
import type { OpenView, TextView } from "../item-view/setting.ts";
import type { PracticeWords } from "../../labels.ts";
import { score } from "../scoring.ts";
import type { Answer } from "../types.ts";
import { line } from "./mark.ts";

export function revealText({ item, field, input }: TextView, { key }: Answer, words: PracticeWords): void {
  const right = score(item.kind, key, input.value) === 1;
  const given = line(words, "your-response", input.value);
  given.classList.add(right ? "cb-line--right" : "cb-line--wrong");
  const lines = item.kind === "numeric" ? [line(words, "key", numericText(key, item.unit, words))] : shortKey(key as string[], words);
  field.replaceWith(given, ...lines);
}

function shortKey([form, ...others]: string[], words: PracticeWords): HTMLElement[] {
  const also = others.length > 0 ? [line(words, "key-also", others.join(", "))] : [];
  return [line(words, "key", form ?? ""), ...also];
}

export function revealOpen({ field, area }: OpenView, { sample }: Answer, words: PracticeWords): void {
  const lines = sample ? [line(words, "sample", sample)] : [];
  field.replaceWith(line(words, "your-response", area.value), ...lines);
}
