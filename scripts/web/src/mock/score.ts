/** How a mock exam went: by section against the cut scores, as the exam is graded (scripts/casebook/exam/paper/scores.py). Pure. */
import { score } from "../items/scoring.ts";
import { tallyOf, type Tally } from "../items/tally.ts";
import type { Ref, Response } from "../items/types.ts";
import { byFrequency } from "../practice/round.ts";
import type { MockData, Part } from "./mock-data.ts";
import type { MockItem } from "./draw.ts";

const SLACK = 1e-6; // shares are sums of thirds and fifths

export type Responses = Readonly<Record<string, Response>>;

export interface PartScore {
  readonly tally: Tally;
  readonly part: Part;
  readonly points: number;
  readonly of: number;
  readonly passes: boolean;
}

export interface MockScore {
  readonly sections: readonly PartScore[];
  readonly tally: Tally;
  readonly points: number;
  readonly of: number;
  readonly status: "pass" | "fail" | "borderline";
}

export function itemScore(item: MockItem, responses: Responses): number {
  return score(item.kind, item.key, responses[item.id]) ?? 0;
}

/** All sections but the tasks, which no machine scores; pilot items do not count. */
export function scored(data: MockData, items: readonly MockItem[], responses: Responses): MockScore {
  const sections = data.sections.map((part) => {
    const counted = items.filter((item) => item.section === part.id && item.scored);
    const scores = counted.map((item) => itemScore(item, responses));
    const points = sum(scores);
    return { part, tally: tallyOf(scores), points, of: counted.length, passes: points >= part.cut_score * counted.length - SLACK };
  });
  const points = sum(sections.map((section) => section.points));
  const of = sum(sections.map((section) => section.of));
  const add = (what: "right" | "partly") => sum(sections.map(({ tally }) => tally[what]));
  return { sections, tally: { right: add("right"), partly: add("partly"), of }, points, of, status: statusOf(data, sections) };
}

type Rule = Pick<MockData, "cut_score" | "borderline">;
type Scored = { readonly points: number; readonly of: number; readonly part: { readonly cut_score: number } };

/** As scripts/casebook/exam/paper/status.py says; both pass tests/golden/status.json. */
export function statusOf({ cut_score, borderline: band }: Rule, sections: readonly Scored[]): MockScore["status"] {
  const points = sum(sections.map((section) => section.points));
  const needed = cut_score * sum(sections.map((section) => section.of));
  const missing = Math.max(0, ...sections.map((section) => section.part.cut_score * section.of - section.points));
  const talk = band ? Math.max(0, needed - band.lowest) : 0; // so much of a section a talk can make good
  if (missing > SLACK && (band === null || missing > talk + SLACK)) return "fail";
  if (band && points >= band.lowest - SLACK && points <= band.highest + SLACK) return "borderline";
  if (points < needed - SLACK) return "fail";
  return missing > SLACK ? "borderline" : "pass";
}

/** The items that were not right in full, in the order of the form. */
export function missed(items: readonly MockItem[], responses: Responses): MockItem[] {
  return items.filter((item) => item.kind !== "open" && itemScore(item, responses) < 1 - SLACK);
}

/** What to reread after those: what most of them name comes first. */
export function rereading(items: readonly MockItem[]): Ref[] {
  return byFrequency(items.flatMap(({ refs }) => refs));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
