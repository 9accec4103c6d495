/**
 * <casebook-practice src="set.json" words="words.json" base="../../">: a practice set, one item at a time.
 * A small set stands in the page: as JSON in the attribute `set`, instead of `src`. (Material's instant navigation would
 * run a <script> of any type.)
 */
import type { PracticeKey, PracticeWords } from "../labels.ts";
import { openStore, isFirstVisit, type Store } from "../progress/progress-store.ts";
import type { Kept } from "../progress/responses.ts";
import { CasebookElement, define } from "../shared/element.ts";
import { load, type LoadProblem } from "../shared/load.ts";
import { parseSet, type PracticeSet } from "./practice-set.ts";
import { printView } from "./print-view.ts";
import { Session } from "./session.ts";

interface Opened {
  readonly set: PracticeSet;
  readonly store: Store;
  readonly reading: Promise<ReadonlyMap<string, Kept>>;
}

class CasebookPractice extends CasebookElement<PracticeKey, Opened | LoadProblem> {
  #session: Session | undefined;

  /** The set; what is kept is read while it loads. */
  protected override async load(signal: AbortSignal): Promise<Opened | LoadProblem> {
    this.#session = undefined;
    const store = openStore();
    const reading = store.responses().catch(() => new Map<string, Kept>());
    signal.addEventListener("abort", () => {
      this.#session?.flush();
      store.close();
    });
    const inPage = this.getAttribute("set");
    const set = inPage === null ? await load(this.url("src"), parseSet, signal) : parseSet(inPage);
    if (typeof set !== "string") return { set, store, reading };
    store.close();
    return set;
  }

  protected async show(words: PracticeWords, opened: Opened | LoadProblem, signal: AbortSignal, again: boolean): Promise<string | void> {
    if (typeof opened === "string") return words.t(`load-${opened}`);
    return this.#start(words, opened, signal, again).catch(() => words.t("load-broken"));
  }

  async #start(words: PracticeWords, { set, store, reading }: Opened, signal: AbortSignal, again: boolean): Promise<void> {
    const session = (this.#session = new Session(set, store, words, this.url("base").href));
    if (isFirstVisit()) session.beginAtOnce(reading);
    else await session.begin(reading);
    if (signal.aborted) return;
    addEventListener("pagehide", () => session.flush(), { signal });
    this.replaceChildren(session.frame.element);
    if (again) session.frame.focus();
    this.#onPrint(set, words, signal);
  }

  /** On paper the whole set is a list. Some browsers tell by event, some by media query. */
  #onPrint({ items }: PracticeSet, words: PracticeWords, signal: AbortSignal): void {
    const media = matchMedia("print");
    const remove = () => this.querySelector(".cb-print")?.remove();
    const show = () => {
      remove();
      this.append(printView(items, words));
    };
    addEventListener("beforeprint", show, { signal });
    addEventListener("afterprint", remove, { signal });
    media.addEventListener("change", () => (media.matches ? show() : remove()), { signal });
  }
}

define("casebook-practice", CasebookPractice);
