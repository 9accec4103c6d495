/** What may stand together in a form, as in the exam (scripts/casebook/exam/paper/spread.py). Pure. */
import type { BankItem, Spread } from "./mock-data.ts";

const NO_BOUNDS: Spread = { most_of_topic: null, fewest_topics: 0, most_of_kind: {} };

/** By what an item is known: of a family one stands in a form. */
export const knownAs = ({ family, id }: BankItem): string => family ?? id;

/** What a form holds so far. Open tasks and pilot items have enemies, and no bounds. */
export class Company {
  readonly #there = new Set<string>();
  readonly #hated = new Set<string>();
  readonly #topics = new Map<string, number>();
  readonly #kinds = new Map<string, number>();
  readonly #spread: Spread;

  constructor(spread: Spread | null) {
    this.#spread = spread ?? NO_BOUNDS;
  }

  /** Whether the item may join. */
  admits(item: BankItem, scored: boolean): boolean {
    const known = knownAs(item);
    if (this.#there.has(known) || this.#hated.has(known) || item.enemies?.some((enemy) => this.#there.has(enemy))) return false;
    if (!scored || item.kind === "open") return true;
    const { most_of_topic, most_of_kind } = this.#spread;
    const isLess = (counts: Map<string, number>, of: string, most: number | null | undefined) => (counts.get(of) ?? 0) < (most ?? Infinity);
    return isLess(this.#topics, item.topic, most_of_topic) && isLess(this.#kinds, item.kind, most_of_kind[item.kind]);
  }

  add(item: BankItem, scored: boolean): void {
    this.#there.add(knownAs(item));
    for (const enemy of item.enemies ?? []) this.#hated.add(enemy);
    if (!scored || item.kind === "open") return;
    this.#topics.set(item.topic, (this.#topics.get(item.topic) ?? 0) + 1);
    this.#kinds.set(item.kind, (this.#kinds.get(item.kind) ?? 0) + 1);
  }

  /** How many topics more there should be. */
  get topicsLacking(): number {
    return Math.max(0, this.#spread.fewest_topics - this.#topics.size);
  }
}
