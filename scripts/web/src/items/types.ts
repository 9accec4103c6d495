/** The shapes of items, as staging writes them into the practice JSON and as a ticket will hold them. */
import type { Measure } from "./reading.ts";
import { isObject, isShape, isText } from "../shared/json.ts";

export interface Text {
  readonly id: string;
  readonly text: string;
}

export function textOf(texts: readonly Text[], id: string | undefined): string {
  return texts.find((text) => text.id === id)?.text ?? "";
}

export interface Criterion extends Text {
  readonly points: number;
}

export interface Ref {
  readonly title: string;
  readonly url: string;
}

interface Asked {
  readonly id: string;
  readonly lang?: string; // where its texts are not in the page's language
  readonly stem: string;
}

export interface ChoiceItem extends Asked {
  readonly kind: "single" | "multiple";
  readonly options: readonly Text[];
  readonly shuffle?: boolean;
}

export interface TextItem extends Asked {
  readonly kind: "numeric" | "short";
  readonly unit?: string;
  /** How a typed number is read; a ticket of before has none. */
  readonly measure?: Measure;
}

export interface MatchItem extends Asked {
  readonly kind: "match";
  readonly lefts: readonly Text[];
  readonly rights: readonly Text[];
}

export interface OrderItem extends Asked {
  readonly kind: "order";
  readonly steps: readonly Text[];
}

export interface OpenItem extends Asked {
  readonly kind: "open";
  /** Practice has it; a ticket does not, nor has a task of a family: the exam's are scored by the same lines. */
  readonly rubric?: readonly Criterion[];
}

/** What may be shown before a response is given: all that a ticket holds. */
export type ShownItem = ChoiceItem | TextItem | MatchItem | OrderItem | OpenItem;
export type Kind = ShownItem["kind"];

/** single: id · numeric, short, open: text as typed · multiple, order: ids · match: left id → right id. */
export type Response = string | readonly string[] | Readonly<Record<string, string>>;

export interface NumericKey {
  readonly value: number;
  readonly tolerance?: number;
  readonly measure?: Measure;
  readonly unit?: string;
}

export type Key = string | readonly string[] | Readonly<Record<string, string>> | NumericKey | null;

/** What is shown only afterwards: practice has it, a ticket never does. */
export interface Answer {
  readonly key: Key;
  readonly rationales: Readonly<Record<string, string>>;
  readonly sample?: string;
  readonly refs: readonly Ref[];
}

/** A known misunderstanding: the options, numbers (as text) or forms that it leads to. */
export interface Mistake {
  readonly id: string;
  readonly leads_to: readonly string[];
  /** Of an option its rationale says it. */
  readonly why?: string;
}

export type PracticeItem = ShownItem &
  Answer & {
    readonly digest: string;
    readonly topic: string;
    /** Of the parts and what is right, and of the texts: what a try was at. */
    readonly key_digest?: string;
    readonly text_digest?: string;
    /** The recipe that the item was drawn from, and its named mistakes. */
    readonly family?: string;
    readonly mistakes?: readonly Mistake[];
  };

/** Whether only a mentor can say how good a response is. */
export function isForMentor(item: PracticeItem): boolean {
  return item.kind === "open" && !item.rubric;
}

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
