/**
 * What a mentor needs for the Friday talk, as a file that the learner hands over: days of the path, tries, own texts. A
 * snapshot of the learner's device, whose days and whose memory it is. Lists kept for clients stay out of it. Pure.
 */
import { read, type Filled } from "../checklist/answers.ts";
import { DECIDED } from "../progress/decisions.ts";
import { isKept, notAfter, type Kept } from "../progress/responses.ts";
import { isNumber, isObject, isShape, isText, parsed } from "../shared/json.ts";
import { LEECH } from "./limits.ts";
import type { Known } from "./known.ts";
import type { Pool } from "./pool.ts";

const FORMAT = "casebook-mentor";
const VERSION = 1;
export const EXERCISE = "exercise--";

/** A day of the path, and how much of it is ticked. */
export interface DayDone {
  readonly list: string;
  readonly title: string;
  readonly done: number;
  readonly of: number;
}

export interface MentorFile {
  /** When it was saved, in ms since 1970. */
  readonly saved: number;
  /** As typed in for this file; empty where nothing was. */
  readonly name: string;
  readonly days: readonly DayDone[];
  readonly responses: readonly Kept[];
  readonly texts: readonly Filled[];
  /** What was forgotten again and again, by its memory's id. */
  readonly leeches: readonly string[];
}

export function toMentorFile(known: Known, kept: Iterable<Kept>, name: string, now: Date): { name: string; text: string } {
  const { pool, filled, memories } = known;
  const content: Omit<MentorFile, "saved"> = {
    name,
    days: daysOf(pool, filled),
    responses: [...kept],
    texts: filled.flatMap((list) => own(pool, list) ?? []),
    leeches: [...memories].flatMap(([memory, { lapses }]) => (lapses >= LEECH ? [memory] : [])),
  };
  const text = JSON.stringify({ format: FORMAT, version: VERSION, saved: now.toISOString(), ...content });
  return { name: `${FORMAT}-${now.toISOString().slice(0, 10)}.json`, text };
}

function daysOf(pool: Pool, filled: readonly Filled[]): DayDone[] {
  return pool.path.flatMap(({ list, days }) => {
    const ticked = filled.find((one) => one.list === list)?.answers ?? {};
    return days.map(({ title, entries }) => ({ list, title, done: entries.filter(({ id }) => Object.hasOwn(ticked, id)).length, of: entries.length }));
  });
}

/** What was written of a list that is a mentor's business: of the path, an exercise or a case. Ticks are in the days. */
function own(pool: Pool, { list, answers }: Filled): Filled | undefined {
  const isTheirs = list.startsWith(EXERCISE) || list.startsWith(DECIDED) || pool.path.some((stage) => stage.list === list);
  const written = Object.entries(answers).filter(([, { value }]) => value !== true);
  return isTheirs && written.length > 0 ? { list, answers: Object.fromEntries(written) } : undefined;
}

/** Why a file can't be opened, by the label that says so. */
export type Refused = "file-other" | "file-newer" | "file-broken";

/** What a file holds, less the records that can't be read (`leftOut`); or why it is refused as a whole. */
export function fromMentorFile(text: string, now: number): (MentorFile & { leftOut: number }) | Refused {
  const file = parsed(text);
  if (!isObject(file)) return text.includes(`"${FORMAT}"`) ? "file-broken" : "file-other"; // cut off on its way
  if (file["format"] !== FORMAT) return "file-other";
  if (isNumber(file["version"]) && file["version"] > VERSION) return "file-newer";
  const { saved, name, days, responses, texts, leeches } = file;
  const at = isText(saved) ? Date.parse(saved) : NaN;
  if (!isNumber(at) || ![days, responses, texts, leeches].every(Array.isArray)) return "file-broken";
  const all = { days: days as unknown[], responses: responses as unknown[], texts: texts as unknown[], leeches: leeches as unknown[] };
  const good = {
    days: all.days.filter(isDay),
    responses: all.responses.filter(isKept).map((kept) => notAfter(kept, now)),
    texts: all.texts.flatMap((one) => (isObject(one) && isText(one["list"]) ? read(one, one["list"]) : [])),
    leeches: all.leeches.filter(isText),
  };
  const whole = good.days.length + good.responses.length + good.texts.filter(({ isWhole }) => isWhole).length + good.leeches.length;
  const leftOut = Object.values(all).reduce((sum, list) => sum + list.length, 0) - whole;
  return { ...good, texts: good.texts.map(({ filled }) => filled), saved: Math.min(at, now), name: isText(name) ? name : "", leftOut };
}

function isDay(value: unknown): value is DayDone {
  return isShape<DayDone>(value, { list: isText, title: isText, done: isNumber, of: isNumber });
}
