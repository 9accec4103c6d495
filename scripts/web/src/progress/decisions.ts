/** What somebody decided in a case before its end was told: a record per page, among check-lists, with a day and a mark each. Pure. */
import { isAnswer, type Answer, type Filled } from "../checklist/answers.ts";
import { isNumber, isObject, isText } from "../shared/json.ts";

/** How near one's own answer was to the page's, by one's own judgement. */
export const NEAR = ["same", "partly", "else"] as const;
export type Near = (typeof NEAR)[number];

export interface Decision extends Answer {
  readonly value: string;
  readonly at: number; // ms since 1970
  readonly near?: Near;
}

export interface Decisions extends Filled {
  readonly answers: Readonly<Record<string, Decision>>;
}

/** What such records are called by; no check-list can have two hyphens in its name. */
export const DECIDED = "decide--";

export function isDecision(value: unknown): value is Decision {
  if (!isAnswer(value) || !isText(value.value)) return false;
  const { at, near } = value as Partial<Decision>;
  return isNumber(at) && (near === undefined || NEAR.includes(near));
}

export function isDecisions(value: unknown): value is Decisions {
  if (!isObject(value) || !isText(value["list"]) || !value["list"].startsWith(DECIDED)) return false;
  return isObject(value["answers"]) && Object.values(value["answers"]).every(isDecision);
}
