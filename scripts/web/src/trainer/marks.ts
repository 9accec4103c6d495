/**
 * <casebook-marks index="index.json" words="words.json">: says beside each entry of a page's lists how far one is. An entry
 * is marked `data-mark`: `practice:…`, `list:…`, `exercise:…`, `case:…`, or `due` for what today asks; `data-total` counts
 * its parts. A list that changes says so by the event LISTED.
 */
import { LISTED } from "../archive/listed.ts";
import type { Filled } from "../checklist/answers.ts";
import type { MarksKey, MarksWords } from "../labels.ts";
import { isUntouched, openStore } from "../progress/progress-store.ts";
import { CasebookElement, define } from "../shared/element.ts";
import { keepToday, knownOf } from "./known.ts";
import { markOf, NOTHING, readPages, type Marked } from "./mark-of.ts";
import { loadPool } from "./pool.ts";

class CasebookMarks extends CasebookElement<MarksKey, Marked> {
  protected override async load(signal: AbortSignal): Promise<Marked> {
    if (await isUntouched()) return NOTHING;
    const store = openStore();
    try {
      const [rounds, lists] = [await store.rounds(), await store.filled()];
      const pool = this.#wantsPool(lists) ? await loadPool(this.url("index"), signal) : undefined;
      const of = { rounds: new Map(rounds.map((round) => [round.slug, round])), lists: new Map(lists.map((one) => [one.list, one])) };
      if (!pool) return { ...NOTHING, ...of };
      const known = knownOf(pool, (await store.responses()).values(), lists, Date.now());
      keepToday(known, new URL("../../", this.url("index"))); // the index came anew: its questions may have other addresses
      return { ...of, due: known.plan.due.length + known.plan.fresh.length, read: readPages(pool, lists) };
    } catch {
      return NOTHING; // the lists go on without marks
    } finally {
      store.close();
    }
  }

  /** For what is due, and for what was ticked on the path. */
  #wantsPool(lists: readonly Filled[]): boolean {
    return document.querySelector('[data-mark="due"]') !== null || lists.some(({ answers }) => Object.values(answers).some(({ value }) => value === true));
  }

  protected show(words: MarksWords, kept: Marked, signal: AbortSignal): void {
    document.addEventListener(LISTED, () => mark(words, kept), { signal });
    mark(words, kept);
  }
}

function mark(words: MarksWords, kept: Marked): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-mark]")) {
    const said = markOf(place.dataset["mark"] ?? "", Number(place.dataset["total"] ?? 0), kept, words);
    if (!said) continue;
    const before = place.querySelector(".cb-mark-said") ?? place.appendChild(document.createElement("span"));
    before.className = "cb-mark-said";
    before.textContent = `${place.dataset["mark"] === "due" ? "" : " · "}${said}`;
  }
}

define("casebook-marks", CasebookMarks);
