/** A practice set and its shape; of its items those that can't be used are counted, never thrown on. */
import { isShown, isTexts, type Kind, type PracticeItem } from "../items/types.ts";
import { isNumber, isObject, isShape, isText } from "../shared/json.ts";
import { read, type LoadProblem } from "../shared/load.ts";

const FORMAT = 2;

export interface PracticeSet {
  readonly slug: string;
  readonly title: string;
  readonly topics: Readonly<Record<string, string>>;
  readonly items: readonly PracticeItem[];
  readonly leftOut: number; // items of a shape or kind that is not known here
  readonly most?: number; // so many are asked in a round
}

export function parseSet(text: string): PracticeSet | LoadProblem {
  return read(text, FORMAT, ({ slug, title, topics, items, most }) => {
    if (!isText(slug) || !isText(title) || !Array.isArray(items)) return undefined;
    const known = items.filter(isItem);
    const titles = isObject(topics) ? (topics as PracticeSet["topics"]) : {};
    return { slug, title, topics: titles, items: known, leftOut: items.length - known.length, ...(isNumber(most) && { most }) };
  });
}

const KEYS: Readonly<Record<Kind, (key: unknown) => boolean>> = {
  single: isText,
  multiple: isIds,
  numeric: (key) => isShape(key, { value: isNumber }),
  short: isIds,
  match: isObject,
  order: isIds,
  open: () => true,
};

/** Whether it is an item with its key and rationales. */
export function isItem(value: unknown): value is PracticeItem {
  const parts = { id: isText, digest: isText, topic: isText, rationales: isObject, refs: Array.isArray };
  if (!isShape<PracticeItem>(value, parts) || !isShown(value) || !KEYS[value.kind](value.key)) return false;
  return value.kind !== "open" || value.rubric === undefined || isTexts(value.rubric);
}

function isIds(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isText);
}
