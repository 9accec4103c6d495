/** What a mentor should know of a learner on a Friday, worked out of the learner's file and, if there is one, an earlier one. Pure. */
import type { Answer, Filled } from "../checklist/answers.ts";
import type { Response } from "../items/types.ts";
import { isDecision } from "../progress/decisions.ts";
import type { Kept, Try } from "../progress/responses.ts";
import type { MentorFile } from "./mentor-file.ts";
import { isCard, keptAs, triesOf, type Entry, type Pool, type Topic } from "./pool.ts";

const WEEK_MS = 7 * 86_400_000;
const ENOUGH = 5; // fewer questions say little of a topic
const WELL = 0.8; // a topic of which so much is right is not weak
const MOST_WEAK = 3;
/** So many of the questions that were missed are told in words. */
export const MOST_MISSED = 5;
const TWICE = 2;

export interface Missed {
  /** The entry, under the id of the very question that was answered last: a family has many. */
  readonly entry: Entry;
  readonly times: number;
  /** The last answer; undefined where it was right. */
  readonly response: Response | undefined;
}

export interface Change {
  readonly since: number;
  /** Undefined where only one file tells: ticks have no times. */
  readonly days: number | undefined;
  readonly tries: number;
  readonly right: number;
  readonly better: number;
  readonly worse: number;
  readonly texts: number;
}

export interface Weak {
  readonly topic: Topic;
  readonly right: number;
  readonly n: number;
}

export interface Report {
  readonly file: MentorFile;
  /** Days of the stage that the learner is at: done, and in all. */
  readonly done: number;
  readonly of: number;
  /** The first day that isn't all done. */
  readonly now: string | undefined;
  readonly change: Change;
  readonly weak: readonly Weak[];
  /** All that was missed, what was missed most first. */
  readonly missed: readonly Missed[];
  /** Terms that were forgotten twice or more. */
  readonly terms: readonly Entry[];
  readonly leeches: readonly Entry[];
}

export function reportOf(pool: Pool, file: MentorFile, before?: MentorFile): Report {
  const missed = missedOf(pool, file.responses);
  const now = file.days.find((day) => !isDone(day));
  const stage = file.days.filter(({ list }) => list === (now ?? file.days.at(-1))?.list);
  const isTerm = ({ entry }: Missed) => entry.set !== "items";
  return {
    file,
    done: stage.filter(isDone).length,
    of: stage.length,
    now: now?.title,
    change: before ? changeSince(file, before) : changeOfWeek(file),
    weak: weakOf(pool, file.responses),
    missed: missed.filter(({ entry }) => !isCard(entry)),
    terms: missed.filter((one) => isTerm(one) && one.times >= TWICE).map(({ entry }) => entry),
    leeches: file.leeches.flatMap((memory) => pool.entries.find((entry) => entry.memory === memory) ?? []),
  };
}

const isDone = ({ done, of }: MentorFile["days"][number]): boolean => done >= of;
const isWrong = (one: Try | undefined): boolean => one !== undefined && one.score < 1;

function missedOf(pool: Pool, responses: readonly Kept[]): Missed[] {
  const entries = new Map(pool.entries.map((entry) => [keptAs(entry), entry]));
  const groups = new Map<string, Kept[]>();
  for (const kept of responses) {
    if (entries.has(kept.item)) groups.set(kept.family ?? kept.item, [...(groups.get(kept.family ?? kept.item) ?? []), kept]);
  }
  const all = [...groups.values()].flatMap((group) => {
    const times = group.flatMap(({ history }) => history).filter(isWrong).length;
    const last = group.reduce((one, other) => (other.at > one.at ? other : one));
    const entry = entries.get(last.item);
    return times > 0 && entry ? [{ entry, times, at: last.at, response: isWrong(last) ? last.response : undefined }] : [];
  });
  return all.sort((a, b) => b.times - a.times || Number(b.response !== undefined) - Number(a.response !== undefined) || b.at - a.at);
}

/** The topics of which least was right at the last try. */
function weakOf(pool: Pool, responses: readonly Kept[]): Weak[] {
  const tries = triesOf(responses);
  const topics = pool.topics.map((topic) => ({ topic, right: 0, n: 0 }));
  for (const [memory, number] of new Map(pool.entries.map((entry) => [entry.memory, entry.topic]))) {
    const last = tries.get(memory)?.at(-1);
    const topic = topics[number];
    if (!last || !topic) continue;
    topic.n += 1;
    topic.right += isWrong(last) ? 0 : 1;
  }
  const weak = topics.filter(({ right, n }) => n >= ENOUGH && right / n < WELL);
  return weak.sort((a, b) => a.right / a.n - b.right / b.n).slice(0, MOST_WEAK);
}

/** Whether two files are one learner's: of one name, or with a try in common, down to the millisecond. */
export function isSame(one: MentorFile, other: MentorFile): boolean {
  if (one.name && one.name === other.name) return true;
  const stamps = new Set(stampsOf(one));
  return stampsOf(other).some((stamp) => stamps.has(stamp));
}

const stampsOf = ({ responses }: MentorFile): string[] => responses.flatMap(({ item, history }) => history.map(({ at }) => `${item} ${at}`));

/** Of each learner the newest file, with the one before it. */
export function paired<F extends MentorFile>(files: readonly F[]): { file: F; before: F | undefined }[] {
  const groups: F[][] = [];
  for (const file of [...files].sort((a, b) => b.saved - a.saved)) {
    const own = groups.find(([newest]) => newest && isSame(newest, file));
    if (own) own.push(file);
    else groups.push([file]);
  }
  return groups.map(([file, before]) => ({ file: file as F, before }));
}

function changeSince(file: MentorFile, before: MentorFile): Change {
  const done = (one: MentorFile) => one.days.filter(isDone).length;
  const known = new Map(before.texts.map((list) => [list.list, list.answers]));
  const texts = textsOf(file).filter(({ list, entry, answer }) => known.get(list)?.[entry]?.value !== answer.value).length;
  return { ...triesSince(file, before.saved), days: done(file) - done(before), texts };
}

/** By the times in the file alone: what was practised and decided in the last seven days. */
function changeOfWeek(file: MentorFile): Change {
  const since = file.saved - WEEK_MS;
  const texts = textsOf(file).filter(({ answer }) => isDecision(answer) && answer.at > since).length;
  return { ...triesSince(file, since), days: undefined, texts };
}

function triesSince({ responses }: MentorFile, since: number): Pick<Change, "since" | "tries" | "right" | "better" | "worse"> {
  const all = [...triesOf(responses).values()];
  const later = all.flat().filter(({ at }) => at > since);
  const turned = all.map((tries) => {
    const [before, last] = [tries.filter(({ at }) => at <= since).at(-1), tries.at(-1)];
    return before ? Number(isWrong(before)) - Number(isWrong(last)) : 0;
  });
  return {
    since,
    tries: later.length,
    right: later.filter((one) => !isWrong(one)).length,
    better: turned.filter((one) => one > 0).length,
    worse: turned.filter((one) => one < 0).length,
  };
}

export interface OwnText {
  readonly list: Filled["list"];
  readonly entry: string;
  readonly answer: Answer;
}

export function textsOf({ texts }: MentorFile): OwnText[] {
  return texts.flatMap(({ list, answers }) => Object.entries(answers).map(([entry, answer]) => ({ list, entry, answer })));
}
