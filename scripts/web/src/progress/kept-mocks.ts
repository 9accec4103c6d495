/** What is kept of each mock exam that was handed in: points by section, what was missed, the answers until they are deleted. Pure. */
import type { Response } from "../items/types.ts";
import { isNumber, isShape, isText, listOf, maybe, recordOf } from "../shared/json.ts";
import { isResponse } from "./responses.ts";

export interface MockPart {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  readonly of: number;
  /** The share that passes. */
  readonly cut_score: number;
}

export interface KeptMock {
  /** The exam and when it was begun: a mock exam is kept once. */
  readonly id: string;
  readonly exam: string;
  readonly title: string;
  readonly at: number; // ms since 1970, when it was handed in
  readonly took: number; // ms
  readonly cut_score: number;
  readonly status: string;
  readonly parts: readonly MockPart[];
  readonly missed: readonly string[];
  readonly answers?: MockAnswers;
}

export interface MockAnswers {
  readonly items: readonly (readonly [id: string, section: string, scored: boolean])[];
  readonly responses: Readonly<Record<string, Response>>;
}

const isPart = (value: unknown): value is MockPart =>
  isShape<MockPart>(value, { id: isText, title: isText, points: isNumber, of: isNumber, cut_score: isNumber });
const isAnswers = (value: unknown): value is MockAnswers =>
  isShape<MockAnswers>(value, { items: listOf(Array.isArray), responses: recordOf(isResponse) });

export function isKeptMock(value: unknown): value is KeptMock {
  return isShape<KeptMock>(value, {
    id: isText, exam: isText, title: isText, at: isNumber, took: isNumber, cut_score: isNumber, status: isText,
    parts: listOf(isPart), missed: listOf(isText), answers: maybe(isAnswers),
  });
}

export function withoutAnswers({ answers: _, ...mock }: KeptMock): KeptMock {
  return mock;
}

/** Two devices' records of one mock exam: answers that were deleted on one of them stay deleted. */
export function mergedMock(one: KeptMock | undefined, other: KeptMock): KeptMock {
  return one && !one.answers ? one : other;
}

export function totalOf({ parts }: KeptMock): { points: number; of: number } {
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  return { points: sum(parts.map(({ points }) => points)), of: sum(parts.map(({ of }) => of)) };
}
