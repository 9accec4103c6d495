/** Progress that was kept when its database did not say whose it is: each academy of the host takes it over once. */
import { named } from "../shared/academy.ts";
import { keep, kept } from "../shared/kept.ts";
import type { Tables } from "../shared/tables.ts";

export const OLD = "casebook";
const CARRIED = named("casebook.progress-carried");

/**
 * Takes over the records of the old database by their `keys`, where nothing is kept under these. What can't be taken over
 * now is tried again on the next page; the old ones stay for other academies.
 */
export async function carryOver<T extends string>(tables: Tables<T>, old: () => Promise<Tables<T>>, keys: Readonly<Record<T, string>>): Promise<void> {
  if (!tables.lasting || kept("localStorage", CARRIED)) return;
  if ((await indexedDB.databases()).some(({ name }) => name === OLD)) {
    const before = await old();
    for (const table of Object.keys(keys) as T[]) {
      const records = new Map((await before.all(table)).map((record) => [(record as Record<string, string>)[keys[table]] as string, record]));
      await tables.change([table], [...records.keys()], (key, present) => (present ?? records.get(key)) as object);
    }
    before.close();
    if (!before.lasting) return; // damaged, held back or newer
  }
  keep("localStorage", CARRIED, 1);
}
