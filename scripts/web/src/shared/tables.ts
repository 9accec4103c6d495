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

/** The tables on the device or, where that can't be had, those of the page. They open while it goes on: each act waits for them. */
export function openTables<T extends string>(schema: Schema<T>, memory: () => Tables<T>): Promise<Tables<T>> {
  return idbTables(schema).catch(memory);
}

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

/**
 * Rejects where the browser has no database, holds it back, has a damaged one, or (one was seen to) never says whether it
 * opens. What was kept by an older version stays.
 */
async function idbTables<T extends string>(schema: Schema<T>): Promise<Tables<T>> {
  const { name, version, keys, aside, durability, patienceMs } = schema;
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => {
    const make = (table: string, how: IDBObjectStoreParameters) =>
      request.result.objectStoreNames.contains(table) || request.result.createObjectStore(table, how);
    for (const [table, keyPath] of Object.entries<string>(keys)) make(table, { keyPath });
    if (aside) make(aside, { autoIncrement: true });
  };
  const late = new Promise<never>((_, reject) => setTimeout(reject, patienceMs));
  const database = await Promise.race([result(request), late]);
  database.onversionchange = () => database.close();
  const read = (table: T) => database.transaction(table).objectStore(table);
  await Promise.all((Object.keys(keys) as T[]).map((table) => result(read(table).count()))); // a damaged one rejects here
  return {
    lasting: true,
    get: (table, key) => result(read(table).get(key)),
    all: (table) => result(read(table).getAll()),
    change: (tables, keys, change, out = []) => {
      const transaction = database.transaction(out.length > 0 ? [...tables, aside as string] : tables, "readwrite", { durability });
      for (const record of out) transaction.objectStore(aside as string).add(record);
      let waiting = 0;
      for (const table of tables) {
        const store = transaction.objectStore(table);
        for (const key of keys) {
          const request = store.get(key);
          waiting += 1;
          request.onsuccess = () => {
            try {
              const after = change(key, request.result, table);
              if (after) store.put(after);
              else store.delete(key);
              waiting -= 1;
              if (waiting === 0) transaction.commit(); // at once: a page that is left now would take its writes with it
            } catch {
              transaction.abort();
            }
          };
        }
      }
      return finished(transaction);
    },
    close: () => database.close(),
  };
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
