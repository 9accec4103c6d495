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
  const files = new Map<string, Promise<Found>>(); // each is fetched and read once, however many are asked of it
  const fileOf = (entry: Entry) => {
    const path = pool.topics[entry.topic]?.files[entry.set] ?? "";
    const got = files.get(path) ?? foundIn(new URL(path, base), isCard(entry));
    files.set(path, got);
    return got;
  };
  const items: PracticeItem[] = [];
  const cards = new Map<string, Card>();
  for (const entry of entries) {
    const found = await fileOf(entry);
    const [item, card] = [found.items.get(entry.id), found.cards.get(entry.id)];
    if (item) items.push(item);
    if (!card) continue;
    cards.set(entry.memory, card);
    items.push(asItem(entry.memory, card));
  }
  return items.length > 0 ? { items, cards } : undefined;
}

interface Found {
  readonly items: ReadonlyMap<string, PracticeItem>;
  readonly cards: ReadonlyMap<string, Card>;
}

/** The questions or cards of a file by id; none where it can't be had or read. */
async function foundIn(url: URL, areCards: boolean): Promise<Found> {
  const { signal } = new AbortController();
  const [set, cards] = areCards ? [undefined, await load(url, parseCards, signal)] : [await load(url, parseSet, signal), undefined];
  const items = typeof set === "object" ? set.items : [];
  return { items: new Map(items.map((item) => [item.id, item])), cards: new Map((Array.isArray(cards) ? cards : []).map((card) => [card.id, card])) };
}
