/**
 * <casebook-practice src="set.json" words="words.json" base="../../">: a practice set, one item at a time.
 * A small set stands in the page: as JSON in the attribute `set`, instead of `src`. (Material's instant navigation would
 * run a <script> of any type.)
 */
import { button, h } from "../shared/dom.ts";
import { load, type LoadProblem } from "../shared/load.ts";
import { loadWords } from "../shared/words.ts";
import { frame } from "./frame.ts";
import type { PracticeKey, PracticeWords } from "../labels.ts";
import { parseSet, type PracticeSet } from "./practice-set.ts";
import { printView } from "./print-view.ts";
import type { Kept } from "../progress/responses.ts";
import { Session } from "./session.ts";
import { isFirstVisit, openStore, type Store } from "../progress/progress-store.ts";
import { tools } from "./practice-tools.ts";

type Opened = { set: PracticeSet; say: PracticeWords; store: Store; reading: Promise<ReadonlyMap<string, Kept>> };

class CasebookPractice extends HTMLElement {
  /** What the page put inside, such as a link to the list: shown when the set can't be. */
  private inner: readonly ChildNode[] | undefined;
  private life = new AbortController();

  connectedCallback(): void {
    this.life = new AbortController();
    this.inner ??= [...this.childNodes];
    void this.open(this.life.signal, false);
  }

  disconnectedCallback(): void {
    this.life.abort();
  }

  private async open(signal: AbortSignal, again: boolean): Promise<void> {
    this.dataset["state"] = "loading";
    const store = openStore();
    const reading = store.responses().catch(() => new Map<string, Kept>()); // while the set loads
    const [set, say] = await Promise.all([this.set(signal), this.words(signal)]);
    const problem = typeof set === "string" ? set : say ? undefined : "network";
    if (signal.aborted || problem) store.close();
    if (signal.aborted) return;
    if (typeof set === "string" || !say) return this.fail(problem ?? "network", say, again);
    await this.start({ set, say, store, reading }, signal, again).catch(() => this.fail("broken", say, again));
  }

  private async start({ set, say, store, reading }: Opened, signal: AbortSignal, again: boolean): Promise<void> {
    const safe = (act: Promise<void>) => void act.catch(() => session.say("not-kept"));
    const acts = {
      startOver: () => safe(session.startOver()),
      save: () => safe(session.save()),
      load: (file: File) => safe(session.load(file)),
    };
    const box = frame(set.title, tools(acts, say));
    const session = new Session(set, store, box, say, this.resolved("base").href);
    signal.addEventListener("abort", () => {
      session.flush();
      store.close();
    });
    if (isFirstVisit()) session.beginAtOnce(reading);
    else await session.begin(reading);
    if (signal.aborted) return;
    addEventListener("pagehide", () => session.flush(), { signal });
    this.replaceChildren(box.element);
    if (again) box.focus();
    this.onPrint(set, say, signal);
    this.dataset["state"] = "ready";
  }

  private async set(signal: AbortSignal): Promise<PracticeSet | LoadProblem> {
    const inPage = this.getAttribute("set");
    return inPage === null ? load(this.resolved("src"), parseSet, signal) : parseSet(inPage);
  }

  private async words(signal: AbortSignal): Promise<PracticeWords | undefined> {
    return loadWords<PracticeKey>(this.resolved("words"), document.documentElement.lang, signal);
  }

  /** Says what went wrong; where the words could not be had either, in those that stand in the page for that. */
  private fail(reason: LoadProblem, say: PracticeWords | undefined, again: boolean): void {
    const first = (name: string) => this.getAttribute(`label-${name}`) ?? "";
    const retry = button(say?.t("retry") ?? first("retry"), () => void this.open(this.life.signal, true));
    const text = say?.t(`load-${reason}`) ?? first("network");
    const message = h("div", { class: "cb-failed" }, h("p", { role: "alert" }, text), h("p", {}, retry));
    this.replaceChildren(message, ...(this.inner ?? []));
    if (again) retry.focus();
    this.dataset["state"] = "failed";
  }

  /** On paper the whole set is a list. Some browsers tell by event, some by media query. */
  private onPrint({ items }: PracticeSet, words: PracticeWords, signal: AbortSignal): void {
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

  private resolved(attribute: "src" | "words" | "base"): URL {
    return new URL(this.getAttribute(attribute) ?? "", document.baseURI);
  }
}

if (!customElements.get("casebook-practice")) customElements.define("casebook-practice", CasebookPractice);
