/** Where records are kept: IndexedDB, or memory where the browser has none. */

export type Table = "responses" | "rounds" | "checklists";

export const KEYS: Readonly<Record<Table, string>> = { responses: "item", rounds: "slug", checklists: "list" };

export interface Aside {
  readonly table: Table;
  readonly key: string;
  readonly value: unknown;
}

export interface Tables {
  /** False: all is gone when the page is left. */
  readonly lasting: Promise<boolean>;
  get(table: Table, key: string): Promise<unknown>;
  all(table: Table): Promise<unknown[]>;
  /** Changes records in one transaction; a change to undefined deletes. */
  change(table: Table, keys: readonly string[], change: (key: string, before: unknown) => object | undefined): Promise<void>;
  /** Moves records that can't be read out of the way, for a person to look at. */
  setAside(entries: readonly Aside[], now: number): Promise<void>;
  close(): void;
}

/** Tables that are still being opened: each act waits for them. */
export function opened(opening: Promise<Tables>): Tables {
  return {
    lasting: opening.then((tables) => tables.lasting),
    get: async (...args) => (await opening).get(...args),
    all: async (...args) => (await opening).all(...args),
    change: async (...args) => (await opening).change(...args),
    setAside: async (...args) => (await opening).setAside(...args),
    close: () => void opening.then((tables) => tables.close()),
  };
}
