/** What is kept of a check-list: each answer by the id of its entry, with the words it was given to. Pure. */

import { isObject, isText } from "../shared/json.ts";

export type Value = string | true;

export interface Answer {
  readonly value: Value;
  /** The entry's words then: they are shown where the entry is not in the list any more. */
  readonly text: string;
}

export interface Filled {
  readonly list: string;
  readonly answers: Readonly<Record<string, Answer>>;
}

/** A change by the entry's id; undefined where a field was emptied or a tick taken away. */
export type Changes = ReadonlyMap<string, Answer | undefined>;

export function withChanges(before: Filled, changes: Changes): Filled {
  const answers = new Map(Object.entries(before.answers));
  for (const [entry, answer] of changes) {
    if (answer) answers.set(entry, answer);
    else answers.delete(entry);
  }
  return { ...before, answers: Object.fromEntries(answers) };
}

/** What can be read of a record, and whether that is all of it. */
export function read(record: unknown, list: string): { filled: Filled; isWhole: boolean } {
  if (record === undefined) return { filled: { list, answers: {} }, isWhole: true };
  const answers = isObject(record) ? record["answers"] : undefined;
  const isSound = isObject(answers);
  const entries = isSound ? Object.entries(answers) : [];
  const good = entries.filter((entry): entry is [string, Answer] => isAnswer(entry[1]));
  return { filled: { list, answers: Object.fromEntries(good) }, isWhole: isSound && good.length === entries.length };
}

/** The answers whose entry is not in the list any more, in the order in which they were first given. */
export function gone(filled: Filled, entries: readonly string[]): Answer[] {
  const known = new Set(entries);
  return Object.entries(filled.answers).flatMap(([entry, answer]) => (known.has(entry) ? [] : [answer]));
}

export const isBlank = (value: Value | undefined): boolean => value === undefined || (value !== true && value.trim() === "");

export function isAnswer(value: unknown): value is Answer {
  return isObject(value) && isText(value["text"]) && (value["value"] === true || isText(value["value"]));
}
