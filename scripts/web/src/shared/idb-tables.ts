/** Tables in IndexedDB. */
import type { Schema, Tables } from "./tables.ts";

/**
 * Rejects where the browser has no database, holds it back, has a damaged one, or (one was seen to) never says whether it
 * opens. What was kept by an older version stays.
 */
export async function idbTables<T extends string>(schema: Schema<T>): Promise<Tables<T>> {
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
      for (const table of tables) {
        const store = transaction.objectStore(table);
        for (const key of keys) {
          const request = store.get(key);
          request.onsuccess = () => {
            try {
              const after = change(key, request.result, table);
              if (after) store.put(after);
              else store.delete(key);
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
