/** The catalogue of all cases, as columns: fetched, looked at, never trusted. Rows are cases, newest first. */
import { isCount, isShape, isText, listOf } from "../shared/json.ts";
import { read, type LoadProblem } from "../shared/load.ts";

const FORMAT = 1;
const DAY = 86_400_000;

export interface Facet {
  readonly id: string;
  readonly title: string;
  readonly values: readonly (readonly [id: string, title: string])[];
  /** The sets of values (by their places) that occur, and for each row the number of its set. */
  readonly sets: readonly (readonly number[])[];
  readonly of: readonly number[];
}

export interface Catalogue {
  readonly titles: readonly string[];
  /** When each case came into the archive. */
  readonly dates: readonly Date[];
  readonly facets: readonly Facet[];
  /** The texts of so many rows are in each file. */
  readonly texts: { readonly rows: number; readonly files: readonly string[] };
}

export function parseCatalogue(text: string): Catalogue | LoadProblem {
  return read(text, FORMAT, ({ titles, days, facets, texts }) => {
    if (!listOf(isText)(titles) || !listOf(isCount)(days) || !isTexts(texts)) return undefined;
    const count = titles.length;
    const isWhole = days.length === count && texts.files.length * texts.rows >= count;
    const isOne = (facet: unknown): facet is Facet => isFacet(facet, count);
    return isWhole && listOf(isOne)(facets) ? { titles, dates: dates(days), facets, texts } : undefined;
  });
}

/** Each day is written as so many days before the row above. */
function dates(days: readonly number[]): Date[] {
  let day = 0;
  return days.map((step, row) => new Date((day = row ? day - step : step) * DAY));
}

function isFacet(value: unknown, rows: number): value is Facet {
  const lists = { id: isText, title: isText, values: listOf(isPair), sets: Array.isArray, of: Array.isArray };
  if (!isShape<Facet>(value, lists)) return false;
  const { values, sets, of } = value;
  const isPlace = (place: unknown): place is number => isCount(place) && place < values.length;
  const isSet = (number: unknown): number is number => isCount(number) && number < sets.length;
  return sets.every(listOf(isPlace)) && listOf(isSet)(of) && of.length === rows;
}

function isTexts(value: unknown): value is Catalogue["texts"] {
  return isShape<Catalogue["texts"]>(value, { rows: isCount, files: listOf(isText) }) && value.rows > 0;
}

function isPair(value: unknown): value is [string, string] {
  return listOf(isText)(value) && value.length === 2;
}
