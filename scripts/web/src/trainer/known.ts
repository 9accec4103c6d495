/** What is known of the learner on this device, and what comes of it. */
import type { Filled } from "../checklist/answers.ts";
import { keepAhead } from "../offline/offline.ts";
import { openStore, type Store } from "../progress/progress-store.ts";
import type { Kept, Try } from "../progress/responses.ts";
import { dayOf, recallOn, startOf, type Memory } from "./memory.ts";
import { MOST_A_DAY } from "./limits.ts";
import { loadPool, memories, triesOf, type Pool } from "./pool.ts";
import { planOf, readingOf, session, standing, type Plan, type Standing } from "./plan.ts";

export interface Known {
  readonly pool: Pool;
  readonly today: number;
  readonly tries: ReadonlyMap<string, readonly Try[]>;
  readonly memories: ReadonlyMap<string, Memory>;
  readonly filled: readonly Filled[];
  readonly plan: Plan;
  readonly standing: Standing | undefined;
}

/** Reads it; what can't be read counts as nothing, so that the page goes on. */
export async function learner(pool: Pool, store: Store, now: number, skipped?: ReadonlySet<string>): Promise<Known> {
  const [kept, filled] = await keptIn(store);
  return knownOf(pool, kept.values(), filled, now, skipped);
}

/** The same, with the index at `url`, which comes meanwhile; undefined where it can't be had. The store is closed. */
export async function learnerBy(url: URL, signal: AbortSignal): Promise<Known | undefined> {
  const store = openStore();
  const [pool, [kept, filled]] = await Promise.all([loadPool(url, signal), keptIn(store)]);
  store.close();
  return pool && knownOf(pool, kept.values(), filled, Date.now());
}

const keptIn = (store: Store): Promise<[Map<string, Kept>, Filled[]]> =>
  Promise.all([store.responses().catch(() => new Map<string, Kept>()), store.filled().catch((): Filled[] => [])]);

export function knownOf(pool: Pool, kept: Iterable<Kept>, filled: readonly Filled[], now: number, skipped?: ReadonlySet<string>): Known {
  const today = dayOf(now);
  const tries = triesOf(kept);
  const known = memories(pool, tries);
  const plan = planOf(pool, tries, known, readingOf(pool, filled), today, skipped);
  return { pool, today, tries, memories: known, filled, plan, standing: standing(pool, filled) };
}

/** Has kept what a session of today or tomorrow loads, and these pages: there may be no network then. First the page has its turn. */
export function keepToday(known: Known, base: URL, ...pages: readonly string[]): void {
  const ahead = () => keepAhead([...filesAhead(known), ...pages].map((path) => new URL(path, base).href));
  (globalThis.requestIdleCallback ?? setTimeout)(ahead);
}

/** Addresses from the base of the site. */
export function filesAhead({ pool, tries, memories: known, filled, plan, today }: Known): string[] {
  const tomorrow = planOf(pool, tries, known, readingOf(pool, filled), today + 1);
  return [...new Set([...session(plan), ...session(tomorrow)].flatMap(({ topic, set }) => pool.topics[topic]?.files[set] ?? []))];
}

/** When something comes back next, in days from today, and how much that day. */
export function comesBack({ memories: known, today }: Known): { days: number; n: number } | undefined {
  const ahead = [...known.values()].map(({ due }) => due - today).filter((days) => days > 0);
  if (ahead.length === 0) return undefined;
  const days = Math.min(...ahead);
  return { days, n: Math.min(MOST_A_DAY, ahead.filter((one) => one === days).length) };
}

/** Whether anything was ticked on the path or tried. */
export function hasBegun({ pool, filled, tries }: Known): boolean {
  const stages = new Set(pool.path.map(({ list }) => list));
  return tries.size > 0 || filled.some(({ list, answers }) => stages.has(list) && Object.keys(answers).length > 0);
}

/** How much was done on each of the last days, today last; what was asked twice on a day counts once. */
export function triesByDay({ tries, today }: Known, days: number): number[] {
  const counts = new Array<number>(days).fill(0);
  const from = startOf(today - days).getTime();
  for (const all of tries.values()) {
    const places = all.map(({ at }) => (at < from ? -1 : days - 1 - (today - dayOf(at))));
    for (const place of new Set(places)) if (place >= 0 && place < days) counts[place] = (counts[place] as number) + 1;
  }
  return counts;
}

export const week = (known: Known): number[] => triesByDay(known, 7);

const ENOUGH = 5; // fewer questions say little of a topic

/** The topics whose questions are least likely to be known today, by their numbers; none of which little was tried. */
export function weak({ pool, memories: known, today }: Known, most: number): number[] {
  const recalls = pool.topics.map((): number[] => []);
  for (const [name, topic] of new Map(pool.entries.map(({ memory, topic: number }) => [memory, number]))) {
    const memory = known.get(name);
    if (memory) recalls[topic]?.push(recallOn(today, memory));
  }
  const means = recalls.map((all) => (all.length < ENOUGH ? 1 : all.reduce((sum, one) => sum + one, 0) / all.length));
  const topics = means.flatMap((mean, topic) => (mean < 1 ? [topic] : []));
  return topics.sort((a, b) => (means[a] as number) - (means[b] as number)).slice(0, most);
}

export const weakest = (known: Known): number | undefined => weak(known, 1)[0];
