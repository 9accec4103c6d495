/** Which cases fit a choice, in which order, and how many would fit each value of each facet. */
import type { Catalogue, Facet } from "./catalogue.ts";
import { sortOf, type Choice } from "./chosen.ts";

export interface Found {
  /** The rows that fit, in the order asked for. */
  readonly rows: readonly number[];
  /** By facet and value: how many cases have it, of those that fit the text and all *other* facets. */
  readonly counts: readonly (readonly number[])[];
}

/** `scores` says how well each row fits the text (0: not at all); left out where there is none. */
export function find({ facets, titles }: Catalogue, choice: Choice, scores?: readonly number[]): Found {
  const fits = facets.map((facet) => fitting(facet, choice.values[facet.id] ?? []));
  const bySet = facets.map((facet) => new Uint32Array(facet.sets.length));
  const rows: number[] = [];
  for (let row = 0; row < titles.length; row++) {
    if (scores && !scores[row]) continue;
    const missed = misses(row, facets, fits);
    if (missed === undefined) continue;
    if (missed === NONE) rows.push(row);
    for (let place = 0; place < facets.length; place++) {
      if (missed === NONE || missed === place) bySet[place]![facets[place]!.of[row]!]!++;
    }
  }
  return { rows: sorted(rows, choice, scores), counts: facets.map((facet, place) => byValue(facet, bySet[place]!)) };
}

const NONE = -1;

/** The only facet that a row does not fit, NONE where it fits all; undefined where it misses more than one. */
function misses(row: number, facets: readonly Facet[], fits: readonly (Uint8Array | undefined)[]): number | undefined {
  let missed = NONE;
  for (let place = 0; place < facets.length; place++) {
    if (fits[place]?.[facets[place]!.of[row]!] !== 0) continue;
    if (missed !== NONE) return undefined;
    missed = place;
  }
  return missed;
}

/** For each set of a facet whether it holds any of the values chosen; undefined where none is chosen. */
function fitting(facet: Facet, chosen: readonly string[]): Uint8Array | undefined {
  if (!chosen.length) return undefined;
  const places = new Set(chosen.map((id) => facet.values.findIndex(([known]) => known === id)));
  return Uint8Array.from(facet.sets, (set) => (set.some((place) => places.has(place)) ? 1 : 0));
}

function byValue(facet: Facet, bySet: Uint32Array): number[] {
  const counts = new Array<number>(facet.values.length).fill(0);
  facet.sets.forEach((set, number) => set.forEach((place) => (counts[place]! += bySet[number]!)));
  return counts;
}

function sorted(rows: number[], choice: Choice, scores?: readonly number[]): number[] {
  const sort = sortOf(choice);
  if (sort === "oldest") return rows.reverse();
  if (sort === "relevance" && scores) rows.sort((one, other) => scores[other]! - scores[one]! || one - other);
  return rows;
}
