/**
 * What a learner remembers, replayed from the tries and never kept: parameters and devices can't disagree.
 * FSRS (ts-fsrs, https://github.com/open-spaced-repetition/ts-fsrs) with its default parameters. Pure.
 */
import { FSRSAlgorithm, generatorParameters } from "ts-fsrs";
import type { Try } from "../progress/responses.ts";

/** So likely one remembers a question on the day it comes back. */
export const RECALL = 0.9;
const TURN_HOUR = 4; // who practises at one in the morning has not gone to bed yet
const DAY_MS = 86_400_000;
const TURN_MS = TURN_HOUR * 3_600_000;
const AGAIN = 1;
const GOOD = 3;

const fsrs = new FSRSAlgorithm(
  generatorParameters({ request_retention: RECALL, enable_fuzz: false, enable_short_term: true, learning_steps: [], relearning_steps: [] }),
);

export interface Memory {
  /** Days until recall has fallen to 0.9. */
  readonly stability: number;
  /** 1 to 10. */
  readonly difficulty: number;
  /** The day of the last try that counted, and the day it comes back. */
  readonly last: number;
  readonly due: number;
  /** How often it was known and forgotten again. */
  readonly lapses: number;
}

/** What a question is at present; tries at another key don't count. */
export interface Present {
  readonly key_digest?: string;
  readonly text_digest?: string;
}

/** The calendar day of a moment on this device, counted from 1970; a day turns at four in the morning, by the clock. */
export function dayOf(at: number): number {
  return Math.floor((at - new Date(at).getTimezoneOffset() * 60_000 - TURN_MS) / DAY_MS);
}

/** The first moment of a day. */
export function startOf(day: number): Date {
  const date = new Date(day * DAY_MS);
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), TURN_HOUR);
}

/** A try on a later day than the one before: how likely it was known by then, and how it went. */
export type Review = (recall: number, score: number) => void;

/** The memory that tries (oldest first) leave; undefined where none counts. Of a day's tries the first counts. */
export function memoryOf(tries: readonly Try[], present: Present = {}, review?: Review): Memory | undefined {
  let memory: Memory | undefined;
  for (const { at, score, key_digest } of tries) {
    if (key_digest && present.key_digest && !isDigest(key_digest, present.key_digest)) {
      memory = undefined; // asked for something else: what was learnt of that says nothing here
      continue;
    }
    const day = dayOf(at);
    if (memory && day > memory.last) review?.(recallOn(day, memory), score);
    if (!memory || day > memory.last) memory = after(memory, day, score === 1);
  }
  const text = tries.at(-1)?.text_digest;
  if (!memory || !text || !present.text_digest || isDigest(text, present.text_digest)) return memory;
  return { ...memory, due: memory.last }; // it says it in other words now
}

/** A digest may stand shortened in a list. */
function isDigest(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

/** The memory after one more try on a day. */
export function after(before: Memory | undefined, day: number, isRight: boolean): Memory {
  const { stability, difficulty } = fsrs.next_state(before ?? null, before ? day - before.last : 0, isRight ? GOOD : AGAIN);
  const lapses = before ? before.lapses + (isRight ? 0 : 1) : 0;
  return { stability, difficulty, last: day, due: day + fsrs.next_interval(stability, 0), lapses };
}

/** How likely it is known on a day, 0 to 1. */
export function recallOn(day: number, { stability, last }: Memory): number {
  return fsrs.forgetting_curve(Math.max(0, day - last), stability);
}
