/** A round through a practice set: which items in which order, how far, with what outcome. All pure. */
import { isResponse, isScore, type Kept } from "../progress/responses.ts";
import type { Answer, Ref, Response } from "../items/types.ts";
import { isNumber, isShape, isText, listOf, maybe, recordOf } from "../shared/json.ts";

export interface Outcome {
  readonly digest: string;
  readonly skipped?: boolean;
  readonly unscored?: boolean; // done, and nobody here can say how well
  readonly response: Response;
  readonly score: number;
  readonly met?: readonly string[]; // open: ids of the rubric's lines that one found met
  readonly comesBack?: true; // not right: it is asked once more at the end
  readonly second?: Outcome; // of that second time; results tell the first
}

/** A response begun but not checked. */
export interface Draft {
  readonly digest: string;
  readonly response: Response;
}

export interface Round {
  readonly slug: string;
  readonly seed: string;
  readonly at: number; // last change, ms since 1970
  readonly scope: "all" | "mistakes";
  readonly order: readonly string[];
  readonly place: number; // in what is asked: the order, then what comes back; behind it when the round is over
  readonly outcomes: Readonly<Record<string, Outcome>>;
  readonly draft?: Draft;
}

/** What a round needs to know of an item. */
export interface Entry {
  readonly id: string;
  readonly digest: string;
}

/** Mistakes first, then what was not asked yet or was edited since, then what was right, the longest ago first. */
export function newRound(
  slug: string,
  items: readonly Entry[],
  kept: ReadonlyMap<string, Kept>,
  seed: string,
  now: number,
): Round {
  const last = (item: Entry) => {
    const record = kept.get(item.id);
    return record?.digest === item.digest ? record : undefined;
  };
  const mistakes = items.filter((item) => (last(item)?.score ?? 1) < 1);
  const fresh = items.filter((item) => !last(item));
  const right = items.filter((item) => last(item)?.score === 1);
  right.sort((a, b) => (last(a)?.at ?? 0) - (last(b)?.at ?? 0));
  const order = [...mistakes, ...fresh, ...right].map((item) => item.id);
  return { slug, seed, at: now, scope: "all", order, place: 0, outcomes: {} };
}

/** A round of those items of the last round that were not right. */
export function mistakesRound(round: Round, seed: string, now: number): Round {
  return { slug: round.slug, seed, at: now, scope: "mistakes", order: mistakes(round), place: 0, outcomes: {} };
}

export function mistakes(round: Round): string[] {
  return round.order.filter((id) => (outcomeOf(round, id)?.score ?? 1) < 1);
}

export function skipped(round: Round): string[] {
  return round.order.filter((id) => outcomeOf(round, id)?.skipped);
}

/** The round for the set as it is now: removed items go, edited ones are asked again, new ones come last. */
export function fitted(round: Round, items: readonly Entry[]): Round {
  const digests = new Map(items.map((item) => [item.id, item.digest]));
  const order = round.order.filter((id) => digests.has(id));
  const known = new Set(order);
  if (round.scope === "all") order.push(...[...digests.keys()].filter((id) => !known.has(id)));
  const same = Object.entries(round.outcomes).filter(([id, outcome]) => digests.get(id) === outcome.digest);
  const outcomes = Object.fromEntries(same);
  const here = order.indexOf(round.order[round.place] ?? "");
  const place = here >= 0 ? here : firstOpen({ order, outcomes });
  const { draft, ...rest } = round;
  const kept = draft && digests.get(order[place] ?? "") === draft.digest;
  return { ...rest, order, place, outcomes, ...(kept ? { draft } : {}) };
}

/** What comes back at the end of the round, in its order. */
export function comingBack({ order, outcomes }: Pick<Round, "order" | "outcomes">): string[] {
  return order.filter((id) => Object.hasOwn(outcomes, id) && outcomes[id]?.comesBack);
}

/** All that is asked, some of it twice. */
export function asked(round: Pick<Round, "order" | "outcomes">): string[] {
  return [...round.order, ...comingBack(round)];
}

export function current(round: Round): string | undefined {
  return asked(round)[round.place];
}

/** Whether what is asked now is asked for the second time. */
export function isSecond({ place, order }: Round): boolean {
  return place >= order.length;
}

/** How it went where the round is now: the first time, or the second. */
export function outcomeHere(round: Round): Outcome | undefined {
  const first = outcomeOf(round, current(round) ?? "");
  return isSecond(round) ? first?.second : first;
}

export function outcomeOf(round: Round, id: string): Outcome | undefined {
  return Object.hasOwn(round.outcomes, id) ? round.outcomes[id] : undefined;
}

export function withOutcome(round: Round, id: string, outcome: Outcome, now: number): Round {
  const { draft: _, ...rest } = round;
  const first = isSecond(round) ? outcomeOf(round, id) : undefined;
  return { ...rest, at: now, outcomes: { ...round.outcomes, [id]: first ? { ...first, second: outcome } : outcome } };
}

/** As before the last try at the item: it is asked again, with what was chosen. */
export function undone(round: Round, id: string, now: number): Round {
  const { second, ...first } = outcomeOf(round, id) as Outcome;
  const { [id]: _, ...others } = round.outcomes;
  const outcomes = second ? { ...others, [id]: first } : others;
  const place = round.order.indexOf(id);
  const draft = { digest: first.digest, response: (second ?? first).response };
  return { ...round, at: now, outcomes, place: second ? round.order.length + comingBack(round).indexOf(id) : place, draft };
}

