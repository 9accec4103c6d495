/** A learner and a practice set: what happens on each act, what is kept, which screen is shown. */
import { percent } from "../shared/numbers.ts";
import { confirmed } from "../shared/confirm.ts";
import { button } from "../shared/dom.ts";
import { Frame } from "./frame.ts";
import { itemScreen } from "./item-screen.ts";
import type { PracticeKey, PracticeWords } from "../labels.ts";
import type { PracticeSet } from "./practice-set.ts";
import { tryAt, type Kept } from "../progress/responses.ts";
import { resultScreen } from "./round-result.ts";
import * as rounds from "./round.ts";
import type { Outcome, Round } from "./round.ts";
import { score } from "../items/scoring.ts";
import type { Store } from "../progress/progress-store.ts";
import { loadProgress, saveProgress } from "../progress/progress-file.ts";
import { isForMentor, type PracticeItem, type Response } from "../items/types.ts";

const DRAFT_MS = 300;

/** Which screens a session has. */
export interface Screens {
  item(session: Session, item: PracticeItem): HTMLElement;
  result(session: Session): HTMLElement;
}

export class Session {
  readonly frame: Frame;
  readonly #items: ReadonlyMap<string, PracticeItem>;
  #round!: Round;
  #draftTimer = 0;
  /** The last try, as long as it can be taken back. */
  #last: string | undefined;

