/** Records in tables, each under its key: on the device, or in memory where the browser keeps nothing. */

/** A database; `keys`: its tables, and the part of their records that names them. */
export interface Schema<T extends string> {
  readonly name: string;
  readonly version: number;
  readonly keys: Readonly<Record<T, string>>;
  /** The table for records that can't be read, if there can be any. */
  readonly aside?: string;
  readonly durability: IDBTransactionDurability;
  /** So long is waited for a database that does not say whether it opens. */
  readonly patienceMs: number;
}

export interface Tables<T extends string> {
  /** False: all is gone when the page is left. */
  readonly lasting: boolean;
  get(table: T, key: string): Promise<unknown>;
  all(table: T): Promise<unknown[]>;
  /**
   * Changes the records of these keys in these tables, all or none; a change to undefined deletes. `aside`: records that
   * can't be read, moved out of the way for a person to look at.
   */
  change(tables: readonly T[], keys: readonly string[], change: Change<T>, aside?: readonly object[]): Promise<void>;
  close(): void;
}

export type Change<T> = (key: string, before: unknown, table: T) => object | undefined;

/** Tables that last as long as the page. */
export function memoryTables<T extends string>({ keys }: Pick<Schema<T>, "keys">): Tables<T> & { readonly aside: unknown[] } {
  const tables = Object.fromEntries(Object.keys(keys).map((table) => [table, new Map()])) as Record<T, Map<string, unknown>>;
  const aside: unknown[] = [];
  return {
    lasting: false,
    aside,
    get: async (table, key) => tables[table].get(key),
    all: async (table) => [...tables[table].values()],
    change: async (names, keys, change, out = []) => {
      aside.push(...out);
      for (const table of names) {
        for (const key of keys) {
          const after = change(key, tables[table].get(key), table);
          if (after) tables[table].set(key, after);
          else tables[table].delete(key);
        }
      }
    },
    close: () => {},
  };
}
