/** Keeps a list on this device, in the database that practice keeps its progress in. */
import { askToPersist } from "../progress/persist.ts";
import type { ProgressTables, Table } from "../progress/progress-store.ts";
import { named } from "../shared/academy.ts";
import { keep, kept } from "../shared/kept.ts";
import type { Change } from "../shared/tables.ts";
import { Writer } from "../shared/writer.ts";
import { isAnswer, read, withChanges, type Answer, type Changes, type Filled } from "./answers.ts";

const TABLE = "checklists";
const stash = (list: string): string => named(`casebook-checklist/${list}`);

export class Keeper {
  /**
   * What is not written yet is stashed for the moment that a write takes: a page that is left ends it halfway, and only
   * localStorage is written at once. What can't be written stays, and goes with the next change.
   */
  readonly #unwritten = new Map<string, Answer | undefined>();
  readonly #writer: Writer<Changes>;

  constructor(
    readonly list: string,
    private readonly tables: Promise<ProgressTables>,
    failed: () => void,
  ) {
    this.#writer = new Writer((changes) => this.#write(changes), (works) => works || failed());
  }

  get lasting(): Promise<boolean> {
    return this.tables.then(({ lasting }) => lasting);
  }

  /**
   * What is kept, and what was just about to be. A record that can't be read in full is set aside, and what is sound of it
   * goes on.
   */
  async restore(now: number): Promise<{ filled: Filled; isWhole: boolean }> {
    const record = await (await this.tables).get(TABLE, this.list);
    const found = read(record, this.list);
    if (!found.isWhole) {
      await this.#change(() => found.filled, [{ table: TABLE, key: this.list, value: record, now }]);
    }
    const last = this.#stashed();
    for (const [entry, answer] of last) if (!this.#unwritten.has(entry)) this.note(entry, answer);
    return { ...found, filled: withChanges(found.filled, last) };
  }

  /** Writes a change at once. What comes while one is written goes together. */
  note(entry: string, answer: Answer | undefined): void {
    this.#unwritten.set(entry, answer);
    this.#stash();
    void askToPersist(Date.now());
    this.#writer.keep(new Map(this.#unwritten));
  }

  async forget(): Promise<void> {
    await this.#writer.done();
    this.#unwritten.clear();
    this.#stash();
    await this.#change(() => undefined);
  }

  async close(): Promise<void> {
    await this.#writer.done();
    (await this.tables).close();
  }

  /** Another tab's answers to other entries stay. */
  async #write(changes: Changes): Promise<void> {
    await this.#change((_, before) => withChanges(read(before, this.list).filled, changes));
    for (const [entry, answer] of changes) if (this.#unwritten.get(entry) === answer) this.#unwritten.delete(entry);
    this.#stash();
  }

  async #change(change: Change<Table>, aside?: readonly object[]): Promise<void> {
    await (await this.tables).change([TABLE], [this.list], change, aside);
  }

  #stash(): void {
    keep("localStorage", stash(this.list), this.#unwritten.size > 0 ? [...this.#unwritten] : undefined);
  }

  #stashed(): Changes {
    const pairs = [kept("localStorage", stash(this.list))].flat().filter(Array.isArray);
    return new Map(pairs.map(([entry, answer]) => [String(entry), isAnswer(answer) ? answer : undefined]));
  }
}
