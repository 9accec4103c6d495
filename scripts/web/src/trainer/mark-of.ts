/** How far one is, in the words beside an entry of a list. Pure. */
import type { Filled } from "../checklist/answers.ts";
import type { MarksWords } from "../labels.ts";
import type { Round } from "../practice/round.ts";
import { DECIDED } from "../progress/decisions.ts";
import { readingOf } from "./plan.ts";
import type { Pool } from "./pool.ts";

export interface Marked {
  readonly rounds: ReadonlyMap<string, Round>;
  readonly lists: ReadonlyMap<string, Filled>;
  readonly due: number;
  /** The addresses of pages whose entry on the path is ticked. */
  readonly read: ReadonlySet<string>;
}

export const NOTHING: Marked = { rounds: new Map(), lists: new Map(), due: 0, read: new Set() };

export function readPages(pool: Pool, filled: readonly Filled[]): Set<string> {
  return new Set([...readingOf(pool, filled).read].flatMap((page) => pool.pages[page] ?? []));
}

/** What is said of an entry; nothing where nothing was done. */
export function markOf(mark: string, total: number, kept: Marked, { t }: MarksWords): string {
  const { rounds, lists, due } = kept;
  const [kind, name = ""] = mark.split(":");
  if (kind === "due") return due > 0 ? t("due", { n: due }) : "";
  if (kind === "case") return isRead(name, kept) ? t("read") : "";
  if (kind === "practice") {
    const outcomes = Object.values(rounds.get(name)?.outcomes ?? {}).filter((one) => !one.skipped);
    if (outcomes.length === 0) return "";
    const right = outcomes.filter(({ score }) => score === 1).length;
    return outcomes.length < total ? t("under-way", { n: outcomes.length, right }) : t("last-time", { right, n: outcomes.length });
  }
  const done = countOf(lists.get(kind === "exercise" ? `exercise--${name}` : name)?.answers);
  if (done === 0) return "";
  return kind === "exercise" ? t("written") : t("filled", { n: Math.min(done, total), total });
}

/** A case was read if it is ticked on the path, if something was decided in it, or its questions were tried. */
function isRead(id: string, { rounds, lists, read }: Marked): boolean {
  return read.has(`cases/${id}/`) || countOf(lists.get(`${DECIDED}case--${id}`)?.answers) > 0 || countOf(rounds.get(`case--${id}`)?.outcomes) > 0;
}

const countOf = (all: object | undefined): number => Object.keys(all ?? {}).length;
