/** Keys in words, for the comparison after a check and for paper. Pure. */
import { number } from "../shared/numbers.ts";
import { textOf, type Key, type NumericKey, type PracticeItem } from "./types.ts";

/** One text per line of the key: the right options, the accepted forms, the pairs, the steps in order, the sample. */
export function keyTexts(item: PracticeItem, words: { readonly lang: string }): string[] {
  switch (item.kind) {
    case "single":
      return [textOf(item.options, item.key as string)];
    case "multiple":
      return (item.key as string[]).map((id) => textOf(item.options, id));
    case "numeric":
      return [numericText(item.key, item.unit, words)];
    case "short":
      return [...(item.key as string[])];
    case "match":
      return item.lefts.map((left) => `${left.text} → ${textOf(item.rights, (item.key as Record<string, string>)[left.id])}`);
    case "order":
      return (item.key as string[]).map((id) => textOf(item.steps, id));
    case "open":
      return item.sample ? [item.sample] : [];
  }
}

/** 2.5 % (± 0.05) */
export function numericText(key: Key, unit: string | undefined, words: { readonly lang: string }): string {
  const { value, tolerance } = key as NumericKey;
  const amount = number(words, value) + (unit ? `\u00a0${unit}` : "");
  return tolerance ? `${amount} (±\u00a0${number(words, tolerance)})` : amount;
}
