/**
 * <casebook-verify words="words.json" keys="keys.json" revoked="revoked.json">: the Verify page.
 * It asks the site for its own keys and list, and nobody for anything else; nothing that is loaded leaves the device.
 */
import type { VerifyKey, VerifyWords } from "../labels.ts";
import { focusOn, h } from "../shared/dom.ts";
import { CasebookElement, define } from "../shared/element.ts";
import { live } from "../shared/live.ts";
import { loadList } from "../shared/load.ts";
import type { PublicKey } from "../shared/token.ts";
import { check, LARGEST, type Lists } from "./credential.ts";
import { loadView, verdictView, type Refused } from "./views.ts";

class CasebookVerify extends CasebookElement<VerifyKey> {
  #lists: Promise<Lists | undefined> = Promise.resolve(undefined);
  readonly #stage = h("div");
  readonly #speech = live();
  #latest = 0;

  protected override begin(signal: AbortSignal): void {
    this.#lists = this.#loadLists(); // at once, so that a check works without a network later
    super.begin(signal);
  }

  protected show(words: VerifyWords, _: void, signal: AbortSignal): void {
    const heading = h("h1", { class: "cb-heading" }, words.t("title"));
    if (!crypto.subtle) return this.replaceChildren(heading, h("p", { class: "cb-notice", role: "alert" }, words.t("unsupported")));
    for (const event of ["dragover", "drop"] as const) addEventListener(event, (drag) => this.#dropped(drag, words), { signal });
    this.replaceChildren(heading, this.#stage, this.#speech.element);
    this.#ask(words);
  }

  #ask(words: VerifyWords): void {
    const takeFile = (file: File) => void this.#takeFile(file, words);
    this.#stage.replaceChildren(loadView(takeFile, (text) => void this.#take(text, words), words));
  }

  /** The page is nothing but this element, and its title stands nowhere else. */
  protected override failed(): void {
    this.prepend(h("h1", { class: "cb-heading" }, document.title));
  }

  #dropped(drag: DragEvent, words: VerifyWords): void {
    const into = drag.target;
    if (into instanceof HTMLTextAreaElement && !drag.dataTransfer?.types.includes("Files")) return; // dragged text
    drag.preventDefault(); // or the browser would leave the page and open the file
    const file = drag.type === "drop" ? drag.dataTransfer?.files[0] : undefined;
    if (file) void this.#takeFile(file, words);
  }

  async #takeFile(file: File, words: VerifyWords): Promise<void> {
    if (file.size > LARGEST) return this.#tell("too-large", words);
    const text = await file.text().catch(() => undefined);
    return text === undefined ? this.#tell("unread", words) : this.#take(text, words);
  }

  async #take(text: string, words: VerifyWords): Promise<void> {
    if (text.trim() === "") return this.#tell("empty", words);
    const turn = ++this.#latest;
    this.#speech.announce(words.t("checking"));
    let lists = await this.#lists;
    if (!lists) lists = await (this.#lists = this.#loadLists());
    const found = lists ? await check(text, lists, Date.now()) : "no-lists";
    if (turn === this.#latest) this.#tell(found, words);
  }

  #tell(found: Parameters<typeof verdictView>[0] | Refused, words: VerifyWords): void {
    const again = () => {
      this.#ask(words);
      this.querySelector<HTMLButtonElement>(".cb-drop button")?.focus();
    };
    const view = verdictView(found, again, words);
    this.#stage.replaceChildren(view);
    const heading = view.querySelector<HTMLElement>(".cb-heading");
    if (heading) focusOn(heading);
  }

  /** The site's own keys and list; never from anywhere that a token names. */
  async #loadLists(): Promise<Lists | undefined> {
    const home = this.url("keys");
    const [keys, revoked] = await Promise.all([loadList(home, "keys"), loadRevoked(this.url("revoked"))]);
    return keys && revoked && { keys: keys as PublicKey[], home: home.href, ...revoked };
  }
}

/** The list of those revoked, and when it was published; undefined where it can't be had. */
async function loadRevoked(url: URL): Promise<Pick<Lists, "revoked" | "listed"> | undefined> {
  let listed = NaN;
  const revoked = await loadList(url, "revoked", ({ headers }) => (listed = Date.parse(headers.get("last-modified") ?? "")));
  return revoked && { revoked: revoked as string[], listed };
}

define("casebook-verify", CasebookVerify);
