import type { Table, Tables } from "./tables.ts";

/** Tables that last as long as the page: for browsers without IndexedDB, and for tests. */
export function memoryTables(): Tables & { readonly aside: unknown[] } {
  const tables: Record<Table, Map<string, unknown>> = { responses: new Map(), rounds: new Map(), checklists: new Map() };
  const aside: unknown[] = [];
  return {
    lasting: Promise.resolve(false),
    aside,
    get: async (table, key) => tables[table].get(key),
    all: async (table) => [...tables[table].values()],
    change: async (table, keys, change) => {
      for (const key of keys) {
        const after = change(key, tables[table].get(key));
        if (after) tables[table].set(key, after);
        else tables[table].delete(key);
      }
    },
    setAside: async (entries, now) => {
      for (const entry of entries) {
        aside.push({ ...entry, now });
        tables[entry.table].delete(entry.key);
      }
    },
    close: () => {},
  };
}
