import { finished, openDatabase, result } from "../shared/idb.ts";
import { KEYS, type Table, type Tables } from "./tables.ts";

const NAME = "casebook";
/** 2 added check-lists. What a browser has kept of an older version stays. */
const VERSION = 2;
const ASIDE = "set-aside";

/** Tables in IndexedDB. Rejects where the browser has none, or holds it back. */
export async function idbTables(): Promise<Tables> {
  const database = await openDatabase(NAME, VERSION, (made) => {
    const make = (name: string, how: IDBObjectStoreParameters) =>
      made.objectStoreNames.contains(name) || made.createObjectStore(name, how);
    for (const [table, keyPath] of Object.entries(KEYS)) make(table, { keyPath });
    make(ASIDE, { autoIncrement: true });
  });
  const begin = (names: string[], mode: IDBTransactionMode) => database.transaction(names, mode);
  const read = (table: Table) => begin([table], "readonly").objectStore(table);
  const tables = Object.keys(KEYS) as Table[];
  await Promise.all(tables.map((table) => result(read(table).count()))); // a damaged one rejects here
  return {
    lasting: Promise.resolve(true),
    get: (table, key) => result(read(table).get(key)),
    all: (table) => result(read(table).getAll()),
    change: async (table, keys, change) => {
      const transaction = begin([table], "readwrite");
      const store = transaction.objectStore(table);
      for (const key of keys) {
        const request = store.get(key);
        request.onsuccess = () => {
          const after = change(key, request.result);
          if (after) store.put(after);
          else store.delete(key);
        };
      }
      await finished(transaction);
    },
    setAside: async (entries, now) => {
      const transaction = begin([...Object.keys(KEYS), ASIDE], "readwrite");
      for (const entry of entries) {
        transaction.objectStore(ASIDE).add({ ...entry, now });
        transaction.objectStore(entry.table).delete(entry.key);
      }
      await finished(transaction);
    },
    close: () => database.close(),
  };
}
