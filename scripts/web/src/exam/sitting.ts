/** One person's way through a form: where they are, what they responded, what is noted. All pure. */
import type { Order } from "../items/shuffle.ts";
import type { Response, ShownItem } from "../items/types.ts";
import { isBlank } from "../progress/responses.ts";
import type { ClockState, Jump } from "./clock.ts";
import { isNumber, isObject, isShape, isText } from "../shared/json.ts";

/** What a run shows: an item and the section that it stands in. */
export type FormItem = ShownItem & { readonly section: string };

export interface Section {
  readonly id: string;
  readonly title: string;
}

/** What a run goes through: the items of a ticket, or of a mock exam. */
export interface Form {
  readonly title: string;
  readonly lang: string;
  readonly minutes: number;
  readonly sections: readonly Section[];
  readonly items: readonly FormItem[];
  /** The order of an item's options and the like; a ticket's parts stand in a random order already. */
  readonly order?: (item: string) => Order;
}

/** Once that the page was not in front: since when (ms), and for how long. */
export interface Away {
  readonly at: number;
  readonly seconds: number;
}

export interface Sitting extends ClockState {
  readonly id: string; // of the ticket
  readonly started: number; // ms, by the exam's clock
  readonly place: number; // in the form; its length is the review
  readonly responses: Readonly<Record<string, Response>>;
  readonly flags: readonly string[];
  readonly seconds: Readonly<Record<string, number>>; // with the item in front
  readonly away: readonly Away[];
  readonly reloads: number;
  readonly setBack: boolean; // the device's clock is set back
  readonly jumps?: readonly Jump[]; // of the device's clock
  readonly size: number; // of the text, 0 is normal
  readonly clockHidden: boolean;
}

export type State = "open" | "begun" | "answered";

const MOST_AWAY = 2000;

export function begun(id: string, clock: ClockState, setBack: boolean): Sitting {
  return {
    id, started: clock.last, place: 0, responses: {}, flags: [], seconds: {}, away: [], reloads: 0, setBack, size: 0,
    clockHidden: false, ...clock,
  };
}

/** With a response, or without one when it is blank. */
export function withResponse(sitting: Sitting, item: string, response: Response): Sitting {
  const { [item]: _, ...others } = sitting.responses;
  return { ...sitting, responses: isBlank(response) ? others : { ...others, [item]: response } };
}

export function withFlag(sitting: Sitting, item: string, on: boolean): Sitting {
  const others = sitting.flags.filter((flagged) => flagged !== item);
  return { ...sitting, flags: on ? [...others, item] : others };
}

/** With time spent on an item. */
export function withTime(sitting: Sitting, item: string, ms: number): Sitting {
  const seconds = (sitting.seconds[item] ?? 0) + ms / 1000;
  return { ...sitting, seconds: { ...sitting.seconds, [item]: seconds } };
}

/** With a time away; beyond what a sheet can hold they are counted into the last one. */
export function withAway(sitting: Sitting, at: number, ms: number): Sitting {
  const { away } = sitting;
  const seconds = Math.round(ms / 1000);
  const last = away[MOST_AWAY - 1];
  if (last) return { ...sitting, away: [...away.slice(0, -1), { at: last.at, seconds: last.seconds + seconds }] };
  return { ...sitting, away: [...away, { at, seconds }] };
}

/** How far an item is: a match is answered when each left side has a right one. */
export function stateOf(item: ShownItem, response: Response | undefined): State {
  if (response === undefined || isBlank(response)) return "open";
  if (item.kind !== "match") return "answered";
  return item.lefts.every(({ id }) => Object.hasOwn(response as object, id)) ? "answered" : "begun";
}

export function isSitting(value: unknown): value is Sitting {
  return isShape<Sitting>(value, {
    id: isText, started: isNumber, place: isNumber, reloads: isNumber, last: isNumber, offset: isNumber,
    responses: isObject, seconds: isObject, flags: Array.isArray, away: Array.isArray,
  });
}
