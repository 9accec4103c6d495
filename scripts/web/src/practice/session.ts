/** A learner and a practice set: what happens on each act, what is kept, which screen is shown. */
import { percent } from "../shared/numbers.ts";
import { confirmed } from "../shared/confirm.ts";
import { focusOn } from "../shared/dom.ts";
import type { Frame } from "./frame.ts";
import { itemScreen, type Acts, type Screen, type Seat } from "./item-screen.ts";
import type { PracticeKey, PracticeWords } from "../labels.ts";
import type { PracticeSet } from "./practice-set.ts";
import type { Kept } from "../progress/responses.ts";
import { resultScreen } from "./round-result.ts";
import * as rounds from "./round.ts";
import type { Outcome, Round } from "./round.ts";
import { score } from "../items/scoring.ts";
import type { Store } from "../progress/progress-store.ts";
import { loadProgress, saveProgress } from "../progress/transfer.ts";
import type { PracticeItem } from "../items/types.ts";

const DRAFT_MS = 300;

export class Session {
  #round!: Round;
  readonly #items: ReadonlyMap<string, PracticeItem>;
  #draftTimer = 0;

  constructor(
    private readonly set: PracticeSet,
    private readonly store: Store,
    private readonly frame: Frame,
    private readonly words: PracticeWords,
    private readonly base: string,
  ) {
    this.#items = new Map(set.items.map((item) => [item.id, item]));
    void store.lasting.then((lasting) => lasting || frame.notice(words.t("not-lasting")));
    if (set.leftOut > 0) frame.notice(words.t("items-left-out", { n: set.leftOut }));
  }

  /** Takes up the round where it was left, or begins one. */
  async begin(reading: Promise<ReadonlyMap<string, Kept>>): Promise<void> {
    const before = await this.store.round(this.set.slug);
    const round = before && rounds.fitted(before, this.set.items);
    if (round && round.order.length > 0) this.#round = round;
    else this.#change(this.#freshRound(await reading, 0)); // older than any round that has begun, in an imported file too
    this.#show(false);
    void reading.then(() => {
      if (this.store.setAside > 0) this.frame.notice(this.words.t("set-aside", { n: this.store.setAside }));
    });
  }

