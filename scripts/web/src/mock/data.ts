/** The mock exam's data, as staging writes it: a blueprint and the public items that it may draw, with their keys. */
import type { PracticeItem } from "../items/types.ts";

const FORMAT = 1;

export type BankItem = PracticeItem & { readonly level: string };

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

export interface MockData {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly cut_score: number;
  readonly sections: readonly Part[];
  readonly practicum: Part | null;
  readonly borderline: { readonly lowest: number; readonly highest: number } | null;
  readonly slots: readonly Slot[];
  readonly items: readonly BankItem[];
}

/** Undefined where it can't be had, or is of a shape that is not known here. */
export async function loadMock(url: URL, signal: AbortSignal): Promise<MockData | undefined> {
  try {
    const answer = await fetch(url, { signal });
    const data = answer.ok ? ((await answer.json()) as MockData & { format: number }) : undefined;
    return data?.format === FORMAT ? data : undefined;
  } catch {
    return undefined;
  }
}
