/** Works out every measure that those entered determine, and finds those that contradict each other. Pure. */
import { fromRatio, measure, MEASURES, toRatio, type Count, type Id, type Measure } from "./measures.ts";

export interface Entered {
  readonly value: number;
  /** By how much it may have been rounded. */
  readonly slack: number;
}

export type Given = ReadonlyMap<Id, Entered>;

/** One measure entered, and whether it is multiplied or divided by. */
export interface Step {
  readonly id: Id;
  readonly isTimes: boolean;
}

export interface Found {
  readonly value: number;
  readonly steps: readonly Step[];
}

/** `by`: measures that are 0 and would have to be divided by. */
export type Undefined = { readonly by: readonly Id[] };

export interface Conflict {
  /** The one that was looked at last; the others are those it does not go with. */
  readonly id: Id;
  readonly others: readonly Id[];
  readonly entered: number;
  /** What the others give for it; undefined where that is a division by zero. */
  readonly expected: number | undefined;
}

export interface Solution {
  readonly found: ReadonlyMap<Id, Found | Undefined>;
  readonly conflicts: readonly Conflict[];
}

const NOISE = 1e-9;

/** With a conflict nothing is worked out: no one can know which of the fields is wrong. */
export function solve(given: Given): Solution {
  const joined = new Map<Id, Entered>();
  const conflicts: Conflict[] = [];
  for (const [id, entered] of given) {
    const path = way(joined, measure(id), true) ?? way(joined, measure(id), false);
    if (path && !agree(joined, id, entered, path)) conflicts.push(conflict(joined, id, entered, path));
    else joined.set(id, entered);
  }
  const found = new Map<Id, Found | Undefined>();
  if (conflicts.length > 0) return { found, conflicts };
  for (const one of MEASURES) {
    if (given.has(one.id)) continue;
    const result = value(given, one);
    if (result) found.set(one.id, result);
  }
  return { found, conflicts };
}

/** Every value that is known: entered or worked out. */
export function valuesOf(given: Given, { found }: Solution): Map<Id, number> {
  const known = new Map([...given].map(([id, { value }]) => [id, value]));
  for (const [id, one] of found) if ("value" in one) known.set(id, one.value);
  return known;
}

/** The measure's value; what would be divided by zero; nothing where too little is known. */
function value(given: Given, one: Measure): Found | Undefined | undefined {
  const steps = way(given, one, true);
  if (steps) return { value: fromRatio(one, product(given, steps)), steps };
  const broken = way(given, one, false);
  return broken && { by: broken.flatMap(({ id, isTimes }) => (!isTimes && ratioOf(given, id) === 0 ? [id] : [])) };
}

function product(given: Given, steps: readonly Step[]): number {
  return steps.reduce((sum, { id, isTimes }) => (isTimes ? sum * ratioOf(given, id) : sum / ratioOf(given, id)), 1);
}

function ratioOf(given: Given, id: Id): number {
  return toRatio(measure(id), given.get(id)?.value ?? NaN);
}

type Place = Count | undefined;

/** The shortest way from a measure's top to its bottom along those given; `isSafe`: without a division by zero. */
function way(given: Given, { top, bottom }: Measure, isSafe: boolean): Step[] | undefined {
  const ways = new Map<Place, Step[]>([[top, []]]);
  for (const [place, steps] of ways) {
    if (place === bottom) return steps;
    for (const id of given.keys()) {
      const { top: up, bottom: down } = measure(id);
      const isTimes = up === place;
      if (!isTimes && down !== place) continue;
      const next = isTimes ? down : up;
      if (ways.has(next) || (isSafe && !isTimes && ratioOf(given, id) === 0)) continue;
      ways.set(next, [...steps, { id, isTimes }]); // a map goes on to what is added while it is walked through
    }
  }
  return undefined;
}

/** Whether what is entered goes with a way: both sides are compared as products, so that nothing is divided by zero. */
function agree(given: Given, id: Id, entered: Entered, path: readonly Step[]): boolean {
  let [one, other, slack] = [toRatio(measure(id), entered.value), 1, slackOf(id, entered)];
  for (const step of path) {
    const ratio = ratioOf(given, step.id);
    if (step.isTimes) other *= ratio;
    else one *= ratio;
    slack += slackOf(step.id, given.get(step.id) as Entered);
  }
  return Math.abs(one - other) <= (NOISE + slack) * Math.max(Math.abs(one), Math.abs(other));
}

/** How far it may lie beside what is meant, as a share of it. Counts are exact; what was divided may have been rounded. */
function slackOf(id: Id, { value, slack }: Entered): number {
  const { bottom, times, less } = measure(id);
  return bottom === undefined || value + less === 0 ? 0 : slack / times / Math.abs(toRatio(measure(id), value));
}

function conflict(given: Given, id: Id, entered: Entered, path: readonly Step[]): Conflict {
  const safe = way(given, measure(id), true);
  const expected = safe && fromRatio(measure(id), product(given, safe));
  return { id, others: (safe ?? path).map((step) => step.id), entered: entered.value, expected };
}
