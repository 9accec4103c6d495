/** The learner's progress on this device, in one database of a site: responses by item, rounds by practice set, check-lists, mock exams. */
import { carryOver, OLD } from "./carried.ts";
import { askToPersist } from "./persist.ts";
import { isKept, merged, withoutLast, withScore, withTry, type Kept, type Try } from "./responses.ts";
import { joined, read, type Filled } from "../checklist/answers.ts";
import { isKeptMock, mergedMock, type KeptMock } from "./kept-mocks.ts";
import { isRound, joined as joinedRounds, withOutcomesOf, type Round } from "../practice/round.ts";
import { named } from "../shared/academy.ts";
import { isObject, isText } from "../shared/json.ts";
import { keep, kept } from "../shared/kept.ts";
import { memoryTables, openTables, type Schema, type Tables } from "../shared/tables.ts";
import type { Response } from "../items/types.ts";

export type Table = "responses" | "rounds" | "checklists" | "mocks";
export type ProgressTables = Tables<Table>;

export const PROGRESS: Schema<Table> = {
  name: named("casebook"),
  version: 3, // 2 added check-lists, 3 mock exams
  keys: { responses: "item", rounds: "slug", checklists: "list", mocks: "id" },
  aside: "set-aside",
  durability: "default",
  patienceMs: 3000,
};

/** Shared by all of a visit, so that moving between pages loses nothing before the tab is closed. */
const memory = memoryTables(PROGRESS);

export async function openProgress(): Promise<ProgressTables> {
  const tables = await openTables(PROGRESS, () => memory);
  const old = () => openTables({ ...PROGRESS, name: OLD }, () => memoryTables(PROGRESS));
  await carryOver(tables, old, PROGRESS.keys).catch(() => undefined); // what is here goes on without it
  return tables;
}

/** Whether nothing was ever kept here, asked without making a database. What can't tell says no. */
export async function isUntouched(): Promise<boolean> {
  const all = await globalThis.indexedDB?.databases?.().catch(() => undefined);
  return all !== undefined && !all.some(({ name }) => name?.startsWith(OLD));
}

const BEEN_HERE = named("casebook.been-here");

/** The store, which opens while the page goes on. */
export function openStore(): Store {
  return new Store(openProgress(), Date.now);
}

/**
 * Whether nothing is kept yet, as far as one can tell at once: to make its database takes a browser longer than all
 * else on a page, and a newcomer need not wait for that.
 */
export function isFirstVisit(): boolean {
  return kept("localStorage", BEEN_HERE) === undefined;
}

export class Store {
  /** How many records could not be read and were set aside. */
  setAside = 0;

  constructor(
    private readonly tables: Promise<ProgressTables>,
    private readonly now: () => number,
  ) {}

  get lasting(): Promise<boolean> {
    return this.tables.then(({ lasting }) => lasting);
  }

  async responses(): Promise<Map<string, Kept>> {
    const records = await this.#sound("responses", await (await this.tables).all("responses"), isKept);
    return new Map(records.map((record) => [record.item, record]));
  }

  async rounds(): Promise<Round[]> {
    return this.#sound("rounds", await (await this.tables).all("rounds"), isRound);
  }

  async round(slug: string): Promise<Round | undefined> {
    const record = await (await this.tables).get("rounds", slug);
    return record === undefined ? undefined : (await this.#sound("rounds", [record], isRound))[0];
  }

  /** What is filled in and ticked: lists, the path, exercises, decisions. What can't be read stays for the page it was written on. */
  async filled(): Promise<Filled[]> {
    const lists = await (await this.tables).all("checklists");
    return lists.filter(isObject).flatMap((record) => (isText(record["list"]) ? [read(record, record["list"]).filled] : []));
  }

  /** Mock exams, the oldest first. */
  async mocks(): Promise<KeptMock[]> {
    const mocks = await this.#sound("mocks", await (await this.tables).all("mocks"), isKeptMock);
    return mocks.sort((a, b) => a.at - b.at);
  }

  async keepMock(mock: KeptMock): Promise<void> {
    await (await this.tables).change(["mocks"], [mock.id], () => mock);
  }

  /**
   * Keeps a round, and returns it with what another tab has done in it meanwhile. Where another tab has begun a round of
   * the set since, that one stays: only a round that begins now takes the place of another.
   */
  async keepRound(round: Round, begins = false): Promise<Round> {
    let whole = round;
    await (await this.tables).change(["rounds"], [round.slug], (_, before) => {
      if (!isRound(before) || begins) return round;
      if (before.seed !== round.seed) return before;
      return (whole = withOutcomesOf(before, round));
    });
    keep("localStorage", BEEN_HERE, 1);
    return whole;
  }

  async keepTry(item: string, response: Response, tried: Try): Promise<void> {
    void askToPersist(tried.at);
    await (await this.tables).change(["responses"], [item], (_, before) =>
      withTry(isKept(before) ? before : undefined, item, response, tried),
    );
  }

  /** Scores the last try anew. */
  async keepScore(item: string, score: number): Promise<void> {
    await (await this.tables).change(["responses"], [item], (_, before) => (isKept(before) ? withScore(before, score) : undefined));
  }

  /** Takes the last try back. */
  async dropTry(item: string): Promise<void> {
    await (await this.tables).change(["responses"], [item], (_, before) => (isKept(before) ? withoutLast(before) : undefined));
  }

  async forget(slug: string, items: readonly string[]): Promise<void> {
    await (await this.tables).change(["responses"], items, () => undefined);
    await (await this.tables).change(["rounds"], [slug], () => undefined);
  }

  /** Takes in another device's progress, as if all had been done on one; which is taken into which makes no difference. */
  async merge(responses: readonly Kept[], rounds: readonly Round[], lists: readonly Filled[] = [], mocks: readonly KeptMock[] = []): Promise<void> {
    const kept = new Map(responses.map((record) => [record.item, record]));
    await (await this.tables).change(["responses"], [...kept.keys()], (item, before) =>
      merged(isKept(before) ? before : undefined, kept.get(item) as Kept),
    );
    const theirs = new Map(rounds.map((round) => [round.slug, round]));
    await (await this.tables).change(["rounds"], [...theirs.keys()], (slug, before) => {
      const other = theirs.get(slug) as Round;
      return isRound(before) ? joinedRounds(before, other) : other;
    });
    const others = new Map(lists.map((one) => [one.list, one]));
    await (await this.tables).change(["checklists"], [...others.keys()], (list, before) =>
      joined(read(before, list).filled, others.get(list) as Filled),
    );
    const sat = new Map(mocks.map((mock) => [mock.id, mock]));
    await (await this.tables).change(["mocks"], [...sat.keys()], (id, before) =>
      mergedMock(isKeptMock(before) ? before : undefined, sat.get(id) as KeptMock),
    );
  }

  close(): void {
    void this.tables.then((tables) => tables.close());
  }

  /** The records that can be read; the others are moved out of the way and counted. */
  async #sound<T>(table: Table, records: unknown[], is: (record: unknown) => record is T): Promise<T[]> {
    const broken = records.filter((record) => !is(record));
    if (broken.length > 0) {
      this.setAside += broken.length;
      const aside = broken.map((value) => ({ table, key: keyOf(table, value), value, now: this.now() }));
      await (await this.tables).change([table], aside.map(({ key }) => key), () => undefined, aside);
    }
    return records.filter(is);
  }
}

function keyOf(table: Table, record: unknown): string {
  return (record as Record<string, string>)[PROGRESS.keys[table]] as string;
}