/** To its end: what is not asked the second time yet does not come back. */
export function ended(round: Round, now: number): Round {
  const { draft: _, ...rest } = round;
  const left = (outcome: Outcome): Outcome => {
    const { comesBack, ...others } = outcome;
    return comesBack && !outcome.second ? others : outcome;
  };
  const outcomes = Object.fromEntries(Object.entries(round.outcomes).map(([id, outcome]) => [id, left(outcome)]));
  return { ...rest, at: now, outcomes, place: asked({ ...round, outcomes }).length };
}

export function withDraft(round: Round, draft: Draft, now: number): Round {
  return { ...round, at: now, draft };
}

/** On to the next item without an outcome, from the start again when there is none behind; then to what comes back. */
export function advanced(round: Round, now: number): Round {
  const { draft: _, ...rest } = round;
  const behind = round.order.findIndex((id, index) => index > round.place && !outcomeOf(round, id));
  return { ...rest, at: now, place: behind >= 0 ? behind : firstOpen(round) };
}

/** Back to what was skipped. */
export function reopened(round: Round, now: number): Round {
  const outcomes = Object.fromEntries(Object.entries(round.outcomes).filter(([, outcome]) => !outcome.skipped));
  return { ...round, at: now, outcomes, place: firstOpen({ ...round, outcomes }) };
}

/** `round` with what `other`, the same round in another tab or on another device, has besides. */
export function withOutcomesOf(other: Round, round: Round): Round {
  const more = Object.entries(other.outcomes).flatMap(([id, outcome]) => {
    const mine = outcomeOf(round, id);
    if (!outcome.skipped && (!mine || mine.skipped)) return [[id, outcome] as const];
    return mine?.comesBack && !mine.second && outcome.second ? [[id, { ...mine, second: outcome.second }] as const] : [];
  });
  return more.length > 0 ? { ...round, outcomes: { ...round.outcomes, ...Object.fromEntries(more) } } : round;
}

/** Two devices' rounds of one set, in whichever order: the later one, with all that was done in it on either. */
export function joined(one: Round, other: Round): Round {
  const done = ({ outcomes }: Round) => Object.values(outcomes).filter((outcome) => !outcome.skipped).length;
  const isLater = one.at - other.at || done(one) - done(other) || (JSON.stringify(one) > JSON.stringify(other) ? 1 : -1);
  const [later, earlier] = isLater > 0 ? [one, other] : [other, one];
  return later.seed === earlier.seed ? withOutcomesOf(earlier, later) : later;
}

function firstOpen(round: Pick<Round, "order" | "outcomes">): number {
  const { order, outcomes } = round;
  const all = asked(round);
  const place = all.findIndex((id, index) => !(index < order.length ? Object.hasOwn(outcomes, id) : outcomes[id]?.second));
  return place >= 0 ? place : all.length;
}

export interface Result {
  readonly topic: string;
  readonly scores: readonly number[]; // of items responded to and scored, from 0 to 1
  readonly reread: readonly Ref[]; // of mistakes and skipped items, the most often needed first
}

/** How the round went, topic by topic in the order of the set. */
export function resultsByTopic(
  round: Round,
  items: readonly (Entry & { readonly topic: string } & Pick<Answer, "refs">)[],
): Result[] {
  const asked = items.filter((item) => outcomeOf(round, item.id));
  const topics = [...new Set(asked.map((item) => item.topic))];
  return topics.map((topic) => {
    const own = asked.filter((item) => item.topic === topic);
    const outcomes = own.map((item) => round.outcomes[item.id] as Outcome);
    const scored = outcomes.filter((outcome) => !outcome.skipped && !outcome.unscored);
    const missed = own.filter((_, index) => (outcomes[index] as Outcome).score < 1);
    return {
      topic,
      scores: scored.map(({ score }) => score),
      reread: byFrequency(missed.flatMap((item) => item.refs)),
    };
  });
}

/** Each once, what stands there most often first. */
export function byFrequency(refs: readonly Ref[]): Ref[] {
  const counts = new Map<string, number>();
  for (const ref of refs) counts.set(ref.url, (counts.get(ref.url) ?? 0) + 1);
  const unique = [...new Map(refs.map((ref) => [ref.url, ref])).values()];
  return unique.sort((a, b) => (counts.get(b.url) as number) - (counts.get(a.url) as number));
}

export function isRound(value: unknown): value is Round {
  return isShape<Round>(value, {
    slug: isText, seed: isText, at: isNumber, order: listOf(isText), place: Number.isInteger, outcomes: recordOf(isOutcome),
    scope: (scope) => scope === "all" || scope === "mistakes",
    draft: maybe(isDraft),
  });
}

function isDraft(value: unknown): value is Draft {
  return isShape<Draft>(value, { digest: isText, response: isResponse });
}

function isOutcome(value: unknown): value is Outcome {
  return isDraft(value) && isShape<Outcome>(value, { score: isScore, met: maybe(listOf(isText)), second: maybe(isOutcome) });
}
