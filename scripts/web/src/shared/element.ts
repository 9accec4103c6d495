/** What all elements do: load what they need, show it, say where that fails and try again, and end with the page. */
import { button, h } from "./dom.ts";
import { loadWords, type Words } from "./words.ts";

/** `K`: the labels that are asked for. `D`: what is loaded besides the words. */
export abstract class CasebookElement<K extends string, D = void> extends HTMLElement {
  /** What the page put inside, such as static lists: shown when the element can't be. */
  #inner: readonly ChildNode[] | undefined;
  #life: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    this.#inner ??= [...this.childNodes];
    this.begin(signal);
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  /** Called when the element comes into a page; `signal` ends what must not go on without it. */
  protected begin(signal: AbortSignal): void {
    void this.#open(signal);
  }

  protected words(signal: AbortSignal): Promise<Words<K> | undefined> {
    return loadWords<K>(this.url("words"), this.lang || document.documentElement.lang, { signal });
  }

  /** Fetches what is needed besides the words. */
  protected load?(signal: AbortSignal): Promise<D>;

  /** Fills the element, or returns why it can't. `again`: a reader asked for it, and has the focus nowhere. */
  protected abstract show(words: Words<K>, data: D, signal: AbortSignal, again: boolean): Promise<string | void> | string | void;

  /** Called after it is said that the element can't be shown. */
  protected failed?(): void;

  /** The address in an attribute. */
  protected url(attribute: string): URL {
    return new URL(this.getAttribute(attribute) ?? "", document.baseURI);
  }

  async #open(signal: AbortSignal, again = false): Promise<void> {
    this.dataset["state"] = "loading";
    const [words, data] = await Promise.all([this.words(signal), this.load?.(signal)]);
    if (signal.aborted) return;
    const label = (name: string) => this.getAttribute(`label-${name}`); // words that stand in the page for when there are none
    const problem = words ? await this.show(words, data as D, signal, again) : (label("network") ?? label("failed"));
    if (signal.aborted) return;
    if (problem) {
      const retry = button(label("retry") ?? "", () => void this.#open(signal, true));
      const message = h("div", { class: "cb-failed" }, h("p", { role: "alert" }, problem), h("p", {}, retry));
      this.replaceChildren(message, ...(this.#inner ?? []));
      this.failed?.();
      if (again) retry.focus();
    }
    this.dataset["state"] = problem ? "failed" : "ready";
  }
}

/** Once: instant navigation runs a page's scripts again. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
