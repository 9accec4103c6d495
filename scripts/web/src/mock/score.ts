/** How a mock exam went: by section against the cut scores, as the exam is graded (scripts/casebook/exam/grade.py). Pure. */
import { score } from "../items/scoring.ts";
import type { Ref, Response } from "../items/types.ts";
import type { MockData, Part } from "./data.ts";
import type { MockItem } from "./draw.ts";

const SLACK = 1e-6; // shares are sums of thirds and fifths

export type Responses = Readonly<Record<string, Response>>;

export interface PartScore {
  readonly part: Part;
  readonly points: number;
  readonly of: number;
  readonly passes: boolean;
}

export interface MockScore {
  readonly sections: readonly PartScore[];
  readonly points: number;
  readonly of: number;
  readonly status: "pass" | "fail" | "borderline";
}

export function itemScore(item: MockItem, responses: Responses): number {
  return score(item.kind, item.key, responses[item.id]) ?? 0;
}

/** All sections but the practicum, which no machine scores; pilot items do not count. */
export function scored(data: MockData, items: readonly MockItem[], responses: Responses): MockScore {
  const sections = data.sections.map((part) => {
    const counted = items.filter((item) => item.section === part.id && item.scored);
    const points = sum(counted.map((item) => itemScore(item, responses)));
    return { part, points, of: counted.length, passes: points >= part.cut_score * counted.length - SLACK };
  });
  const points = sum(sections.map((section) => section.points));
  const of = sum(sections.map((section) => section.of));
  const passes = points >= data.cut_score * of - SLACK && sections.every((section) => section.passes);
  return { sections, points, of, status: isBorderline(data, points) ? "borderline" : passes ? "pass" : "fail" };
}

function isBorderline({ borderline: band }: MockData, points: number): boolean {
  return band !== null && points >= band.lowest - SLACK && points <= band.highest + SLACK;
}

/** The items that were not right in full, in the order of the form. */
export function missed(items: readonly MockItem[], responses: Responses): MockItem[] {
  return items.filter((item) => item.kind !== "open" && itemScore(item, responses) < 1 - SLACK);
}

/** What to reread after those: what most of them name comes first. */
export function rereading(items: readonly MockItem[]): Ref[] {
  const found = new Map<string, { ref: Ref; count: number }>();
  for (const ref of items.flatMap(({ refs }) => refs)) {
    found.set(ref.url, { ref, count: (found.get(ref.url)?.count ?? 0) + 1 });
  }
  return [...found.values()].sort((one, other) => other.count - one.count).map(({ ref }) => ref);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
