/**
 * Copies of a check-list, one for each client: kept under the list's id and a short form of the client's name
 * (`client-study--tyre-shop`; no list has two hyphens in its own id). What they are called is kept as a list as well
 * (`client-study--`), an answer for each copy, so that it travels with all others. Pure.
 */
import { isObject, isText } from "../shared/json.ts";
import type { Filled } from "./answers.ts";

export interface Copy {
  readonly list: string;
  readonly name: string;
}

/** Under which the names of a list's copies are kept. */
export const namesOf = (list: string): string => `${list}--`;
export const slugOf = (list: string, copy: string): string => copy.slice(namesOf(list).length);

/** The copies of a list, by name. One whose name is lost (deleted in another tab while it was filled in) is called by its id. */
export function copiesOf(list: string, names: Filled, records: readonly unknown[]): Copy[] {
  const prefix = namesOf(list);
  const found = new Map<string, string>();
  for (const record of records) {
    const own = isObject(record) && isText(record["list"]) ? record["list"] : "";
    if (own.startsWith(prefix) && own !== prefix) found.set(own, slugOf(list, own));
  }
  for (const [slug, { value }] of Object.entries(names.answers)) found.set(prefix + slug, String(value));
  return [...found].map(([own, name]) => ({ list: own, name })).sort((a, b) => a.name.localeCompare(b.name));
}

/** What a new copy is kept under; by its name, so that on two devices the same client is the same copy. */
export function listFor(list: string, name: string, copies: readonly Copy[]): string {
  const slug = name.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.join("-") ?? "client";
  const taken = new Set(copies.map((copy) => copy.list));
  for (let count = 1; ; count += 1) {
    const own = `${namesOf(list)}${slug}${count > 1 ? `-${count}` : ""}`;
    if (!taken.has(own)) return own;
  }
}
