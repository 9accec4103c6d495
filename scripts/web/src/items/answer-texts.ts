/** Keys and responses in words, for the comparison after a check and for paper. Pure. */
import { number, withUnit } from "../shared/numbers.ts";
import { textOf, type Key, type NumericKey, type PracticeItem, type Response, type ShownItem, type Text } from "./types.ts";

/** One text per line of the key: the right options, the accepted forms, the pairs, the steps in order, the sample. */
export function keyTexts(item: PracticeItem, words: { readonly lang: string }): string[] {
  switch (item.kind) {
    case "numeric":
      return [numericText(item.key, item.unit, words)];
    case "short":
      return [...(item.key as string[])];
    case "open":
      return item.sample ? [item.sample] : [];
    default:
      return responseTexts(item, item.key as Response);
  }
}

/** What was responded, or would have been right: a line for each part. */
export function responseTexts(item: ShownItem, response: Response | undefined): string[] {
  if (response === undefined) return [];
  const listed = (texts: readonly Text[]) => [response].flat().map((id) => textOf(texts, id as string));
  switch (item.kind) {
    case "single":
    case "multiple":
      return listed(item.options);
    case "order":
      return listed(item.steps);
    case "match": {
      const pairs = response as Record<string, string>;
      return item.lefts.filter(({ id }) => pairs[id]).map(({ id, text }) => `${text} → ${textOf(item.rights, pairs[id])}`);
    }
    default:
      return [response as string];
  }
}

/** 2.5% (± 0.05) */
export function numericText(key: Key, unit: string | undefined, words: { readonly lang: string }): string {
  const { value, tolerance } = key as NumericKey;
  const amount = unit ? withUnit(words, number(words, value), unit) : number(words, value);
  return tolerance ? `${amount} (±\u00a0${number(words, tolerance)})` : amount;
}
