/**
 * <casebook-exam words="words.json" keys="keys.json" worker="worker.js">: the exam page.
 * A ticket comes in, a sealed file goes out; between them nothing leaves the device.
 */
import { h } from "../shared/dom.ts";
import type { ExamKey, ExamWords } from "../labels.ts";
import { CasebookElement, define } from "../shared/element.ts";
import { loadList } from "../shared/load.ts";
import { keepOffline, takeLink } from "./device.ts";
import { openStore, type Store } from "./exam-store.ts";
import { Flow } from "./flow.ts";
import { messageScreen } from "./screens.ts";
import type { PublicKey } from "../shared/token.ts";

class CasebookExam extends CasebookElement<ExamKey, Store> {
  #flow: Flow | undefined;
  #link = "";

  protected override begin(signal: AbortSignal): void {
    this.#link = takeLink();
    addEventListener("hashchange", () => {
      const later = takeLink();
      if (later) void this.#flow?.take(later);
    }, { signal });
    for (const event of ["dragover", "drop"] as const) addEventListener(event, (drag) => this.#dropped(drag), { signal });
    super.begin(signal);
  }

  protected override load(): Promise<Store> {
    return openStore();
  }

  protected async show(words: ExamWords, store: Store): Promise<void> {
    if (!crypto.subtle) return this.replaceChildren(messageScreen(words.t("load-title"), words.t("unsupported")));
    const keys = () => loadList(this.url("keys"), "keys") as Promise<PublicKey[] | undefined>;
    this.#flow = new Flow({ words, store, keys, offline: this.#offline() });
    this.replaceChildren(this.#flow.element);
    await (this.#link ? this.#flow.take(this.#link) : this.#flow.takeUp());
  }

  /** The page is nothing but this element, and its title stands nowhere else. */
  protected override failed(): void {
    this.prepend(h("h1", { class: "cb-heading" }, document.title));
  }

  #dropped(drag: DragEvent): void {
    drag.preventDefault(); // or the browser would leave the page and open the file
    const file = drag.type === "drop" ? drag.dataTransfer?.files[0] : undefined;
    if (file) void this.#flow?.takeFile(file);
  }

  async #offline(): Promise<boolean> {
    const loaded = document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>("script[src], link[rel~=stylesheet]");
    const urls = [...loaded].map((element) => new URL("src" in element ? element.src : element.href));
    const works = await keepOffline(this.url("worker"), [...urls, this.url("words"), this.url("keys")]);
    this.dataset["offline"] = String(works);
    return works;
  }
}

define("casebook-exam", CasebookExam);
