/** What the exam keeps on the device: tickets that can be begun, sittings, and what was handed in. */
import { finished, openDatabase, result } from "../shared/idb.ts";
import { isSitting, type Sitting } from "./sitting.ts";
import type { PublicKey } from "./ticket.ts";

/** A ticket that was checked, with the keys that its sheet is sealed for. */
export interface KeptTicket {
  readonly id: string;
  readonly token: string;
  readonly seal: readonly PublicKey[];
  readonly title: string;
}

/** A sheet as it was made: the same bytes whenever it is asked for. Without `file` it was removed from the device. */
export interface KeptSheet {
  readonly id: string;
  readonly title: string;
  readonly at: number;
  readonly file?: string;
}

export interface Entry {
  readonly id: string;
  readonly ticket?: KeptTicket;
  readonly sitting?: Sitting;
  readonly sheet?: KeptSheet;
}

interface Tables {
  tickets: KeptTicket;
  sittings: Sitting;
  sheets: KeptSheet;
}
type Table = keyof Tables;
type Puts = { readonly [T in Table]?: Tables[T] };

const TABLES: readonly Table[] = ["tickets", "sittings", "sheets"];
const PATIENCE_MS = 10_000;

/** Where records are put: several at once, whole or not at all. */
interface Shelf {
  readonly lasting: boolean;
  all(table: Table): Promise<unknown[]>;
  change(puts: Puts, id: string, deletes: readonly Table[]): Promise<void>;
}

export async function openStore(): Promise<Store> {
  return new Store(await databaseShelf().catch(memoryShelf));
}

export class Store {
  constructor(private readonly shelf: Shelf) {}

  /** False: all is gone when the page is left. */
  get lasting(): boolean {
    return this.shelf.lasting;
  }

  async entries(): Promise<Entry[]> {
    const [tickets, sittings, sheets] = (await Promise.all(TABLES.map((table) => this.shelf.all(table)))) as [
      KeptTicket[], unknown[], KeptSheet[],
    ];
    const ids = new Set([...tickets, ...sheets].map(({ id }) => id));
    const of = <T extends { readonly id: string }>(list: readonly T[], id: string) => list.find((one) => one.id === id);
    return [...ids].map((id) => {
      const [ticket, sitting, sheet] = [of(tickets, id), of(sittings.filter(isSitting), id), of(sheets, id)];
      return { id, ...(ticket && { ticket }), ...(sitting && { sitting }), ...(sheet && { sheet }) };
    });
  }

  async entry(id: string): Promise<Entry> {
    return (await this.entries()).find((entry) => entry.id === id) ?? { id };
  }

  keepTicket(ticket: KeptTicket): Promise<void> {
    return this.shelf.change({ tickets: ticket }, ticket.id, []);
  }

  keepSitting(sitting: Sitting): Promise<void> {
    return this.shelf.change({ sittings: sitting }, sitting.id, []);
  }

  /** Keeps the sheet, and forgets the items and responses that are sealed in it. */
  keepSheet(sheet: KeptSheet): Promise<void> {
    return this.shelf.change({ sheets: sheet }, sheet.id, ["tickets", "sittings"]);
  }

  forget(id: string): Promise<void> {
    return this.shelf.change({}, id, TABLES);
  }
}

async function databaseShelf(): Promise<Shelf> {
  const make = (database: IDBDatabase) => TABLES.forEach((table) => database.createObjectStore(table, { keyPath: "id" }));
  const database = await openDatabase("casebook-exam", 1, make, PATIENCE_MS);
  const all = (table: Table) => result(database.transaction(table).objectStore(table).getAll());
  await Promise.all(TABLES.map(all)); // a damaged one rejects here
  return {
    lasting: true,
    all,
    change: async (puts, id, deletes) => {
      // strict: written through to the disk, so that not even a power cut loses a response
      const transaction = database.transaction([...TABLES], "readwrite", { durability: "strict" });
      for (const [table, record] of Object.entries(puts)) transaction.objectStore(table).put(record);
      for (const table of deletes) transaction.objectStore(table).delete(id);
      await finished(transaction);
    },
  };
}

function memoryShelf(): Shelf {
  const kept = new Map(TABLES.map((table) => [table, new Map<string, unknown>()]));
  return {
    lasting: false,
    all: async (table) => [...(kept.get(table)?.values() ?? [])],
    change: async (puts, id, deletes) => {
      for (const [table, record] of Object.entries(puts)) kept.get(table as Table)?.set(record.id, record);
      for (const table of deletes) kept.get(table)?.delete(id);
    },
  };
}
