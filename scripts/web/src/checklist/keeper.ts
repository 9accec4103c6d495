/** Keeps a list on this device, in the database that practice keeps its progress in. */
import { idbTables } from "../progress/idb-tables.ts";
import { memoryTables } from "../progress/memory-tables.ts";
import { opened, type Tables } from "../progress/tables.ts";
import { read, withChanges, type Answer, type Filled } from "./answers.ts";

const TABLE = "checklists";
const PAUSE_MS = 400;
/** Shared by all lists of a visit, so that moving between pages loses nothing before the tab is closed. */
const memory = memoryTables();

export function openKeeper(list: string, failed: () => void): Keeper {
  return new Keeper(list, opened(idbTables().catch(() => memory)), failed);
}

export class Keeper {
  private changes = new Map<string, Answer | undefined>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly list: string,
    private readonly tables: Tables,
    private readonly failed: () => void,
  ) {}

  get lasting(): Promise<boolean> {
    return this.tables.lasting;
  }

  /** What is kept. A record that can't be read in full is set aside, and what is sound of it goes on. */
  async restore(now: number): Promise<{ filled: Filled; isWhole: boolean }> {
    const record = await this.tables.get(TABLE, this.list);
    const found = read(record, this.list);
    if (!found.isWhole) {
      await this.tables.setAside([{ table: TABLE, key: this.list, value: record }], now);
      await this.tables.change(TABLE, [this.list], () => found.filled);
    }
    return found;
  }

  /** Notes a change, and writes it a moment later, when the typing pauses. */
  note(entry: string, answer: Answer | undefined): void {
    this.changes.set(entry, answer);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), PAUSE_MS);
  }

  /** Writes what was noted. Another tab's answers to other entries stay. */
  flush(): void {
    clearTimeout(this.timer);
    if (this.changes.size === 0) return;
    const changes = this.changes;
    this.changes = new Map();
    const write = this.tables.change(TABLE, [this.list], (_, before) => withChanges(read(before, this.list).filled, changes));
    write.catch(this.failed);
  }

  forget(): Promise<void> {
    clearTimeout(this.timer);
    this.changes.clear();
    return this.tables.change(TABLE, [this.list], () => undefined);
  }

  close(): void {
    this.flush();
    this.tables.close();
  }
}
