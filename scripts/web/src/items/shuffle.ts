/** Shuffling by a seed: the same seed gives the same order on every device and after every reload. */

/** A new list in an order that only the seed decides (Fisher–Yates). */
export function shuffled<T>(list: readonly T[], seed: string): T[] {
  const random = randomBy(seed);
  const result = [...list];
  for (let index = result.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [result[index], result[other]] = [result[other] as T, result[index] as T];
  }
  return result;
}

/** Puts a list in an order; `part` tells the lists of one item apart. */
export type Order = <T>(list: readonly T[], part?: string) => readonly T[];

/** The order that only the seed decides. */
export function orderBy(seed: string): Order {
  return (list, part = "") => shuffled(list, seed + part);
}

/** Numbers from 0 up to 1 that only the seed decides. */
export function randomBy(seed: string): () => number {
  return generator(hash(seed));
}

/** FNV-1a with a final mix, so that seeds that differ in one character give unrelated orders. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) as number), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}

/** mulberry32: numbers from 0 up to 1. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
