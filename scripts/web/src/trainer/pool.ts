/** All that can come back, as staging lists it: questions and cards, where they are, and which pages teach them. */
import { isObject, isShape, isText, listOf } from "../shared/json.ts";
import { loadJson } from "../shared/load.ts";
import type { Kept, Try } from "../progress/responses.ts";
import { memoryOf, type Memory } from "./memory.ts";

const FORMAT = 1;
const DIGITS = 6;

export interface Entry {
  /** What is remembered goes by it: of an instance its family. */
  readonly memory: string;
  readonly topic: number;
  readonly set: string;
  /** The item's id; of a card the term's. */
  readonly id: string;
  readonly key_digest: string;
  readonly text_digest: string;
  /** The pages that teach it, by their numbers. */
  readonly pages: readonly number[];
}

export interface Topic {
  readonly id: string;
  readonly title: string;
  /** The files of its sets by name, from the base of the site. */
  readonly files: Readonly<Record<string, string>>;
}

export interface PathEntry {
  readonly id: string;
  readonly text: string;
  readonly pages: readonly number[];
  readonly minutes: number;
}

export interface Day {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly PathEntry[];
}

/** A stage of the path: a list to tick off, day by day. */
export interface Stage {
  readonly list: string;
  readonly title: string;
  readonly days: readonly Day[];
}

export interface Pool {
  readonly topics: readonly Topic[];
  readonly entries: readonly Entry[];
  readonly path: readonly Stage[];
  /** Addresses from the base of the site. */
  readonly pages: readonly string[];
}

type Row = readonly [string, number, string, string, string, readonly number[]];

/** The index at `url`; undefined where it can't be had. */
export async function loadPool(url: URL, signal?: AbortSignal): Promise<Pool | undefined> {
  const data = await loadJson(url, { cache: "no-cache", ...(signal && { signal }) });
  return isIndex(data) ? poolOf(data) : undefined;
}

interface Index {
  readonly topics: readonly (readonly [string, string, Topic["files"]])[];
  readonly entries: readonly Row[];
  readonly path: readonly { list: string; title: string; days: readonly (readonly [string, string, readonly (readonly [string, string, number[], number?])[]])[] }[];
  readonly pages: readonly string[];
}

function isIndex(data: unknown): data is Index {
  if (!isObject(data) || data["format"] !== FORMAT) return false;
  return isShape<Index>(data, { topics: Array.isArray, entries: Array.isArray, path: Array.isArray, pages: listOf(isText) });
}

export function poolOf({ topics, entries, path, pages }: Index): Pool {
  return {
    topics: topics.map(([id, title, files]) => ({ id, title, files })),
    entries: entries.map(([memory, topic, set, id, digests, taught]) => ({
      memory, topic, set, id, key_digest: digests.slice(0, DIGITS), text_digest: digests.slice(DIGITS), pages: taught,
    })),
    path: path.map(({ list, title, days }) => ({
      list, title, days: days.map(([id, name, listed]) => ({ id, title: name, entries: listed.map(([entry, text, sent, minutes = 0]) => ({ id: entry, text, pages: sent, minutes })) })),
    })),
    pages,
  };
}

export const isCard = ({ set }: Entry): boolean => set === "cards";

/** What a try at the entry is kept under: a card is a thing of its own, both ways. */
export const keptAs = (entry: Entry): string => (isCard(entry) ? entry.memory : entry.id);

/** The tries at each entry by its memory, oldest first: all instances of a family are tries at it. */
export function triesOf(kept: Iterable<Kept>): Map<string, readonly Try[]> {
  const tries = new Map<string, readonly Try[]>();
  for (const { item, family, history } of kept) {
    const name = family ?? item;
    const all = [...(tries.get(name) ?? []), ...history];
    tries.set(name, inOrder(all) ? all : all.sort((a, b) => a.at - b.at));
  }
  return tries;
}

const inOrder = (tries: readonly Try[]): boolean => tries.every(({ at }, index) => index === 0 || (tries[index - 1] as Try).at <= at);

/** What is remembered of each entry of the pool that was tried, by memory. */
export function memories(pool: Pool, tries: ReadonlyMap<string, readonly Try[]>): Map<string, Memory> {
  const found = new Map<string, Memory>();
  for (const entry of pool.entries) {
    if (found.has(entry.memory)) continue;
    const memory = memoryOf(tries.get(entry.memory) ?? [], entry.memory === keptAs(entry) ? entry : {});
    if (memory) found.set(entry.memory, memory);
  }
  return found;
}
