/**
 * <casebook-marks index="index.json" words="words.json">: says beside each entry of a page's lists how far one is. An entry
 * is marked `data-mark`: `practice:…`, `list:…`, `exercise:…`, or `due` for what today asks; `data-total` counts its parts.
 */
import type { Filled } from "../checklist/answers.ts";
import type { MarksKey, MarksWords } from "../labels.ts";
import type { Round } from "../practice/round.ts";
import { openStore } from "../progress/progress-store.ts";
import { CasebookElement, define } from "../shared/element.ts";
import { learner } from "./known.ts";
import { loadPool } from "./pool.ts";

interface Kept {
  readonly rounds: ReadonlyMap<string, Round>;
  readonly lists: ReadonlyMap<string, Filled>;
  readonly due: number;
}

class CasebookMarks extends CasebookElement<MarksKey, Kept> {
  protected override async load(signal: AbortSignal): Promise<Kept> {
    const store = openStore();
    try {
      const [rounds, lists] = [await store.rounds(), await store.filled()];
      const wantsDue = document.querySelector('[data-mark="due"]');
      const pool = wantsDue ? await loadPool(this.url("index"), signal) : undefined;
      const plan = pool && (await learner(pool, store, Date.now())).plan;
      const due = plan ? plan.due.length + plan.fresh.length : 0;
      return { rounds: new Map(rounds.map((round) => [round.slug, round])), lists: new Map(lists.map((one) => [one.list, one])), due };
    } catch {
      return { rounds: new Map(), lists: new Map(), due: 0 }; // the lists go on without marks
    } finally {
      store.close();
    }
  }

  protected show(words: MarksWords, kept: Kept): void {
    for (const place of document.querySelectorAll<HTMLElement>("[data-mark]")) {
      const said = markOf(place.dataset["mark"] ?? "", Number(place.dataset["total"] ?? 0), kept, words);
      if (!said) continue;
      const before = place.querySelector(".cb-mark-said") ?? place.appendChild(document.createElement("span"));
      before.className = "cb-mark-said";
      before.textContent = `${place.dataset["mark"] === "due" ? "" : " · "}${said}`;
    }
  }
}

/** What is said of an entry; nothing where nothing was done. */
export function markOf(mark: string, total: number, { rounds, lists, due }: Kept, { t }: MarksWords): string {
  const [kind, name = ""] = mark.split(":");
  if (kind === "due") return due > 0 ? t("due", { n: due }) : "";
  if (kind === "practice") {
    const outcomes = Object.values(rounds.get(name)?.outcomes ?? {}).filter((one) => !one.skipped);
    if (outcomes.length === 0) return "";
    const right = outcomes.filter(({ score }) => score === 1).length;
    return outcomes.length < total ? t("under-way", { n: outcomes.length, right }) : t("last-time", { right, n: outcomes.length });
  }
  const done = Object.keys(lists.get(kind === "exercise" ? `exercise--${name}` : name)?.answers ?? {}).length;
  if (done === 0) return "";
  return kind === "exercise" ? t("written") : t("filled", { n: Math.min(done, total), total });
}

define("casebook-marks", CasebookMarks);
