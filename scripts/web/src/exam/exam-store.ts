/** What the exam keeps on the device: tickets that can be begun, sittings, and what was handed in. */
import { memoryTables, openTables, type Schema, type Tables } from "../shared/tables.ts";
import { isSitting, type Sitting } from "./sitting.ts";
import type { PublicKey } from "../shared/token.ts";

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

const ALL = ["tickets", "sittings", "sheets"] as const;
type Table = (typeof ALL)[number];

const SCHEMA: Schema<Table> = {
  name: "casebook-exam",
  version: 1,
  keys: { tickets: "id", sittings: "id", sheets: "id" },
  durability: "strict",
  patienceMs: 10_000,
};

export async function openStore(): Promise<Store> {
  return new Store(await openTables(SCHEMA, () => memoryTables(SCHEMA)));
}

export class Store {
  constructor(private readonly tables: Tables<Table>) {}

  /** False: all is gone when the page is left. */
  get lasting(): boolean {
    return this.tables.lasting;
  }

  async entries(): Promise<Entry[]> {
    const all = ALL.map((table) => this.tables.all(table));
    const [tickets, sittings, sheets] = (await Promise.all(all)) as [KeptTicket[], unknown[], KeptSheet[]];
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
    return this.tables.change(["tickets"], [ticket.id], () => ticket);
  }

  keepSitting(sitting: Sitting): Promise<void> {
    return this.tables.change(["sittings"], [sitting.id], () => sitting);
  }

  /** Keeps the sheet, and forgets the items and responses that are sealed in it. */
  keepSheet(sheet: KeptSheet): Promise<void> {
    return this.tables.change(ALL, [sheet.id], (_, __, table) => (table === "sheets" ? sheet : undefined));
  }

  forget(id: string): Promise<void> {
    return this.tables.change(ALL, [id], () => undefined);
  }
}
