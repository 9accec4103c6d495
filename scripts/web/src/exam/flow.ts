/** The way through the exam page: a ticket comes in, is checked, begun, gone on with, handed in. */
import { confirmed } from "../shared/confirm.ts";
import { focusOn, h } from "../shared/dom.ts";
import { live } from "../shared/live.ts";
import type { PublicKey } from "../shared/token.ts";
import { datesOf } from "../shared/words.ts";
import type { ExamWords } from "../labels.ts";
import { pause, remember, remembered, takeLock, worked } from "./device.ts";
import type { Entry, KeptSheet, KeptTicket, Store } from "./exam-store.ts";
import { doneEnd, doneScreen, loadScreen, messageScreen, readyScreen, type Way } from "./screens.ts";
import { isBehind, resumed, sit, started } from "./sit.ts";
import { readTicket, sealKeys, storedTicket, type Ticket } from "./ticket.ts";

const LARGEST_FILE = 1_000_000;
const RETRY_MS = 3000;

export interface Setting {
  readonly words: ExamWords;
  readonly store: Store;
  /** The site's public keys; undefined when they can't be had. */
  keys(): Promise<readonly PublicKey[] | undefined>;
  /** Whether the page works without a network, once that is known. */
  readonly offline: Promise<boolean>;
}

export class Flow {
  readonly #stage = h("div");
  readonly #region = live();
  readonly element = h("div", {}, this.#stage, this.#region.element);
  #release = () => {};
  #running = false; // nothing else may take an exam's place

  constructor(private readonly setting: Setting) {}

  /** Goes on where this tab was, or, after a crash, with the one exam that is under way. */
  async takeUp(): Promise<void> {
    const entries = await this.setting.store.entries();
    const begun = entries.filter(({ sitting, sheet }) => sitting && !sheet);
    const current = entries.find(({ id }) => id === remembered()) ?? (begun.length === 1 ? begun[0] : undefined);
    if (current) await this.#open(current, false);
    else await this.#load("", false);
  }

  async takeFile(file: File): Promise<void> {
    await this.take(file.size < LARGEST_FILE ? await file.text() : "");
  }

  /** A ticket from outside: checked, kept, opened; or refused with the reason. */
  async take(text: string): Promise<void> {
    if (this.#running) return;
    const { words: { t }, store } = this.setting;
    this.#region.announce(t("load-checking"));
    const keys = await this.setting.keys();
    const ticket = keys ? await readTicket(text, keys) : "no-keys";
    if (typeof ticket === "string") return this.#load(t(`refused-${ticket}`));
    const { id, token, title } = ticket;
    const entry = await store.entry(id);
    if (entry.sheet || entry.sitting) return this.#open(entry);
    const kept = { id, token, title, seal: sealKeys(ticket, keys ?? []) ?? [] };
    if (!isOver(ticket)) await store.keepTicket(kept).catch(() => undefined); // it can be loaded again
    await this.#open({ id, ticket: kept });
  }

  async #load(problem: string, focus = true): Promise<void> {
    remember("");
    const kept = (await this.setting.store.entries()).flatMap((entry): Way[] => {
      const label = this.#labelOf(entry);
      return label ? [{ label, act: () => void this.#open(entry) }] : [];
    });
    this.#show(loadScreen(kept, problem, (file) => void this.takeFile(file), this.setting.words), focus);
  }

  #labelOf({ ticket, sitting, sheet }: Entry): string | undefined {
    const { t } = this.setting.words;
    if (sheet) return sheet.file && t("kept-sealed", { title: sheet.title, date: this.#date(sheet.at) });
    if (!ticket) return undefined;
    if (sitting) return t("kept-open", { title: ticket.title, date: this.#date(sitting.started) });
    return t("kept-ready", { title: ticket.title });
  }

  async #open(given: Entry, focus = true): Promise<void> {
    const { id } = given;
    this.#release();
    const release = await takeLock(id);
    if (!release) return this.#held(given);
    this.#release = release;
    const entry = await this.setting.store.entry(id); // read only now: another tab may have gone on
    const kept = entry.ticket ?? given.ticket;
    const ticket = kept && storedTicket(kept.token);
    if (entry.sheet) return this.#done(entry.sheet, focus);
    if (!ticket) return this.#load("", focus);
    if (!entry.sitting && isOver(ticket)) return this.#over(ticket, focus);
    remember(id);
    if (entry.sitting) return this.#run(ticket, kept, resumed(entry.sitting), focus);
    this.#ready(ticket, kept, focus);
  }

  #held(entry: Entry): void {
    const { t } = this.setting.words;
    this.#show(messageScreen(t("held-title"), t("held-text"), { label: t("held-retry"), act: () => void this.#open(entry) }));
  }

  async #over({ id, expires }: Ticket, focus: boolean): Promise<void> {
    await this.setting.store.forget(id);
    await this.#load(this.setting.words.t("refused-expired", { date: this.#date(expires * 1000), now: this.#date(Date.now()) }), focus);
  }

  #ready(ticket: Ticket, kept: KeptTicket, focus: boolean): void {
    const { words, store, offline } = this.setting;
    const start = { label: words.t("start"), act: () => void this.#start(ticket, kept) };
    const status = h("p", { class: "cb-hint", role: "status" });
    void offline.then((works) => works && status.append(words.t("offline")));
    const clock = h("div", {}, `${this.#date(Date.now())}, ${Intl.DateTimeFormat().resolvedOptions().timeZone}`);
    if (isBehind(ticket)) clock.append(h("p", { class: "cb-notice", role: "alert" }, words.t("clock-behind", { date: this.#date(ticket.issued * 1000) })));
    this.#show(readyScreen(ticket, this.#date(ticket.expires * 1000), clock, store.lasting, status, [start, this.#other], words), focus);
  }

  /** The way to another ticket. */
  get #other(): Way {
    return { label: this.setting.words.t("other-ticket"), act: () => void this.#leave() };
  }

  async #leave(): Promise<void> {
    this.#release();
    await this.#load("");
  }

  async #start(ticket: Ticket, kept: KeptTicket): Promise<void> {
    const { t } = this.setting.words;
    const ask = { title: t("start-ask"), text: t("start-warn", { n: ticket.minutes }), yes: t("start"), no: t("not-yet") };
    if (await confirmed(this.element, ask)) this.#run(ticket, kept, started(ticket), true);
  }

  #run(ticket: Ticket, kept: KeptTicket, from: ReturnType<typeof started>, focus: boolean): void {
    const { store, words } = this.setting;
    this.#running = true;
    const done = (sheet: KeptSheet, kept: boolean) => void this.#done(sheet, true, kept && store.lasting);
    const run = sit({ ticket, kept, store, until: this.#date(ticket.expires * 1000), done }, from, words);
    this.#show(h("section", {}, h("h1", { class: "cb-title", lang: ticket.lang }, ticket.title), run.element), false);
    if (focus) run.focus();
  }

  async #done(sheet: KeptSheet, focus: boolean, kept = this.setting.store.lasting): Promise<void> {
    const { words } = this.setting;
    this.#running = !kept;
    if (sheet.file === undefined) return this.#load(words.t("refused-removed"), focus);
    remember(sheet.id);
    const ways = [this.#other, { label: words.t("remove"), act: () => void this.#remove(sheet) }];
    const end = h("div", {}, ...doneEnd(kept, ways, words));
    const copied = () => this.#region.announce(words.t("copied"));
    this.#show(await doneScreen({ ...sheet, file: sheet.file }, copied, end, words), focus);
    if (!kept) await this.#holdOn(sheet, () => end.replaceChildren(...doneEnd(true, ways, words)));
  }

  /** The sealed bytes are in this page alone: it asks before it is left, and tries again until the device has them. */
  async #holdOn(sheet: KeptSheet, told: () => void): Promise<void> {
    const { store } = this.setting;
    const ask = (event: Event) => event.preventDefault();
    addEventListener("beforeunload", ask);
    if (!store.lasting) return;
    do await pause(RETRY_MS);
    while (!(await worked(store.keepSheet(sheet))));
    removeEventListener("beforeunload", ask);
    this.#running = false;
    told();
  }

  /** What stays is that it was handed in, so that nobody begins the same exam anew by mistake. */
  async #remove({ id, title, at }: KeptSheet): Promise<void> {
    const { words: { t }, store } = this.setting;
    const ask = { title: t("remove-ask"), text: t("remove-warn"), yes: t("remove"), no: t("cancel") };
    if (!(await confirmed(this.element, ask))) return;
    await store.keepSheet({ id, title, at });
    await this.#leave();
    this.#region.announce(t("removed"));
  }

  #show(screen: HTMLElement, focus = true): void {
    this.#stage.replaceChildren(screen);
    scrollTo(0, 0);
    const heading = screen.querySelector<HTMLElement>("h1");
    if (focus && heading) focusOn(heading);
  }

  #date(ms: number): string {
    const { lang } = this.setting.words;
    return new Intl.DateTimeFormat(datesOf(lang), { dateStyle: "long", timeStyle: "short" }).format(ms);
  }
}

function isOver(ticket: Ticket): boolean {
  return Date.now() > ticket.expires * 1000;
}
