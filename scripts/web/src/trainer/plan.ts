/** What comes today: what is due, what was missed, what is new of pages that were read; never more than a day holds. Pure. */
import type { Filled } from "../checklist/answers.ts";
import type { Try } from "../progress/responses.ts";
import { dayOf, RECALL, recallOn, type Memory } from "./memory.ts";
import { MOST_A_DAY, MOST_NEW, SESSION } from "./limits.ts";
import { keptAs, type Day, type Entry, type Pool, type Stage } from "./pool.ts";

export * from "./limits.ts";

export interface Plan {
  /** The most overdue first, then the least likely to be known; as far as the day holds. */
  readonly due: readonly Entry[];
  /** Due, but over what a day holds: they come on the next days. */
  readonly waiting: number;
  /** Not tried yet, of pages that were read. */
  readonly fresh: readonly Entry[];
  /** Whose last try was not right, the latest first. */
  readonly missed: readonly Entry[];
  /** How many were done today. */
  readonly done: number;
}

/** The pages that the path sends to and whose entry is not ticked, and those that were read, by number. */
export interface Reading {
  readonly read: ReadonlySet<number>;
  readonly ahead: ReadonlySet<number>;
}

export function readingOf(pool: Pool, filled: readonly Filled[]): Reading {
  const ticked = new Map(filled.map(({ list, answers }) => [list, answers]));
  const all = pool.path.flatMap(({ list, days }) => days.flatMap((day) => day.entries.map((entry) => ({ list, entry }))));
  const done = all.filter(({ list, entry }) => Object.hasOwn(ticked.get(list) ?? {}, entry.id));
  const read = new Set(done.flatMap(({ entry }) => entry.pages));
  return { read, ahead: new Set(all.flatMap(({ entry }) => entry.pages).filter((page) => !read.has(page))) };
}

/** Whether one has read what teaches it: of the pages that the path sends to all, and one at least. */
function isTaught({ pages }: Entry, { read, ahead }: Reading): boolean {
  return pages.some((page) => read.has(page)) && !pages.some((page) => ahead.has(page));
}

/** `skipped`: what was passed over today, by the name it is kept under; it comes when nothing else is left. */
export function planOf(
  pool: Pool,
  tries: ReadonlyMap<string, readonly Try[]>,
  known: ReadonlyMap<string, Memory>,
  reading: Reading,
  today: number,
  skipped: ReadonlySet<string> = new Set(),
): Plan {
  const entries = [...new Map(pool.entries.map((entry) => [entry.memory, entry])).values()];
  const memory = (entry: Entry) => known.get(entry.memory) as Memory;
  const tried = entries.filter((entry) => known.has(entry.memory));
  const done = tried.filter((entry) => memory(entry).last === today).length;
  const due = sorted(tried.filter((entry) => memory(entry).last < today && memory(entry).due <= today), (entry) => {
    const { due: day } = memory(entry);
    return day + recallOn(today, memory(entry)) / 2; // of one day the least likely to be known
  });
  const last = (all: readonly Entry[]) => [false, true].flatMap((is) => all.filter((entry) => skipped.has(keptAs(entry)) === is));
  const room = Math.max(0, MOST_A_DAY - done);
  const begun = tried.filter((entry) => tries.get(entry.memory)?.every(({ at }) => dayOf(at) === today)).length;
  const most = due.length > room ? 0 : Math.max(0, Math.min(room - due.length, MOST_NEW - begun));
  const fresh = most > 0 ? entries.filter((entry) => !known.has(entry.memory) && isTaught(entry, reading)) : [];
  const missed = sorted(tried.filter((entry) => (tries.get(entry.memory)?.at(-1)?.score ?? 1) < 1), (entry) => -memory(entry).last);
  return { due: last(due).slice(0, room), waiting: Math.max(0, due.length - room), fresh: last(mixed(fresh)).slice(0, most), missed: last(missed), done };
}

/** In the order of a number, which is worked out once for each. */
function sorted(entries: readonly Entry[], by: (entry: Entry) => number): Entry[] {
  const keyed = entries.map((entry) => ({ entry, key: by(entry) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ entry }) => entry);
}

/** Topics and kinds by turns: ten cards of one topic teach their order. */
function mixed(entries: readonly Entry[]): Entry[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const name = `${entry.topic} ${entry.set}`;
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  const lists = [...groups.values()];
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, place) => lists.flatMap((list) => list.slice(place, place + 1))).flat();
}

/** The next ten: what is due, then what is new. */
export function session({ due, fresh, missed }: Plan, only = "", n = SESSION): Entry[] {
  if (only === "missed") return missed.slice(0, n);
  return [...due, ...fresh].slice(0, n);
}

/** A topic's: what was tried and is least likely to be known, then questions not tried yet, cards last. */
export function ofTopic(pool: Pool, known: ReadonlyMap<string, Memory>, topic: string, today: number, n = SESSION): Entry[] {
  const entries = [...new Map(pool.entries.map((entry) => [entry.memory, entry])).values()].filter((entry) => pool.topics[entry.topic]?.id === topic);
  const recall = (entry: Entry) => recallOn(today, known.get(entry.memory) as Memory);
  const tried = entries.filter((entry) => (known.get(entry.memory)?.last ?? today) < today).sort((a, b) => recall(a) - recall(b));
  const untried = entries.filter((entry) => !known.has(entry.memory));
  const order = ["items", "terms", "cards"];
  untried.sort((a, b) => order.indexOf(a.set) - order.indexOf(b.set));
  const weak = tried.filter((entry) => recall(entry) < RECALL);
  return [...weak, ...untried, ...tried.filter((entry) => !weak.includes(entry))].slice(0, n);
}

export interface Standing {
  readonly stage: Stage;
  readonly day: Day;
  /** Of 1 to all. */
  readonly number: number;
  readonly done: number;
  readonly next: Day["entries"][number] | undefined;
}

/** The first day of the path that is not all ticked; undefined where all is done or nothing is there. */
export function standing(pool: Pool, filled: readonly Filled[]): Standing | undefined {
  for (const stage of pool.path) {
    const ticked = filled.find(({ list }) => list === stage.list)?.answers ?? {};
    for (const [index, day] of stage.days.entries()) {
      const open = day.entries.filter(({ id }) => !Object.hasOwn(ticked, id));
      if (open.length > 0) return { stage, day, number: index + 1, done: day.entries.length - open.length, next: open[0] };
    }
  }
  return undefined;
}
