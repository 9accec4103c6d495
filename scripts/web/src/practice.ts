/** <casebook-practice src="set.json" base="../../">: a practice set, one item at a time. */
import { button, h } from "./dom.ts";
import { frame } from "./frame.ts";
import { words, type Words } from "./labels.ts";
import { loadSet, type LoadProblem, type PracticeSet } from "./load.ts";
import { printView } from "./print-view.ts";
import type { Kept } from "./responses.ts";
import { Session } from "./session.ts";
import { openStore, type Store } from "./store.ts";
import { tools } from "./tools.ts";

/** Said before any data is there; the page can translate each by an attribute: label-network, label-retry … */
const FIRST_WORDS = {
  network: "The practice set could not be loaded. Check the connection and try again.",
  broken: "The practice set could not be read. Try again, or tell the editors.",
  format: "The practice set is of a newer format than this page. Reload the page.",
  retry: "Try again",
};

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
    const opening = openStore();
    const reading = opening.then((store) => store.responses()).catch(() => new Map<string, Kept>()); // while the set loads
    const [set, store] = await Promise.all([loadSet(this.resolved("src"), signal), opening]);
    if (signal.aborted || typeof set === "string") store.close();
    if (signal.aborted) return;
    if (typeof set === "string") return this.fail(set, again);
    await this.start(set, store, reading, signal, again).catch(() => this.fail("broken", again));
  }

  private async start(
    set: PracticeSet,
    store: Store,
    reading: Promise<ReadonlyMap<string, Kept>>,
    signal: AbortSignal,
    again: boolean,
  ): Promise<void> {
    const say = words(set.lang, set.labels);
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
    await session.begin(reading);
    if (signal.aborted) return;
    addEventListener("pagehide", () => session.flush(), { signal });
    this.replaceChildren(box.element);
    if (again) box.focus();
    this.onPrint(set, say, signal);
    this.dataset["state"] = "ready";
  }

  private fail(reason: LoadProblem, again: boolean): void {
    const say = (key: keyof typeof FIRST_WORDS) => this.getAttribute(`label-${key}`) ?? FIRST_WORDS[key];
    const retry = button(say("retry"), () => void this.open(this.life.signal, true));
    const message = h("div", { class: "cb-failed" }, h("p", { role: "alert" }, say(reason)), h("p", {}, retry));
    this.replaceChildren(message, ...(this.inner ?? []));
    if (again) retry.focus();
    this.dataset["state"] = "failed";
  }

  /** On paper the whole set is a list. Some browsers tell by event, some by media query. */
  private onPrint({ items }: PracticeSet, words: Words, signal: AbortSignal): void {
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

  private resolved(attribute: "src" | "base"): URL {
    return new URL(this.getAttribute(attribute) ?? "", document.baseURI);
  }
}

if (!customElements.get("casebook-practice")) customElements.define("casebook-practice", CasebookPractice);
