/** The questions and cards themselves, from the files of their topics. */
import type { PracticeItem } from "../items/types.ts";
import { parseSet } from "../practice/practice-set.ts";
import { load } from "../shared/load.ts";
import { asItem, parseCards, type Card } from "./cards.ts";
import { isCard, type Entry, type Pool } from "./pool.ts";

export interface Contents {
  readonly items: readonly PracticeItem[];
  readonly cards: ReadonlyMap<string, Card>;
}

/** The questions and cards themselves, in the order of `entries`, as far as their files can be had; undefined where none can. */
export async function contents(pool: Pool, entries: readonly Entry[], base: URL): Promise<Contents | undefined> {
  const files = new Map<string, Promise<string | undefined>>();
  const { signal } = new AbortController();
  const textOf = (entry: Entry) => {
    const path = pool.topics[entry.topic]?.files[entry.set] ?? "";
    const got = files.get(path) ?? load(new URL(path, base), (text) => text, signal);
    files.set(path, got);
    return got;
  };
  const items: PracticeItem[] = [];
  const cards = new Map<string, Card>();
  for (const entry of entries) {
    const text = (await textOf(entry)) ?? "";
    if (text === "network") continue;
    if (!isCard(entry)) {
      const set = parseSet(text);
      const item = typeof set === "string" ? undefined : set.items.find(({ id }) => id === entry.id);
      if (item) items.push(item);
      continue;
    }
    const parsed = parseCards(text);
    const card = typeof parsed === "string" ? undefined : parsed.find(({ id }) => id === entry.id);
    if (!card) continue;
    cards.set(entry.memory, card);
    items.push(asItem(entry.memory, card));
  }
  return items.length > 0 ? { items, cards } : undefined;
}
