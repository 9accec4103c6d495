/** One's progress out to a file and in from one. */
import { save } from "../shared/giving.ts";
import type { PracticeKey } from "../labels.ts";
import { fromFile, toFile } from "./progress-file.ts";
import type { Store } from "./progress-store.ts";

const MOST_BYTES = 50_000_000; // a hundred times what years of practice come to

/** Hands the learner a file; nothing leaves the device. */
export async function saveProgress(store: Store, now: Date): Promise<void> {
  const [responses, rounds] = [await store.responses(), await store.rounds()];
  const { name, text } = toFile({ responses: [...responses.values()], rounds }, now);
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
  await store.merge(progress.responses, progress.rounds);
  const done: Message = { label: "imported", n: progress.responses.length };
  return progress.leftOut > 0 ? [done, { label: "import-left-out", n: progress.leftOut }] : [done];
}
