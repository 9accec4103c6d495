/**
 * <casebook-page-end script="page-end.js">: the end of a page that teaches. Opens a few questions on it, and ticks the entry of
 * the path that sends to it. The page brings all words; without this code it has the links.
 */
import { Keeper } from "../checklist/keeper.ts";
import { openProgress } from "../progress/progress-store.ts";
import { define } from "../shared/element.ts";

class CasebookPageEnd extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#life = new AbortController());
    const check = this.querySelector<HTMLElement>("[data-check]");
    check?.addEventListener("click", () => void this.#ask(check), { signal });
    check?.toggleAttribute("hidden", this.querySelector("casebook-practice") !== null);
    const done = this.querySelector<HTMLElement>("[data-done]");
    if (done) void this.#offer(done, signal);
  }

  disconnectedCallback(): void {
    this.#life?.abort();
  }

  /** The questions stand where the button stood. */
  async #ask(check: HTMLElement): Promise<void> {
    const inside = this.querySelector("template")?.content.cloneNode(true) as DocumentFragment;
    const practice = inside.querySelector("casebook-practice") as HTMLElement;
    practice.tabIndex = -1;
    check.hidden = true;
    check.parentElement?.after(inside);
    practice.focus();
    await import(new URL(practice.getAttribute("script") ?? "", document.baseURI).href).catch(() => {
      check.hidden = false;
      practice.remove();
    });
  }

  /** Ticks the entry on the way to its day; what is ticked already only leads there. */
  async #offer(done: HTMLElement, signal: AbortSignal): Promise<void> {
    const { list = "", entry = "", text = "" } = done.dataset;
    const keeper = new Keeper(list, openProgress(), () => undefined);
    signal.addEventListener("abort", () => void keeper.close());
    const kept = await keeper.restore(Date.now()).catch(() => undefined);
    if (signal.aborted || !kept || Object.hasOwn(kept.filled.answers, entry)) return;
    done.addEventListener("click", () => keeper.note(entry, { value: true, text }), { signal });
    done.hidden = false;
    this.querySelector("[data-back]")?.toggleAttribute("hidden", true);
  }
}

define("casebook-page-end", CasebookPageEnd);
