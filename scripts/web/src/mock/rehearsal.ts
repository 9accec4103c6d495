/** What a mock exam keeps: the running one in its tab, and on the device which items were met, so that others come first. */
import { isSitting, type Sitting } from "../exam/sitting.ts";
import type { MockData } from "./mock-data.ts";
import type { MockForm, MockItem } from "./draw.ts";

export interface Kept {
  readonly seed: string;
  readonly lacking: number;
  readonly items: readonly (readonly [id: string, section: string, scored: boolean])[];
  readonly sitting: Sitting;
  readonly done: boolean;
}

export interface Rehearsal {
  readonly seed: string;
  readonly form: MockForm;
  readonly sitting: Sitting;
  readonly done: boolean;
}

const MOST_SEEN = 5000;

export function keep(exam: string, { seed, form, sitting, done }: Rehearsal): void {
  const items = form.items.map(({ id, section, scored }) => [id, section, scored] as const);
  write(sessionStorage, key(exam), { seed, lacking: form.lacking, items, sitting, done } satisfies Kept);
}

export function forget(exam: string): void {
  try {
    sessionStorage.removeItem(key(exam));
  } catch {
    // nothing was kept then
  }
}

/** The mock exam of this tab, unless one of its items is not on the site any more. */
export function kept({ id, items }: MockData): Rehearsal | undefined {
  const found = read(sessionStorage, key(id)) as Kept | undefined;
  if (!found || !isSitting(found.sitting) || !Array.isArray(found.items)) return undefined;
  const bank = new Map(items.map((item) => [item.id, item]));
  const form = found.items.flatMap(([item, section, scored]): MockItem[] => {
    const known = bank.get(item);
    return known ? [{ ...known, section, scored }] : [];
  });
  if (form.length !== found.items.length) return undefined;
  const { seed, lacking, sitting, done } = found;
  return { seed, sitting, done, form: { items: form, lacking } };
}

export function seen(exam: string): Set<string> {
  const found = read(localStorage, `${key(exam)}/seen`);
  return new Set(Array.isArray(found) ? found.filter((id) => typeof id === "string") : []);
}

/** Items met now stand last; when all of the bank is met, the oldest are forgotten first. */
export function addSeen(exam: string, ids: readonly string[], bank: number): void {
  const before = [...seen(exam)].filter((id) => !ids.includes(id));
  const most = Math.min(MOST_SEEN, Math.max(ids.length, bank - ids.length));
  write(localStorage, `${key(exam)}/seen`, [...before, ...ids].slice(-most));
}

const key = (exam: string) => `casebook-mock/${exam}`;

function read(storage: Storage, name: string): unknown {
  try {
    return JSON.parse(storage.getItem(name) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Where the browser keeps nothing, the mock exam goes on all the same. */
function write(storage: Storage, name: string, value: unknown): void {
  try {
    storage.setItem(name, JSON.stringify(value));
  } catch {
    // no room, or not allowed
  }
}
