/** One's progress as a file, to keep or to carry to another device. */
import type { PracticeKey } from "../labels.ts";
import { save } from "../shared/giving.ts";
import { isNumber, isObject, parsed } from "../shared/json.ts";
import { decidedBy, isDecisions, type Decisions } from "./decisions.ts";
import { isKeptMock, type KeptMock } from "./kept-mocks.ts";
import { isKept, notAfter, type Kept } from "./responses.ts";
import { isRound, type Round } from "../practice/round.ts";
import type { Store } from "./progress-store.ts";

const FORMAT = "casebook-progress";
const VERSION = 1;
const MOST_BYTES = 50_000_000; // a hundred times what years of practice come to

export interface Progress {
  readonly responses: readonly Kept[];
  readonly rounds: readonly Round[];
  /** What was decided in cases; files of earlier versions say nothing of it. */
  readonly decisions: readonly Decisions[];
  /** Mock exams; likewise. */
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
  const { responses, rounds, decisions = [], mocks = [] } = file;
  if (!Array.isArray(responses) || !Array.isArray(rounds) || !Array.isArray(decisions) || !Array.isArray(mocks)) return "import-not-progress";
  const goodResponses = responses.filter(isKept).map((kept) => notAfter(kept, now));
  const goodRounds = rounds.filter(isRound).map((round) => ({ ...round, at: Math.min(round.at, now) }));
  const goodDecisions = decisions.filter(isDecisions).map((one) => decidedBy(now, one));
  const goodMocks = mocks.filter(isKeptMock).map((mock) => ({ ...mock, at: Math.min(mock.at, now) }));
  const good = [...goodResponses, ...goodRounds, ...goodDecisions, ...goodMocks].length;
  const leftOut = responses.length + rounds.length + decisions.length + mocks.length - good;
  return { responses: goodResponses, rounds: goodRounds, decisions: goodDecisions, mocks: goodMocks, leftOut };
}

/** Hands the learner a file; nothing leaves the device. */
export async function saveProgress(store: Store, now: Date): Promise<void> {
  const [responses, rounds] = [[...(await store.responses()).values()], await store.rounds()];
  const [decisions, mocks] = [await store.decisions(), await store.mocks()];
  const { name, text } = toFile({ responses, rounds, decisions, mocks }, now);
  save(text, name, "application/json");
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
  await store.merge(progress.responses, progress.rounds, progress.decisions, progress.mocks);
  const done: Message = { label: "imported", n: progress.responses.length };
  return progress.leftOut > 0 ? [done, { label: "import-left-out", n: progress.leftOut }] : [done];
}
