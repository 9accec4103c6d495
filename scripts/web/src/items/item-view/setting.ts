/** What all views of an item share: practice and exam show the same views, and only practice reveals what is right. */
import type { AskWords } from "../../labels.ts";
import type { Order } from "../shuffle.ts";
import type { ChoiceItem, MatchItem, OpenItem, OrderItem, Response, TextItem } from "../types.ts";

export interface Setting {
  readonly words: AskWords;
  /** The order of options, right sides and steps; without it they stay as the data has them. */
  readonly order?: Order;
  /** A response given before, to begin with. */
  readonly given: Response | undefined;
  /** The label of a box to tick below the steps: with it an order is a response only once it is ticked or changed. */
  readonly settle?: string;
  /** The most characters of a text. */
  readonly longest?: number;
  /** Called on each change by the learner. */
  readonly changed: () => void;
  readonly announce: (text: string) => void;
}

/** The body of one item below its stem. */
interface Body<Kind extends string, Item> {
  readonly kind: Kind;
  readonly item: Item;
  readonly parts: readonly HTMLElement[];
  /** What the learner has entered so far. */
  response(): Response;
}

interface Row<Field> {
  readonly id: string;
  readonly row: HTMLElement;
  readonly field: Field;
}

export interface ChoiceView extends Body<"choice", ChoiceItem> {
  readonly rows: readonly Row<HTMLInputElement>[];
}

export interface TextView extends Body<"text", TextItem> {
  readonly field: HTMLElement;
  readonly input: HTMLInputElement;
}

export interface MatchView extends Body<"match", MatchItem> {
  readonly rows: readonly Row<HTMLSelectElement>[];
}

export interface OrderView extends Body<"order", OrderItem> {
  readonly list: HTMLElement;
}

export interface OpenView extends Body<"open", OpenItem> {
  readonly field: HTMLElement;
  readonly area: HTMLTextAreaElement;
}

export type View = ChoiceView | TextView | MatchView | OrderView | OpenView;

/** As the data has it. */
export const asItIs: Order = (list) => list;
