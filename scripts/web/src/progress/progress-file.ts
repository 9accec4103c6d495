/** One's progress as a file, to keep or to carry to another device. */
import type { PracticeKey } from "../labels.ts";
import { save } from "../shared/giving.ts";
import { isNumber, isObject, parsed } from "../shared/json.ts";
import { answeredBy, isFilled, type Filled } from "../checklist/answers.ts";
import { keepCopied } from "./copied.ts";
import { DECIDED, isDecisions } from "./decisions.ts";
import { isKeptMock, type KeptMock } from "./kept-mocks.ts";
import { isKept, notAfter, type Kept } from "./responses.ts";
import { isRound, type Round } from "../practice/round.ts";
import type { Store } from "./progress-store.ts";

const FORMAT = "casebook-progress";
const VERSION = 2; // 2 has all lists; 1 had decisions of them, or none
const MOST_BYTES = 50_000_000; // a hundred times what years of practice come to

export interface Progress {
  readonly responses: readonly Kept[];
  readonly rounds: readonly Round[];
  /** What is filled in and ticked: check-lists, the path, exercises, decisions in cases. */
  readonly lists: readonly Filled[];
  /** Mock exams that were handed in. */
  readonly mocks: readonly KeptMock[];
}

/** Why a file can't be taken in, by the label that says so. */
export type Refusal = "import-not-progress" | "import-newer";

export function toFile(progress: Progress, now: Date): { name: string; text: string } {
  const text = JSON.stringify({ format: FORMAT, version: VERSION, saved: now.toISOString(), ...progress });
  return { name: `${FORMAT}-${now.toISOString().slice(0, 10)}.json`, text };
}

/** What a file holds, less the records that can't be read; or why it is refused as a whole. */
export function fromFile(text: string, now: number): (Progress & { leftOut: number }) | Refusal {
  const file = parsed(text);
  if (!isObject(file) || file["format"] !== FORMAT || !isNumber(file["version"])) return "import-not-progress";
  if (file["version"] > VERSION) return "import-newer";
  const { responses, rounds, decisions = [], lists = decisions, mocks = [] } = file;
  if (![responses, rounds, lists, mocks].every(Array.isArray)) return "import-not-progress";
  const all = { responses, rounds, lists, mocks } as Record<"responses" | "rounds" | "lists" | "mocks", unknown[]>;
  const good = {
    responses: all.responses.filter(isKept).map((kept) => notAfter(kept, now)),
    rounds: all.rounds.filter(isRound).map((round) => ({ ...round, at: Math.min(round.at, now) })),
    lists: all.lists.filter(isList).map((list) => answeredBy(now, list)),
    mocks: all.mocks.filter(isKeptMock).map((mock) => ({ ...mock, at: Math.min(mock.at, now) })),
  };
  const count = (records: object) => Object.values(records).flat().length;
  return { ...good, leftOut: count(all) - count(good) };
}

const isList = (value: unknown): value is Filled => isFilled(value) && (!value.list.startsWith(DECIDED) || isDecisions(value));

/** Hands the learner a file; nothing leaves the device. */
export async function saveProgress(store: Store, now: Date): Promise<void> {
  const [responses, rounds] = [[...(await store.responses()).values()], await store.rounds()];
  const [lists, mocks] = [await store.filled(), await store.mocks()];
  const { name, text } = toFile({ responses, rounds, lists, mocks }, now);
  save(text, name, "application/json");
  keepCopied(now.getTime());
}

export interface Message {
  readonly label: PracticeKey;
  readonly n: number;
}

/** Takes in a file's progress; says what came of it. */
export async function loadProgress(file: File, store: Store, now: number): Promise<Message[]> {
  const text = file.size > MOST_BYTES ? "" : await file.text().catch(() => "");
  const progress = fromFile(text, now);
  if (typeof progress === "string") return [{ label: progress, n: 0 }];
  await store.merge(progress.responses, progress.rounds, progress.lists, progress.mocks);
  const done: Message = { label: "imported", n: progress.responses.length };
  return progress.leftOut > 0 ? [done, { label: "import-left-out", n: progress.leftOut }] : [done];
}
