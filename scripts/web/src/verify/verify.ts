/**
 * <casebook-verify words="words.json" keys="keys.json" revoked="revoked.json">: the Verify page.
 * It asks the site for its own keys and list, and nobody for anything else; nothing that is loaded leaves the device.
 */
import { button, focusOn, h } from "../shared/dom.ts";
import { live } from "../shared/live.ts";
import { loadWords } from "../shared/words.ts";
import { check, LARGEST, type Lists } from "./credential.ts";
import type { PublicKey } from "./header.ts";
import type { VerifyKey, VerifyWords } from "../labels.ts";
import { loadView } from "./load-view.ts";
import { verdictView, type Refused } from "./verdict-view.ts";

class CasebookVerify extends HTMLElement {
  private lists: Promise<Lists | undefined> = Promise.resolve(undefined);
  private readonly stage = h("div");
  private readonly speech = live();
  private latest = 0;

  async connectedCallback(): Promise<void> {
    this.lists = this.loadLists(); // at once, so that a check works without a network later
    const words = await loadWords<VerifyKey>(this.url("words"), document.documentElement.lang);
    if (!words) return this.fail();
    const heading = h("h1", { class: "cb-heading" }, words.t("title"));
    if (!crypto.subtle) return this.replaceChildren(heading, h("p", { class: "cb-notice", role: "alert" }, words.t("unsupported")));
    for (const event of ["dragover", "drop"] as const) addEventListener(event, (drag) => this.dropped(drag, words));
    this.replaceChildren(heading, this.stage, this.speech.element);
    this.ask(words);
    this.dataset["state"] = "ready";
  }

  private ask(words: VerifyWords): void {
    const given = { file: (file: File) => void this.takeFile(file, words), text: (text: string) => void this.take(text, words) };
    this.stage.replaceChildren(loadView(given, words));
  }

  private dropped(drag: DragEvent, words: VerifyWords): void {
    const into = drag.target;
    if (into instanceof HTMLTextAreaElement && !drag.dataTransfer?.types.includes("Files")) return; // dragged text
    drag.preventDefault(); // or the browser would leave the page and open the file
    const file = drag.type === "drop" ? drag.dataTransfer?.files[0] : undefined;
    if (file) void this.takeFile(file, words);
  }

  private async takeFile(file: File, words: VerifyWords): Promise<void> {
    if (file.size > LARGEST) return this.show("too-large", words);
    const text = await file.text().catch(() => undefined);
    return text === undefined ? this.show("unread", words) : this.take(text, words);
  }

  private async take(text: string, words: VerifyWords): Promise<void> {
    if (text.trim() === "") return this.show("empty", words);
    const turn = ++this.latest;
    this.speech.announce(words.t("checking"));
    let lists = await this.lists;
    if (!lists) lists = await (this.lists = this.loadLists());
    const found = lists ? await check(text, lists, Date.now()) : "no-lists";
    if (turn === this.latest) this.show(found, words);
  }

  private show(found: Parameters<typeof verdictView>[0] | Refused, words: VerifyWords): void {
    const again = () => {
      this.ask(words);
      this.querySelector<HTMLButtonElement>(".cb-drop button")?.focus();
    };
    const view = verdictView(found, again, words);
    this.stage.replaceChildren(view);
    const heading = view.querySelector<HTMLElement>(".cb-heading");
    if (heading) focusOn(heading);
  }

  /** The site's own keys and list; never from anywhere that a token names. */
  private async loadLists(): Promise<Lists | undefined> {
    const load = async (name: "keys" | "revoked") => {
      const answer = await fetch(this.url(name), { cache: "no-cache" });
      const list: unknown = answer.ok ? ((await answer.json()) as Record<string, unknown>)[name] : undefined;
      if (!Array.isArray(list)) throw new TypeError(name);
      return list as unknown[];
    };
    try {
      const [keys, revoked] = await Promise.all([load("keys"), load("revoked")]);
      return { keys: keys as PublicKey[], revoked: revoked as string[] };
    } catch {
      return undefined;
    }
  }

  /** Without words: in those that stand in the page for that. */
  private fail(): void {
    const retry = button(this.getAttribute("label-retry") ?? "", () => location.reload());
    const message = h("p", { class: "cb-notice", role: "alert" }, this.getAttribute("label-network") ?? "");
    this.replaceChildren(h("h1", {}, document.title), message, retry);
    this.dataset["state"] = "failed";
  }

  private url(attribute: "words" | "keys" | "revoked"): URL {
    return new URL(this.getAttribute(attribute) ?? "", document.baseURI);
  }
}

customElements.define("casebook-verify", CasebookVerify);
