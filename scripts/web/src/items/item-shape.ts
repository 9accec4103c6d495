/** Which parts an item of each kind has, wherever it comes from. */
import { isObject, isShape, isText } from "../shared/json.ts";
import type { Kind, ShownItem, Text } from "./types.ts";

/** The lists of texts that are shown. */
const LISTS: Readonly<Record<Kind, readonly string[]>> = {
  single: ["options"], multiple: ["options"], match: ["lefts", "rights"], order: ["steps"], numeric: [], short: [], open: [],
};

/** Whether it can be shown; an item of a ticket says elsewhere what its id is. */
export function isShown(value: unknown): value is Omit<ShownItem, "id"> {
  if (!isObject(value)) return false;
  const { kind, stem } = value;
  return isText(stem) && Object.hasOwn(LISTS, kind as Kind) && LISTS[kind as Kind].every((name) => isTexts(value[name]));
}

export function isTexts(value: unknown): value is Text[] {
  return Array.isArray(value) && value.length > 0 && value.every((part) => isShape<Text>(part, { id: isText, text: isText }));
}
