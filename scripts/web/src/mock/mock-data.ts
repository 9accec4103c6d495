/** The mock exam's data, as staging writes it: a blueprint and the public items that it may draw, with their keys. */
import type { PracticeItem } from "../items/types.ts";
import { isItem } from "../practice/practice-set.ts";
import { isNumber, isShape, isText, listOf } from "../shared/json.ts";
import { read, type LoadProblem } from "../shared/load.ts";

const FORMAT = 3;

export type BankItem = PracticeItem & {
  readonly level: string;
  /** Items and families that never stand in one form with it. */
  readonly enemies?: readonly string[];
};

/** So many items that fit; an empty list lets all of them through, `kinds` all but open ones. */
export interface Slot {
  readonly section: string;
  readonly scored: boolean; // false: pilot items, which stand among the others
  readonly count: number;
  readonly topics: readonly string[];
  readonly levels: readonly string[];
  readonly kinds: readonly string[];
}

export interface Part {
  readonly id: string;
  readonly title: string;
  readonly cut_score: number;
}

/** Bounds on the items that count, open tasks aside. */
export interface Spread {
  readonly most_of_topic: number | null;
  readonly fewest_topics: number;
  readonly most_of_kind: Readonly<Record<string, number>>;
}

export interface MockData {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly cut_score: number;
  readonly sections: readonly Part[];
  readonly tasks: readonly Part[];
  readonly borderline: { readonly lowest: number; readonly highest: number } | null;
  readonly spread: Spread | null;
  readonly slots: readonly Slot[];
  readonly items: readonly BankItem[];
}

/** The data in the text, or why there is none. */
export function parseMock(text: string): MockData | LoadProblem {
  return read(text, FORMAT, (data) => (isShape<MockData>(data, PARTS) ? data : undefined));
}

const PARTS = {
  id: isText, title: isText, minutes: isNumber, cut_score: isNumber, sections: Array.isArray, slots: Array.isArray, items: listOf(isItem),
};
