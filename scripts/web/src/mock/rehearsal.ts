/** What a mock exam keeps: the running one in its tab, and on the device which items were met, so that others come first. */
import { isSitting, type Sitting } from "../exam/sitting.ts";
import { named } from "../shared/academy.ts";
import { isText, isShape, listOf } from "../shared/json.ts";
import * as storage from "../shared/kept.ts";
import type { MockData } from "./mock-data.ts";
import type { MockForm, MockItem } from "./draw.ts";

export interface Rehearsal {
  readonly seed: string;
  readonly form: MockForm;
  readonly sitting: Sitting;
  readonly done: boolean;
}

/** As it is kept: the items are in the site's data. */
interface Kept extends Omit<Rehearsal, "form"> {
  readonly lacking: number;
  readonly items: readonly (readonly [id: string, section: string, scored: boolean])[];
}

const MOST_SEEN = 5000;

export function keep(exam: string, { seed, form, sitting, done }: Rehearsal): void {
  const items = form.items.map(({ id, section, scored }) => [id, section, scored] as const);
  storage.keep("sessionStorage", key(exam), { seed, lacking: form.lacking, items, sitting, done } satisfies Kept);
}

export function forget(exam: string): void {
  storage.keep("sessionStorage", key(exam), undefined);
}

/** The mock exam of this tab, unless one of its items is not on the site any more. */
export function kept({ id, items }: MockData): Rehearsal | undefined {
  const found = storage.kept("sessionStorage", key(id));
  if (!isShape<Kept>(found, { sitting: isSitting, items: listOf(Array.isArray) })) return undefined;
  const form = formOf(found.items, items);
  if (form.length !== found.items.length) return undefined;
  const { seed, lacking, sitting, done } = found;
  return { seed, sitting, done, form: { items: form, lacking } };
}

/** The items of a form that are on the site still. */
export function formOf(listed: Kept["items"], items: MockData["items"]): MockItem[] {
  const bank = new Map(items.map((item) => [item.id, item]));
  return listed.flatMap(([item, section, scored]): MockItem[] => {
    const known = bank.get(item);
    return known ? [{ ...known, section, scored }] : [];
  });
}

export function seen(exam: string): Set<string> {
  const found = storage.kept("localStorage", key(`${exam}/seen`));
  return new Set(listOf(isText)(found) ? found : []);
}

/** Items met now stand last; when all of the bank is met, the oldest are forgotten first. */
export function addSeen(exam: string, ids: readonly string[], bank: number): void {
  const before = [...seen(exam)].filter((id) => !ids.includes(id));
  const most = Math.min(MOST_SEEN, Math.max(ids.length, bank - ids.length));
  storage.keep("localStorage", key(`${exam}/seen`), [...before, ...ids].slice(-most));
}

const key = (name: string) => named(`casebook-mock/${name}`);