  /** Begins a round at once, and takes up what turns out to be kept, unless the learner was faster. */
  beginAtOnce(reading: Promise<ReadonlyMap<string, Kept>>): void {
    const shown = (this.#round = this.#freshRound(new Map(), 0));
    this.#show(false);
    void Promise.all([this.store.round(this.set.slug), reading])
      .then(async ([round, kept]) => {
        if (this.#round !== shown) return;
        if (round || kept.size > 0 || this.store.setAside > 0) await this.begin(reading);
        else await this.#keep(this.store.keepRound(shown));
      })
      .catch(() => this.say("not-kept"));
  }

  /** All responses; none when they can't be read, so that practice goes on. */
  async #kept(): Promise<ReadonlyMap<string, Kept>> {
    return this.store.responses().catch(() => new Map<string, Kept>());
  }

  /** Writes what is not written yet. */
  flush(): void {
    if (!this.#draftTimer) return;
    clearTimeout(this.#draftTimer);
    this.#draftTimer = 0;
    this.#keep(this.store.keepRound(this.#round));
  }

  async startOver(): Promise<void> {
    const { t } = this.words;
    const n = this.set.items.length;
    const ask = { title: t("start-over-ask"), text: t("start-over-warn", { n }), yes: t("start-over"), no: t("cancel") };
    if (!(await confirmed(this.frame.element, ask))) return;
    await this.#keep(this.store.forget(this.set.slug, [...this.#items.keys()]));
    this.#go(this.#freshRound(new Map(), 0)); // regretted? A file's round is newer than one in which nothing was done
  }

  async save(): Promise<void> {
    this.flush();
    await saveProgress(this.store, new Date());
  }

  async load(file: File): Promise<void> {
    this.flush();
    const messages = await loadProgress(file, this.store, Date.now());
    for (const { label, n } of messages) this.say(label, n);
    if (messages[0]?.label === "imported") await this.begin(this.#kept());
  }

  /** A message that stays, and is spoken. */
  say(label: PracticeKey, n = 0): void {
    const text = this.words.t(label, { n });
    this.frame.notice(text);
    this.frame.announce(text);
  }

  #freshRound(kept: ReadonlyMap<string, Kept>, now: number): Round {
    return rounds.newRound(this.set.slug, this.set.items, kept, freshSeed(), now);
  }

  /** Goes on with a changed round: keeps it and shows its screen. */
  #go(round: Round): void {
    this.#change(round);
    this.#show(true);
  }

  #change(round: Round): void {
    clearTimeout(this.#draftTimer);
    this.#draftTimer = 0;
    this.#round = round;
    this.#keep(this.store.keepRound(round));
  }

  async #keep(written: Promise<void>): Promise<void> {
    await written.catch(() => this.say("not-kept"));
  }

  #show(focus: boolean): void {
    const id = rounds.current(this.#round);
    const screen = id === undefined ? this.#resultScreen() : this.#itemScreen(this.#items.get(id) as PracticeItem);
    this.frame.show(screen.element);
    if (focus) focusOn(screen.heading);
  }

  #itemScreen(item: PracticeItem): Screen {
    const round = this.#round;
    const seat: Seat = {
      item,
      topic: this.set.topics[item.topic] ?? item.topic,
      number: round.place + 1,
      total: round.order.length,
      seed: round.seed,
      outcome: rounds.outcomeOf(round, item.id),
      draft: round.draft?.response,
      base: this.base,
    };
    return itemScreen(seat, this.#acts(item), this.words);
  }

  #acts(item: PracticeItem): Acts {
    const { id, digest } = item;
    const mark = (outcome: Outcome) => rounds.withOutcome(this.#round, id, outcome, Date.now());
    return {
      announce: this.frame.announce,
      done: () => Object.keys(this.#round.outcomes).length,
      drafted: (response) => this.#drafted({ digest, response }),
      checked: (response) => {
        const outcome: Outcome = { digest, response, score: score(item.kind, item.key, response) ?? 0 };
        this.#change(mark(outcome));
        this.#keep(this.store.keepTry(id, response, { at: Date.now(), digest, score: outcome.score }));
        return outcome;
      },
      selfScored: (met, points) => {
        const outcome = rounds.outcomeOf(this.#round, id) as Outcome;
        this.#change(mark({ ...outcome, met, score: points }));
        this.#keep(this.store.keepScore(id, points));
        this.frame.announce(percent(this.words, points));
      },
      skipped: () => {
        this.#round = mark({ digest, skipped: true, response: "", score: 0 });
        this.#go(rounds.advanced(this.#round, Date.now()));
      },
      next: () => this.#go(rounds.advanced(this.#round, Date.now())),
    };
  }

  /** Typing is kept a moment after it stops. */
  #drafted(draft: rounds.Draft): void {
    this.#round = rounds.withDraft(this.#round, draft, Date.now());
    clearTimeout(this.#draftTimer);
    this.#draftTimer = setTimeout(() => this.flush(), DRAFT_MS);
  }

  #resultScreen(): Screen {
    const { set } = this;
    const round = this.#round;
    const results = rounds.resultsByTopic(round, set.items);
    const sum = {
      results: results.map((result) => ({ ...result, title: set.topics[result.topic] ?? result.topic })),
      mistakes: rounds.mistakes(round).length,
      skipped: rounds.skipped(round).length,
      base: this.base,
    };
    const ways = {
      practiseMistakes: () => this.#go(rounds.mistakesRound(round, freshSeed(), Date.now())),
      backToSkipped: () => this.#go(rounds.reopened(round, Date.now())),
      newRound: async () => this.#go(this.#freshRound(await this.#kept(), Date.now())),
    };
    return resultScreen(sum, ways, this.words);
  }
}

function freshSeed(): string {
  return crypto.getRandomValues(new Uint32Array(2)).join("-");
}
