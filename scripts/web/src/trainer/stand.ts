/** Where one stands, topic by topic; what was forgotten too often; what comes until the exam. Pure. */
import type { Known } from "./known.ts";
import { after, recallOn, type Memory } from "./memory.ts";
import { LEECH, MOST_A_DAY } from "./limits.ts";
import { readingOf } from "./plan.ts";
import { isCard, type Entry, type Pool } from "./pool.ts";

/** So many of so many. */
export interface Part {
  readonly done: number;
  readonly of: number;
}

export interface TopicStand {
  readonly id: string;
  readonly title: string;
  /** Pages that the path sends to. */
  readonly read: Part;
  /** Cards that were known last time. */
  readonly terms: Part;
  /** Questions, by how likely each is known today. */
  readonly questions: Part;
}

export function topicsOf({ pool, filled, tries, memories, today }: Known): TopicStand[] {
  const { read, ahead } = readingOf(pool, filled);
  const own = ownersOf(pool);
  const entries = unique(pool);
  return pool.topics.map(({ id, title }, topic) => {
    const pages = [...read, ...ahead].filter((page) => own[page] === topic);
    const [cards, questions] = [true, false].map((are) => entries.filter((entry) => entry.topic === topic && isCard(entry) === are)) as [Entry[], Entry[]];
    const knows = (entry: Entry) => tries.get(entry.memory)?.at(-1)?.score === 1;
    const recall = ({ memory }: Entry) => (memories.has(memory) ? recallOn(today, memories.get(memory) as Memory) : 0);
    return {
      id, title,
      read: { done: pages.filter((page) => read.has(page)).length, of: pages.length },
      terms: { done: cards.filter(knows).length, of: cards.length },
      questions: { done: Math.round(questions.reduce((sum, entry) => sum + recall(entry), 0)), of: questions.length },
    };
  });
}

const unique = ({ entries }: Pool): Entry[] => [...new Map(entries.map((entry) => [entry.memory, entry])).values()];

/** The topic of each page: that of most of its questions. */
function ownersOf(pool: Pool): number[] {
  const counts = pool.pages.map(() => new Map<number, number>());
  for (const { pages, topic } of pool.entries) for (const page of pages) counts[page]?.set(topic, (counts[page]?.get(topic) ?? 0) + 1);
  return counts.map((of) => [...of].sort((a, b) => b[1] - a[1])[0]?.[0] ?? -1);
}

/** What was forgotten too often to be learnt by asking: the page to read again, and how many there are, the most first. */
export function leeches({ pool, memories }: Known): { page: string; n: number }[] {
  const counts = new Map<string, number>();
  for (const { memory, pages } of unique(pool)) {
    const page = (memories.get(memory)?.lapses ?? 0) >= LEECH ? pool.pages[pages[0] ?? -1] : undefined;
    if (page !== undefined) counts.set(page, (counts.get(page) ?? 0) + 1);
  }
  return [...counts].map(([page, n]) => ({ page, n })).sort((a, b) => b.n - a.n);
}

/** How much comes back on each of the next days, if all is known then; what is over a day's cap waits for the next. */
export function load({ memories, today, plan }: Known, days: number): number[] {
  const queue = Array.from({ length: days }, (): Memory[] => []);
  const put = (memory: Memory, least: number) => queue[Math.max(least, memory.due - today)]?.push(memory);
  for (const memory of memories.values()) put(memory, memory.last === today ? 1 : 0);
  return queue.map((waiting, day) => {
    const come = waiting.splice(0, Math.max(0, MOST_A_DAY - (day === 0 ? plan.done : 0)));
    for (const memory of come) put(after(memory, today + day, true), day + 1);
    queue[day + 1]?.unshift(...waiting);
    return come.length;
  });
}
