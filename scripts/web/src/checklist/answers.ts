/** What is kept of a check-list: each answer by the id of its entry, with the words it was given to. Pure. */

import { isNumber, isObject, isText, maybe } from "../shared/json.ts";

export type Value = string | true;

export interface Answer {
  readonly value: Value;
  /** The entry's words then: they are shown where the entry is not in the list any more. */
  readonly text: string;
  /** When it was given, in ms since 1970; earlier versions did not say. */
  readonly at?: number;
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
  return isObject(value) && isText(value["text"]) && (value["value"] === true || isText(value["value"])) && maybe(isNumber)(value["at"]);
}

/** Two devices' records of one list, in whichever order: all that was ticked on either, and of each field what was written last. */
export function joined<T extends Filled>(one: T | undefined, other: T): T {
  const answers: Record<string, Answer> = { ...other.answers };
  for (const [entry, answer] of Object.entries(one?.answers ?? {})) {
    const their = answers[entry];
    answers[entry] = their ? later(answer, their) : answer;
  }
  return { ...other, answers };
}

function later(one: Answer, other: Answer): Answer {
  const length = ({ value }: Answer) => String(value).length;
  const sign = (other.at ?? 0) - (one.at ?? 0) || length(other) - length(one) || (JSON.stringify(other) > JSON.stringify(one) ? 1 : 0);
  return sign > 0 ? other : one;
}

/** No clock of another device may make an answer win for ever. */
export function answeredBy<T extends Filled>(now: number, list: T): T {
  const known = Object.entries(list.answers).map(([entry, one]) => [entry, (one.at ?? 0) > now ? { ...one, at: now } : one] as const);
  return { ...list, answers: Object.fromEntries(known) };
}

/** A whole record. */
export function isFilled(value: unknown): value is Filled {
  return isObject(value) && isText(value["list"]) && isObject(value["answers"]) && Object.values(value["answers"]).every(isAnswer);
}
