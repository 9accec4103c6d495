/**
 * <casebook-archive src="catalogue.json" words="words.json" base="./">: all cases, to be filtered. What stands inside
 * it (static lists) is shown until the catalogue is there, and stays where it can't be had.
 */
import { button, h } from "../shared/dom.ts";
import { load, type LoadProblem } from "../shared/load.ts";
import { loadWords } from "../shared/words.ts";
import { parseCatalogue, type Catalogue } from "./catalogue.ts";
import type { ArchiveKey, ArchiveWords } from "../labels.ts";
import { findPlace, keepPlace } from "./place.ts";
import { Texts } from "./texts.ts";
import { ArchiveView } from "./archive-view.ts";

interface Opened {
  readonly catalogue: Catalogue;
  readonly texts: Texts;
  readonly say: ArchiveWords;
}

interface Observable {
  subscribe(listener: () => void): { unsubscribe(): void };
}

/** Kept while the page lives: back from a case, the list is there at once and the browser finds its place in it. */
const opened = new Map<string, Opened>();

class CasebookArchive extends HTMLElement {
  private inner: readonly ChildNode[] | undefined;
  private life = new AbortController();

  connectedCallback(): void {
    this.life = new AbortController();
    this.inner ??= [...this.childNodes];
    const known = opened.get(this.resolved("src").href);
    if (known) this.put(this.view(known));
    else void this.open(false);
  }

  disconnectedCallback(): void {
    this.life.abort();
  }

  private async open(again: boolean): Promise<void> {
    const { signal } = this.life;
    this.dataset["state"] = "loading";
    const src = this.resolved("src");
    const language = document.documentElement.lang;
    const [catalogue, say] = await Promise.all([
      load(src, parseCatalogue, signal),
      loadWords<ArchiveKey>(this.resolved("words"), language, signal),
    ]);
    if (signal.aborted) return;
    if (typeof catalogue === "string") return this.fail(catalogue, say, again);
    if (!say) return this.fail("network", say, again);
    const all = { catalogue, say, texts: new Texts(catalogue, src) };
    const view = this.view(all);
    await view.settled(); // the list appears whole
    if (signal.aborted) return;
    opened.set(src.href, all);
    this.put(view);
    findPlace();
  }

  private view({ catalogue, texts, say }: Opened): ArchiveView {
    return new ArchiveView(catalogue, texts, say, this.resolved("base"), this.life.signal);
  }

  private put(view: ArchiveView): void {
    const { signal } = this.life;
    this.replaceChildren(view.element);
    addEventListener("popstate", () => view.restore(), { signal });
    // Material's: a link to this very page changes the address and loads nothing.
    const location$ = (globalThis as { location$?: Observable }).location$?.subscribe(() => view.restore());
    signal.addEventListener("abort", () => location$?.unsubscribe());
    keepPlace(signal);
    this.dataset["state"] = "ready";
  }

  /** Says what went wrong; where the words could not be had either, in those that stand in the page for that. */
  private fail(reason: LoadProblem, say: ArchiveWords | undefined, again: boolean): void {
    const first = (name: string) => this.getAttribute(`label-${name}`) ?? "";
    const retry = button(say?.t("retry") ?? first("retry"), () => void this.open(true));
    const text = say?.t(`load-${reason}`) ?? first("network");
    const message = h("div", { class: "cb-failed" }, h("p", { role: "alert" }, text), h("p", {}, retry));
    this.replaceChildren(message, ...(this.inner ?? []));
    if (again) retry.focus();
    this.dataset["state"] = "failed";
  }

  private resolved(attribute: "src" | "words" | "base"): URL {
    return new URL(this.getAttribute(attribute) ?? "", document.baseURI);
  }
}

if (!customElements.get("casebook-archive")) customElements.define("casebook-archive", CasebookArchive);
