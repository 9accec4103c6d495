/** Keeps a list on this device, in the database that practice keeps its progress in. */
import { idbTables } from "../progress/idb-tables.ts";
import { memoryTables } from "../progress/memory-tables.ts";
import { opened, type Tables } from "../progress/tables.ts";
import { read, withChanges, type Answer, type Filled } from "./answers.ts";
import { stash, stashed } from "./stash.ts";

const TABLE = "checklists";
/** Shared by all lists of a visit, so that moving between pages loses nothing before the tab is closed. */
const memory = memoryTables();

export function openKeeper(list: string, failed: () => void): Keeper {
  return new Keeper(list, opened(idbTables().catch(() => memory)), failed);
}

export class Keeper {
  private changes = new Map<string, Answer | undefined>();
  private unwritten = new Map<string, Answer | undefined>();
  private writing: Promise<void> | undefined;

  constructor(
    private readonly list: string,
    private readonly tables: Tables,
    private readonly failed: () => void,
  ) {}

  get lasting(): Promise<boolean> {
    return this.tables.lasting;
  }

  /**
   * What is kept, and what was just about to be. A record that can't be read in full is set aside, and what is sound of it
   * goes on.
   */
  async restore(now: number): Promise<{ filled: Filled; isWhole: boolean }> {
    const record = await this.tables.get(TABLE, this.list);
    const found = read(record, this.list);
    if (!found.isWhole) {
      await this.tables.setAside([{ table: TABLE, key: this.list, value: record }], now);
      await this.tables.change(TABLE, [this.list], () => found.filled);
    }
    const last = stashed(this.list);
    for (const [entry, answer] of last) if (!this.unwritten.has(entry)) this.note(entry, answer);
    return { ...found, filled: withChanges(found.filled, last) };
  }

  /** Writes a change at once. What comes while one is written goes together. */
  note(entry: string, answer: Answer | undefined): void {
    this.changes.set(entry, answer);
    this.unwritten.set(entry, answer);
    stash(this.list, this.unwritten);
    this.writing ??= this.write();
  }

  async forget(): Promise<void> {
    this.changes.clear();
    await this.writing;
    stash(this.list, new Map());
    await this.tables.change(TABLE, [this.list], () => undefined);
  }

  async close(): Promise<void> {
    await this.writing;
    this.tables.close();
  }

  /** Writes what was noted, until nothing is left. Another tab's answers to other entries stay. What fails stays stashed. */
  private async write(): Promise<void> {
    let isWritten = true;
    while (this.changes.size > 0) {
      const changes = this.changes;
      this.changes = new Map();
      const joined = (_: string, before: unknown) => withChanges(read(before, this.list).filled, changes);
      await this.tables.change(TABLE, [this.list], joined).catch(() => {
        isWritten = false;
        this.failed();
      });
    }
    this.writing = undefined;
    if (!isWritten) return;
    this.unwritten.clear();
    stash(this.list, this.unwritten);
  }
}
