/**
 * Draws a form from the public items by the exam's rules (scripts/casebook/exam/paper/draw.py), but where the bank falls
 * short it goes on. Pure.
 */
import { shuffled } from "../items/shuffle.ts";
import { Company, knownAs } from "./company.ts";
import type { BankItem, MockData, Slot } from "./mock-data.ts";

/** An item of the form. */
export type MockItem = BankItem & { readonly section: string; readonly scored: boolean };

export interface MockForm {
  readonly items: readonly MockItem[];
  /** How many items the public bank lacks. */
  readonly lacking: number;
}

/** The items of each slot, and how many topics more the form should span. */
interface Given {
  readonly items: readonly (readonly BankItem[])[];
  readonly topicsLacking: number;
}

/** So often a form is drawn anew that does not hold the blueprint's bounds. */
const TRIES = 40;

/** A form in which unseen items come first; the seed decides all the rest. */
export function drawForm(data: MockData, seen: ReadonlySet<string>, seed: string): MockForm {
  const { slots } = data;
  const wanted = slots.reduce((sum, { count }) => sum + count, 0);
  const lacks = ({ items, topicsLacking }: Given) => wanted - items.flat().length + topicsLacking;
  let given = filled(data, inTurn(data.items, seen, seed));
  for (let again = 1; again < TRIES && lacks(given) > 0; again++) {
    const other = filled(data, inTurn(data.items, seen, `${seed}/${again}`));
    if (lacks(other) < lacks(given)) given = other;
  }
  const drawn = slots.flatMap(({ section, scored }, index) => (given.items[index] as BankItem[]).map((item) => ({ ...item, section, scored })));
  const parts = [...data.sections, ...data.tasks];
  return {
    items: parts.flatMap(({ id }) => shuffled(drawn.filter(({ section }) => section === id), `${seed}/${id}`)),
    lacking: wanted - drawn.length,
  };
}

export function admits({ topics, levels, kinds }: Slot, { topic, level, kind }: BankItem): boolean {
  const isOf = (list: readonly string[], value: string) => list.length === 0 || list.includes(value);
  return isOf(topics, topic) && isOf(levels, level) && (kinds.length > 0 ? kinds.includes(kind) : kind !== "open");
}

/** In a random order, what was not seen first; of each family one, so that none is likelier to come than another item. */
function inTurn(items: readonly BankItem[], seen: ReadonlySet<string>, seed: string): BankItem[] {
  const unseenFirst = (list: readonly BankItem[]) => [...list.filter(({ id }) => !seen.has(id)), ...list.filter(({ id }) => seen.has(id))];
  const one = new Map(unseenFirst(shuffled(items, seed)).reverse().map((item) => [knownAs(item), item]));
  return unseenFirst(shuffled(items.filter((item) => one.get(knownAs(item)) === item), `${seed}/turn`));
}

/** The items of each slot. An item that finds its slots full may move another on, so no order leaves a gap; what counts
 * is filled first, and pilot items then take no place of it. */
function filled({ slots, spread }: MockData, items: readonly BankItem[]): Given {
  const given: BankItem[][] = slots.map(() => []);
  const company = new Company(spread);
  for (const scored of [true, false]) {
    const take = (item: BankItem, tried: Set<number>): boolean =>
      slots.some((slot, index) => {
        if (slot.scored !== scored || tried.has(index) || !admits(slot, item)) return false;
        tried.add(index);
        const held = given[index] as BankItem[];
        if (held.length < slot.count) return held.push(item) > 0;
        const place = held.findIndex((other) => take(other, tried));
        if (place >= 0) held[place] = item;
        return place >= 0;
      });
    for (const item of items) if (company.admits(item, scored) && take(item, new Set())) company.add(item, scored);
  }
  return { items: given, topicsLacking: company.topicsLacking };
}
