/**
 * <casebook-exam words="words.json" keys="keys.json" worker="worker.js">: the exam page.
 * A ticket comes in, a sealed file goes out; between them nothing leaves the device.
 */
import { loadWords } from "../shared/words.ts";
import { Flow } from "./flow.ts";
import type { ExamKey } from "../labels.ts";
import { messageScreen } from "./message-screen.ts";
import { keepOffline } from "./offline.ts";
import { openStore } from "./exam-store.ts";
import { takeLink } from "./tab.ts";
import type { PublicKey } from "./ticket.ts";

class CasebookExam extends HTMLElement {
  private flow: Flow | undefined;

  async connectedCallback(): Promise<void> {
    const link = takeLink();
    addEventListener("hashchange", () => {
      const later = takeLink();
      if (later) void this.flow?.take(later);
    });
    for (const event of ["dragover", "drop"] as const) addEventListener(event, (drag) => this.dropped(drag));
    const [words, store] = await Promise.all([loadWords<ExamKey>(this.url("words"), document.documentElement.lang), openStore()]);
    if (!words) return this.fail();
    if (!crypto.subtle) return this.replaceChildren(messageScreen(words.t("load-title"), words.t("unsupported")));
    this.flow = new Flow({ words, store, keys: () => this.keys(), offline: this.offline() });
    this.replaceChildren(this.flow.element);
    await (link ? this.flow.take(link) : this.flow.takeUp());
    this.dataset["state"] = "ready";
  }

  private dropped(drag: DragEvent): void {
    drag.preventDefault(); // or the browser would leave the page and open the file
    const file = drag.type === "drop" ? drag.dataTransfer?.files[0] : undefined;
    if (file) void this.flow?.takeFile(file);
  }

  private async keys(): Promise<readonly PublicKey[] | undefined> {
    try {
      const answer = await fetch(this.url("keys"), { cache: "no-cache" });
      const { keys } = (await answer.json()) as { keys?: PublicKey[] };
      return answer.ok && Array.isArray(keys) ? keys : undefined;
    } catch {
      return undefined;
    }
  }

  private async offline(): Promise<boolean> {
    const loaded = document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>("script[src], link[rel~=stylesheet]");
    const urls = [...loaded].map((element) => new URL("src" in element ? element.src : element.href));
    const works = await keepOffline(this.url("worker"), [...urls, this.url("words"), this.url("keys")]);
    this.dataset["offline"] = String(works);
    return works;
  }

  /** Without words: in those that stand in the page for that. */
  private fail(): void {
    const retry = { label: this.getAttribute("label-retry") ?? "", act: () => location.reload() };
    this.replaceChildren(messageScreen(document.title, this.getAttribute("label-network") ?? "", retry));
    this.dataset["state"] = "failed";
  }

  private url(attribute: "words" | "keys" | "worker"): URL {
    return new URL(this.getAttribute(attribute) ?? "", document.baseURI);
  }
}

customElements.define("casebook-exam", CasebookExam);
