/** Tables in IndexedDB. */
import type { Schema, Tables } from "./tables.ts";

/** Rejects where the browser has no database, holds it back, or has a damaged one. What it kept of an older version stays. */
export async function idbTables<T extends string>(schema: Schema<T>): Promise<Tables<T>> {
  const { keys, aside, durability } = schema;
  const database = await openDatabase(schema, (made) => {
    const make = (name: string, how: IDBObjectStoreParameters) =>
      made.objectStoreNames.contains(name) || made.createObjectStore(name, how);
    for (const [table, keyPath] of Object.entries<string>(keys)) make(table, { keyPath });
    if (aside) make(aside, { autoIncrement: true });
  });
  const read = (table: T) => database.transaction(table).objectStore(table);
  await Promise.all((Object.keys(keys) as T[]).map((table) => result(read(table).count()))); // a damaged one rejects here
  return {
    lasting: Promise.resolve(true),
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
            const after = change(key, request.result, table);
            if (after) store.put(after);
            else store.delete(key);
          };
        }
      }
      return finished(transaction);
    },
    close: () => database.close(),
  };
}

/** Rejects, too, where a browser never says whether the database opens: one was seen to. */
function openDatabase({ name, version, patienceMs }: Schema<string>, upgrade: (database: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => upgrade(request.result);
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    setTimeout(() => reject(new Error("IndexedDB does not open")), patienceMs);
  });
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
