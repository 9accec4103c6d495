/** <casebook-today index="index.json" words="words.json" practice-words="words.json" base="../">: what is due, ten at a time. */
import type { PracticeKey, PracticeWords, TodayKey, TodayWords } from "../labels.ts";
import { itemScreen } from "../practice/item-screen.ts";
import { current, skipped, type Round } from "../practice/round.ts";
import { Session } from "../practice/session.ts";
import { openStore, type Store } from "../progress/progress-store.ts";
import { CasebookElement, define } from "../shared/element.ts";
import { h } from "../shared/dom.ts";
import { loadWords } from "../shared/words.ts";
import { cardScreen } from "./cards.ts";
import { contents } from "./contents.ts";
import { dayOf } from "./memory.ts";
import { keepToday, learner, type Known } from "./known.ts";
import { keptAs, loadPool, type Entry, type Pool } from "./pool.ts";
import { MOST_A_DAY, ofTopic, session as chosen, SESSION } from "./plan.ts";
import { endScreen, nothingScreen } from "./today-end.ts";

const SLUG = "today";

interface Opened {
  readonly pool: Pool;
  readonly store: Store;
  readonly practice: PracticeWords;
}

class CasebookToday extends CasebookElement<TodayKey, Opened | undefined> {
  #session: Session | undefined;
  /** What was passed over, by the day. */
  readonly #skipped = new Map<number, Set<string>>();

  protected override async load(signal: AbortSignal): Promise<Opened | undefined> {
    const store = openStore();
    signal.addEventListener("abort", () => {
      this.#session?.flush();
      store.close();
    });
    const lang = this.lang || document.documentElement.lang;
    const [pool, practice] = await Promise.all([
      loadPool(this.url("index"), signal), loadWords<PracticeKey>(this.url("practice-words"), lang, { signal }),
    ]);
    return pool && practice && { pool, store, practice };
  }

  protected async show(words: TodayWords, opened: Opened | undefined, signal: AbortSignal, again: boolean): Promise<string | void> {
    if (!opened) return words.t("load-network");
    addEventListener("pagehide", () => this.#session?.flush(), { signal });
    return this.#open(words, opened, again).catch(() => words.t("load-broken"));
  }

  /** Goes on where a session of today was left, or begins one. */
  async #open(words: TodayWords, opened: Opened, focus: boolean): Promise<string | void> {
    const { pool, store } = opened;
    const before = await store.round(SLUG).catch(() => undefined);
    const today = dayOf(Date.now());
    const isOfToday = before && dayOf(before.at) === today;
    const isOpen = isOfToday && current(before) !== undefined;
    const passed = new Set([...(this.#skipped.get(today) ?? []), ...(isOfToday ? skipped(before) : [])]);
    this.#skipped.set(today, passed);
    const asked = new URLSearchParams(location.search);
    if (isOpen && !asked.has("only") && !asked.has("topic")) return this.#run(words, opened, entriesOf(pool, before.order), focus, before);
    const known = await learner(pool, store, Date.now(), passed);
    keepToday(known, this.url("base"));
    const entries = next(known);
    if (entries.length > 0) return this.#run(words, opened, entries, focus);
    this.replaceChildren(nothingScreen(known, asked.get("only") === "missed", words, this.url("base").href));
  }

  async #run(words: TodayWords, opened: Opened, entries: readonly Entry[], focus: boolean, before?: Round): Promise<string | void> {
    const { pool, store, practice } = opened;
    const found = await contents(pool, entries, this.url("base"));
    if (!found) return words.t("load-network");
    const { items, cards } = found;
    const base = this.url("base").href;
    const topics = Object.fromEntries(pool.topics.map(({ id, title }) => [id, title]));
    const set = { slug: SLUG, title: words.t("session"), topics, items, leftOut: 0 };
    const session = (this.#session = new Session(set, store, practice, base, {
      item: (shown, item) => {
        const card = cards.get(item.id);
        return card ? cardScreen(shown, item, card, words) : itemScreen(shown, item);
      },
      result: (shown) => endScreen(shown, words, learner(pool, store, Date.now()), items, (known) => next(known).length > 0, () => this.#more(words, opened)),
    }));
    this.replaceChildren(session.frame.element);
    if (before) session.resume(before);
    else session.ask(items.map(({ id }) => id), focus);
  }

  /** Ten more. */
  #more(words: TodayWords, opened: Opened): void {
    void this.#open(words, opened, true).then((problem) => problem && this.replaceChildren(h("p", { role: "alert" }, problem)));
  }
}

/** What the address asks for: ten of what is due, of what was missed, or of a topic. */
function next({ pool, plan, memories, today }: Known): Entry[] {
  const asked = new URLSearchParams(location.search);
  const n = Math.min(Number(asked.get("n")) || SESSION, MOST_A_DAY);
  const topic = asked.get("topic");
  return topic ? ofTopic(pool, memories, topic, today, n) : chosen(plan, asked.get("only") ?? "", n);
}

function entriesOf(pool: Pool, order: readonly string[]): Entry[] {
  const by = new Map(pool.entries.map((entry) => [keptAs(entry), entry]));
  return order.flatMap((id) => by.get(id) ?? []);
}

define("casebook-today", CasebookToday);