  /** `base`: the address that references begin at. */
  constructor(
    readonly set: PracticeSet,
    private readonly store: Store,
    readonly words: PracticeWords,
    readonly base: string,
    private readonly screens: Screens = { item: itemScreen, result: resultScreen },
  ) {
    this.#items = new Map(set.items.map((item) => [item.id, item]));
    const safe = (act: Promise<void>) => void act.catch(() => this.say("not-kept"));
    const tools = {
      startOver: screens.result === resultScreen && (() => safe(this.#startOver())),
      save: () => safe(this.#save()),
      load: (file: File) => safe(this.#load(file)),
    };
    this.frame = new Frame(set.title, set.most === undefined ? tools : undefined, words);
    void store.lasting.then((lasting) => lasting || this.frame.notice(words.t("not-lasting")));
    if (set.leftOut > 0) this.frame.notice(words.t("items-left-out", { n: set.leftOut }));
  }

  get round(): Round {
    return this.#round;
  }

  /** How much of what is asked is done. */
  get done(): number {
    const outcomes = Object.values(this.#round.outcomes);
    return outcomes.length + outcomes.filter(({ second }) => second).length;
  }

  /** How much is asked: what comes back is asked twice. */
  get total(): number {
    return rounds.asked(this.#round).length;
  }

  /** "Question 3 of 10", or which of those that come back. */
  get heading(): string {
    const { place, order } = this.#round;
    const isSecond = rounds.isSecond(this.#round);
    const [n, total] = isSecond ? [place - order.length + 1, this.total - order.length] : [place + 1, order.length];
    return this.words.t(isSecond ? "once-more-of" : "item-of", { n, total });
  }

  readonly announce = (text: string): void => this.frame.announce(text);

  /** The title of a topic. */
  readonly topic = (id: string): string => this.set.topics[id] ?? id;

  /** Takes up the round where it was left, or begins one. */
  async begin(reading: Promise<ReadonlyMap<string, Kept>>): Promise<void> {
    const before = await this.store.round(this.set.slug);
    const round = before && this.#fitted(before);
    if (round && round.order.length > 0) this.#round = round;
    else this.#change(this.#freshRound(await reading, 0), true); // older than any round that has begun, in an imported file too
    this.#show(false);
    void reading.then(() => {
      if (this.store.setAside > 0) this.frame.notice(this.words.t("set-aside", { n: this.store.setAside }));
    });
  }

  /** Goes through these items, in their order. */
  ask(order: readonly string[], focus: boolean): void {
    this.#change({ slug: this.set.slug, seed: freshSeed(), at: Date.now(), scope: "all", order, place: 0, outcomes: {} }, true);
    this.#show(focus);
  }

  /** Takes up this round. */
  resume(round: Round): void {
    this.#round = rounds.fitted(round, this.set.items);
    this.#show(false);
  }

  /** The round that was left; undefined where a few are asked at a time and these are done. */
  #fitted(before: Round): Round | undefined {
    const { items, most } = this.set;
    if (most === undefined) return rounds.fitted(before, items);
    const round = rounds.fitted(before, items.filter(({ id }) => before.order.includes(id)));
    return rounds.current(round) === undefined ? undefined : round;
  }

  /** Begins a round at once, and takes up what turns out to be kept, unless the learner was faster. */
  beginAtOnce(reading: Promise<ReadonlyMap<string, Kept>>): void {
    const shown = (this.#round = this.#freshRound(new Map(), 0));
    this.#show(false);
    void Promise.all([this.store.round(this.set.slug), reading])
      .then(async ([round, kept]) => {
        if (this.#round !== shown) return;
        if (round || kept.size > 0 || this.store.setAside > 0) await this.begin(reading);
        else await this.#keep(this.store.keepRound(shown, true));
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

  async #startOver(): Promise<void> {
    const { t } = this.words;
    const n = this.set.items.length;
    const ask = { title: t("start-over-ask"), text: t("start-over-warn", { n }), yes: t("start-over"), no: t("cancel") };
    if (!(await confirmed(this.frame.element, ask))) return;
    await this.#keep(this.store.forget(this.set.slug, [...this.#items.keys()]));
    this.#go(this.#freshRound(new Map(), 0), true); // regretted? A file's round is newer than one in which nothing was done
  }

  async #save(): Promise<void> {
    this.flush();
    await saveProgress(this.store, new Date());
  }

  async #load(file: File): Promise<void> {
    this.flush();
    this.#last = undefined;
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
    const round = rounds.newRound(this.set.slug, this.set.items, kept, freshSeed(), now);
    return { ...round, order: round.order.slice(0, this.set.most) };
  }

  /** Goes on with a changed round, or one that begins: keeps it and shows its screen, on which the try at `last` can be taken back. */
  #go(round: Round, begins = false, last?: string): void {
    this.#last = last;
    this.#change(round, begins);
    this.#show(true);
  }

  #change(round: Round, begins = false): void {
    clearTimeout(this.#draftTimer);
    this.#draftTimer = 0;
    this.#round = round;
    this.#keep(this.store.keepRound(round, begins).then((whole) => this.#takeIn(whole)));
  }

  /** What another tab did in the round meanwhile need not be done again here. */
  #takeIn(whole: Round): void {
    if (whole.seed !== this.#round.seed) return;
    const more = rounds.withOutcomesOf(whole, this.#round);
    if (more !== this.#round) this.#round = this.#fitted(more) ?? this.#round;
  }

  async #keep(written: Promise<unknown>): Promise<void> {
    await written.catch(() => this.say("not-kept"));
  }

  #show(focus: boolean): void {
    const id = rounds.current(this.#round);
    this.frame.show(id === undefined ? this.screens.result(this) : this.screens.item(this, this.#items.get(id) as PracticeItem));
    if (focus) this.frame.focus();
  }

  #mark(item: PracticeItem, outcome: Outcome): Round {
    return rounds.withOutcome(this.#round, item.id, outcome, Date.now());
  }

  /** Typing is kept a moment after it stops. */
  drafted({ digest }: PracticeItem, response: Response): void {
    this.#round = rounds.withDraft(this.#round, { digest, response }, Date.now());
    clearTimeout(this.#draftTimer);
    this.#draftTimer = setTimeout(() => this.flush(), DRAFT_MS);
  }

  check(item: PracticeItem, response: Response): Outcome {
    const { id, digest } = item;
    const done = isForMentor(item) && { unscored: true, score: 1 };
    const points = score(item.kind, item.key, response) ?? 0;
    const outcome: Outcome = { digest, response, score: points, ...this.#coming(item.kind !== "open" && points < 1), ...done };
    this.#change(this.#mark(item, outcome));
    this.#keep(this.store.keepTry(id, response, tryAt(item, response, outcome.score, Date.now())));
    this.#last = id;
    return outcome;
  }

  /** How well it was known, by one's own judgement, with nothing written; on to the next. */
  judged(item: PracticeItem, points: number): void {
    const { id, digest } = item;
    this.#round = this.#mark(item, { digest, response: "", score: points, ...this.#coming(points < 1) });
    this.#keep(this.store.keepTry(id, "", tryAt(item, "", points, Date.now())));
    this.#go(rounds.advanced(this.#round, Date.now()), false, id);
  }

  /** What was missed comes back, once. */
  #coming(isMissed: boolean): Pick<Outcome, "comesBack"> {
    return isMissed && !rounds.isSecond(this.#round) ? { comesBack: true } : {};
  }

  /** A button that takes the last try back, where there is one to take back. */
  undoButton(): HTMLElement | undefined {
    const id = this.#last;
    return id === undefined ? undefined : button(this.words.t("undo"), () => this.#undo(id));
  }

  #undo(id: string): void {
    this.#keep(this.store.dropTry(id));
    this.#go(rounds.undone(this.#round, id, Date.now()), true);
    this.announce(this.words.t("undone"));
  }

  selfScored(item: PracticeItem, met: string[], points: number): void {
    const outcome = rounds.outcomeOf(this.#round, item.id) as Outcome;
    this.#change(this.#mark(item, { ...outcome, met, score: points }));
    this.#keep(this.store.keepScore(item.id, points));
    this.announce(percent(this.words, points));
  }

  skip(item: PracticeItem): void {
    this.#round = this.#mark(item, { digest: item.digest, skipped: true, response: "", score: 0 });
    this.next();
  }

  next(): void {
    this.#go(rounds.advanced(this.#round, Date.now()));
  }

  /** To the result, without the rest of what comes back. */
  end(): void {
    this.#go(rounds.ended(this.#round, Date.now()));
  }

  practiseMistakes(): void {
    this.#go(rounds.mistakesRound(this.#round, freshSeed(), Date.now()), true);
  }

  /** Back to what was skipped. */
  reopen(): void {
    this.#go(rounds.reopened(this.#round, Date.now()));
  }

  async newRound(): Promise<void> {
    this.#go(this.#freshRound(await this.#kept(), Date.now()), true);
  }
}

function freshSeed(): string {
  return crypto.getRandomValues(new Uint32Array(2)).join("-");
}
