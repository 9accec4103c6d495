/** The catalogue of all cases, as columns: fetched, looked at, never trusted. Rows are cases, newest first. */

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

export type LoadProblem = "network" | "broken" | "format";

export async function loadCatalogue(url: URL, signal: AbortSignal): Promise<Catalogue | LoadProblem> {
  try {
    const answer = await fetch(url, { signal });
    return answer.ok ? parseCatalogue(await answer.text()) : "network";
  } catch {
    return "network";
  }
}

export function parseCatalogue(text: string): Catalogue | LoadProblem {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return "broken";
  }
  if (!isObject(data)) return "broken";
  if (data["format"] !== FORMAT) return "format";
  const { titles, days, facets, texts } = data;
  if (!isList(titles, isText) || !isList(days, isCount) || !isTexts(texts)) return "broken";
  const count = titles.length;
  const isWhole = days.length === count && texts.files.length * texts.rows >= count;
  if (!isWhole || !isList(facets, (facet): facet is Facet => isFacet(facet, count))) return "broken";
  return { titles, dates: dates(days), facets, texts };
}

/** Each day is written as so many days before the row above. */
function dates(days: readonly number[]): Date[] {
  let day = 0;
  return days.map((step, row) => new Date((day = row ? day - step : step) * DAY));
}

function isFacet(value: unknown, rows: number): value is Facet {
  if (!isObject(value)) return false;
  const { id, title, values, sets, of } = value;
  if (!isText(id) || !isText(title) || !isList(values, isPair) || !isList(sets, Array.isArray)) return false;
  const isPlace = (place: unknown): place is number => isCount(place) && place < values.length;
  const isSet = (number: unknown): number is number => isCount(number) && number < sets.length;
  return sets.every((set) => isList(set, isPlace)) && isList(of, isSet) && of.length === rows;
}

function isTexts(value: unknown): value is Catalogue["texts"] {
  return isObject(value) && isCount(value["rows"]) && value["rows"] > 0 && isList(value["files"], isText);
}

export function isList<T>(value: unknown, isOne: (one: unknown) => one is T): value is T[] {
  return Array.isArray(value) && value.every(isOne);
}

export function isText(value: unknown): value is string {
  return typeof value === "string";
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isPair(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every(isText);
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}
