/** What all tools do: load the words, build themselves once, and say where that fails. */
import { button, h } from "../shared/dom.ts";
import { loadWords } from "../shared/words.ts";
import type { ToolsKey, ToolsWords } from "../labels.ts";

export abstract class Tool extends HTMLElement {
  private life = new AbortController();

  connectedCallback(): void {
    this.life = new AbortController();
    void this.open(this.life.signal);
  }

  disconnectedCallback(): void {
    this.life.abort();
  }

  /** Fills the element; `signal` ends what must not go on without it. */
  protected abstract build(words: ToolsWords, signal: AbortSignal): void;

  private async open(signal: AbortSignal): Promise<void> {
    this.dataset["state"] = "loading";
    const url = new URL(this.getAttribute("words") ?? "", document.baseURI);
    const words = await loadWords<ToolsKey>(url, this.lang, signal);
    if (signal.aborted) return;
    if (words) this.build(words, signal);
    else this.fail(signal);
    this.dataset["state"] = words ? "ready" : "failed";
  }

  /** Without words: in those that stand in the page for that. */
  private fail(signal: AbortSignal): void {
    const retry = button(this.getAttribute("label-retry") ?? "", () => void this.open(signal));
    this.replaceChildren(h("p", { role: "alert" }, this.getAttribute("label-failed") ?? ""), h("p", {}, retry));
  }
}
