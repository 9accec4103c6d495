/**
 * <casebook-friday index="index.json" words="words.json" base="../../">: opens learners' files in the mentor's browser alone.
 * Nothing of them is stored or sent.
 */
import type { FridayKey, FridayWords } from "../labels.ts";
import { focusOn, h } from "../shared/dom.ts";
import { CasebookElement, define } from "../shared/element.ts";
import { contents, type Contents } from "./contents.ts";
import { paired, reportOf } from "./friday-report.ts";
import { needed, partsOf } from "./friday-told.ts";
import { learnerView } from "./friday-view.ts";
import { fromMentorFile, type MentorFile } from "./mentor-file.ts";
import { loadPool, type Pool } from "./pool.ts";

const MOST_BYTES = 50_000_000;

class CasebookFriday extends CasebookElement<FridayKey, Pool | undefined> {
  readonly #message = h("div", { role: "alert" });
  readonly #learners = h("div", { class: "cb-friday" });
  #files: (MentorFile & { leftOut: number })[] = [];

  protected override load(signal: AbortSignal): Promise<Pool | undefined> {
    return loadPool(this.url("index"), signal);
  }

  protected show(words: FridayWords, pool: Pool | undefined, signal: AbortSignal): string | void {
    const { t } = words;
    if (!pool) return t("load-network");
    const open = (files: Iterable<File>) => void this.#open([...files], pool, words, signal);
    const field = h("input", { type: "file", multiple: true, accept: ".json,application/json", onchange: () => open(field.files ?? []) });
    const box = h("div", { class: "cb-friday-open" }, h("p", {}, t("open-about")), h("label", {}, h("span", {}, t("open")), field));
    for (const event of ["dragover", "drop"]) this.addEventListener(event, (moved) => moved.preventDefault(), { signal });
    this.addEventListener("drop", (dropped) => open(dropped.dataTransfer?.files ?? []), { signal });
    this.replaceChildren(box, this.#message, this.#learners);
  }

  async #open(files: readonly File[], pool: Pool, words: FridayWords, signal: AbortSignal): Promise<void> {
    const problems: string[] = [];
    for (const file of files) {
      const text = file.size > MOST_BYTES ? "" : await file.text().catch(() => "");
      const found = fromMentorFile(text, Date.now());
      if (typeof found === "string") problems.push(words.t(found, { name: file.name }));
      else this.#files.push(found);
    }
    this.#message.replaceChildren(...problems.map((problem) => h("p", { class: "cb-message" }, problem)));
    await this.#fill(pool, words, signal);
    const first = this.#learners.querySelector<HTMLElement>("h2");
    if (first && problems.length < files.length) focusOn(first);
  }

  async #fill(pool: Pool, words: FridayWords, signal: AbortSignal): Promise<void> {
    const base = this.url("base");
    const views = paired(this.#files).map(async ({ file, before }) => {
      const report = reportOf(pool, file, before);
      const asked = needed(report);
      const found: Contents | undefined = asked.length > 0 ? await contents(pool, asked, base) : undefined;
      if (asked.length > 0 && !found) this.#message.replaceChildren(h("p", { class: "cb-message" }, words.t("load-network")));
      const close = () => {
        this.#files = this.#files.filter((one) => one !== file && one !== before);
        void this.#fill(pool, words, signal).then(() => this.querySelector("input")?.focus());
      };
      return learnerView(file, partsOf(report, found, words), base, words, signal, close);
    });
    this.#learners.replaceChildren(...(await Promise.all(views)));
  }
}

define("casebook-friday", CasebookFriday);
