/** Keeps a list on this device, in the database that practice keeps its progress in. */
import { openProgress, type ProgressTables } from "../progress/progress-tables.ts";
import { keep, kept } from "../shared/kept.ts";
import { Writer } from "../shared/writer.ts";
import { read, withChanges, type Answer, type Changes, type Filled } from "./answers.ts";

const TABLE = "checklists";

export function openKeeper(list: string, failed: () => void): Keeper {
  return new Keeper(list, openProgress(), failed);
}

export class Keeper {
  /**
   * What is not written yet is stashed for the moment that a write takes: a page that is left ends it halfway, and only
   * localStorage is written at once. What can't be written stays, and goes with the next change.
   */
  private readonly unwritten = new Map<string, Answer | undefined>();
  private readonly writer: Writer<Changes>;

  constructor(
    private readonly list: string,
    private readonly tables: ProgressTables,
    failed: () => void,
  ) {
    this.writer = new Writer((changes) => this.write(changes), (works) => works || failed());
  }

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
      const aside = { table: TABLE, key: this.list, value: record, now };
      await this.tables.change([TABLE], [this.list], () => found.filled, [aside]);
    }
    const last = this.stashed();
    for (const [entry, answer] of last) if (!this.unwritten.has(entry)) this.note(entry, answer);
    return { ...found, filled: withChanges(found.filled, last) };
  }

  /** Writes a change at once. What comes while one is written goes together. */
  note(entry: string, answer: Answer | undefined): void {
    this.unwritten.set(entry, answer);
    this.stash();
    this.writer.keep(new Map(this.unwritten));
  }

  async forget(): Promise<void> {
    await this.writer.done();
    this.unwritten.clear();
    this.stash();
    await this.tables.change([TABLE], [this.list], () => undefined);
  }

  async close(): Promise<void> {
    await this.writer.done();
    this.tables.close();
  }

  /** Another tab's answers to other entries stay. */
  private async write(changes: Changes): Promise<void> {
    await this.tables.change([TABLE], [this.list], (_, before) => withChanges(read(before, this.list).filled, changes));
    for (const [entry, answer] of changes) if (this.unwritten.get(entry) === answer) this.unwritten.delete(entry);
    this.stash();
  }

  private get stashName(): string {
    return `casebook-checklist/${this.list}`;
  }

  private stash(): void {
    const entries = [...this.unwritten].map(([entry, answer]) => [entry, answer ?? null]);
    keep("localStorage", this.stashName, entries.length > 0 ? entries : undefined);
  }

  private stashed(): Changes {
    const entries = kept("localStorage", this.stashName);
    const pairs = Array.isArray(entries) ? entries.filter((entry): entry is [string, unknown] => Array.isArray(entry)) : [];
    const { answers } = read({ answers: Object.fromEntries(pairs) }, this.list).filled;
    return new Map(pairs.map(([entry]) => [entry, Object.hasOwn(answers, entry) ? answers[entry] : undefined]));
  }
}
