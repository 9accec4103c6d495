/** Draws a form from the public items. The same blueprint as the exam's, but where the bank falls short it goes on. Pure. */
import { shuffled } from "../items/shuffle.ts";
import type { BankItem, MockData, Slot } from "./mock-data.ts";

/** An item of the form. */
export type MockItem = BankItem & { readonly section: string; readonly scored: boolean };

export interface MockForm {
  readonly items: readonly MockItem[];
  /** How many items the public bank lacks. */
  readonly lacking: number;
}

/** A form in which unseen items come first; the seed decides all the rest. */
export function drawForm(data: MockData, seen: ReadonlySet<string>, seed: string): MockForm {
  const { slots, items } = data;
  const order = shuffled(items, seed);
  const unseenFirst = [...order.filter(({ id }) => !seen.has(id)), ...order.filter(({ id }) => seen.has(id))];
  const given = matched(slots, unseenFirst);
  const drawn = slots.flatMap(({ section, scored }, index) =>
    (given[index] as BankItem[]).map((item) => ({ ...item, section, scored })),
  );
  const parts = [...data.sections, ...(data.practicum ? [data.practicum] : [])];
  const wanted = slots.reduce((sum, { count }) => sum + count, 0);
  return {
    items: parts.flatMap(({ id }) => shuffled(drawn.filter(({ section }) => section === id), `${seed}/${id}`)),
    lacking: wanted - drawn.length,
  };
}

export function admits({ topics, levels, kinds }: Slot, { topic, level, kind }: BankItem): boolean {
  const isOf = (list: readonly string[], value: string) => list.length === 0 || list.includes(value);
  return isOf(topics, topic) && isOf(levels, level) && (kinds.length > 0 ? kinds.includes(kind) : kind !== "open");
}

/** The items of each slot. An item that finds its slots full may move another on, so no order leaves a gap; what counts
 * is filled before pilot items are. */
function matched(slots: readonly Slot[], items: readonly BankItem[]): BankItem[][] {
  const given: BankItem[][] = slots.map(() => []);
  const taken = new Set<string>();
  for (const scored of [true, false]) {
    const open = (index: number) => !scored || (slots[index] as Slot).scored; // the second time all are
    const take = (item: BankItem, tried: Set<number>): boolean =>
      slots.some((slot, index) => {
        if (!open(index) || tried.has(index) || !admits(slot, item)) return false;
        tried.add(index);
        const held = given[index] as BankItem[];
        if (held.length < slot.count) return held.push(item) > 0;
        const place = held.findIndex((other) => take(other, tried));
        if (place >= 0) held[place] = item;
        return place >= 0;
      });
    for (const item of items) if (!taken.has(item.id) && take(item, new Set())) taken.add(item.id);
  }
  return given;
}
