/**
 * <casebook-checklist list="client-study" words="words.json">: keeps what is filled in, and gives it out.
 * The list itself is static HTML before this element, each row marked with `data-list` and `data-entry`.
 */
import { confirmed } from "../shared/confirm.ts";
import { button, h, mainButton } from "../shared/dom.ts";
import { CasebookElement, define } from "../shared/element.ts";
import { copied, save, today } from "../shared/giving.ts";
import { live } from "../shared/live.ts";
import { FILLED } from "./filled.ts";
import { gone, type Answer } from "./answers.ts";
import { fill, fit, ListFields, valueOf, type Entry } from "./list-fields.ts";
import { openProgress } from "../progress/progress-store.ts";
import { Keeper } from "./keeper.ts";
import { openCopy } from "./open-copy.ts";
import type { ChecklistKey, ChecklistWords } from "../labels.ts";
import { toMarkdown } from "./markdown.ts";
import { foldAll, goneView } from "./around.ts";

class CasebookChecklist extends CasebookElement<ChecklistKey> {
  readonly #voice = live();
  readonly #message = h("p", { class: "cb-message", role: "alert" });
  readonly #count = h("span");
  readonly #touched = new Set<string>();
  #orphans: Answer[] = [];
  #form!: ListFields;
  #keeper!: Keeper;
  #say: ChecklistWords | undefined;
  #problem: ChecklistKey | undefined;

  protected override begin(signal: AbortSignal): void {
    this.#form = new ListFields(this.getAttribute("list") ?? "");
    const copy = (this.dataset["copy"] ??= openCopy(this.#form.list)); // of which client
    const keeper = (this.#keeper = new Keeper(copy, openProgress(), () => this.#tell("not-kept")));
    for (const entry of this.#form.entries) {
      entry.field.addEventListener("input", () => this.#changed(entry), { signal });
      entry.field.addEventListener("change", () => this.#voice.announce(this.#progress()), { signal });
    }
    signal.addEventListener("abort", () => void keeper.close());
    super.begin(signal);
  }

  /** Fills in what is kept, but not over what was written while it was read. */
  protected override async load(): Promise<void> {
    try {
      const { filled, isWhole } = await this.#keeper.restore(Date.now());
      for (const { id, field } of this.#form.entries) {
        if (!this.#touched.has(id) && Object.hasOwn(filled.answers, id)) fill(field, filled.answers[id]?.value);
      }
      this.#orphans = gone(filled, this.#form.entries.map(({ id }) => id));
      if (!isWhole) this.#problem = "set-aside";
      else if (!(await this.#keeper.lasting)) this.#problem = "not-lasting";
    } catch {
      this.#problem = "not-kept";
    }
    for (const { field } of this.#form.entries) fit(field);
    this.#filled();
  }

  #filled(): void {
    this.dataset["filled"] = "";
    document.dispatchEvent(new Event(FILLED));
  }

  #changed({ id, text, field }: Entry): void {
    this.#touched.add(id);
    const value = valueOf(field);
    this.#keeper.note(id, value === undefined ? undefined : { value, text, at: Date.now() });
    fit(field);
    this.#showCount();
  }

  protected show(say: ChecklistWords): void {
    this.#say = say;
    this.#showCount();
    const buttons = [
      mainButton(say.t("save"), () => void this.#save(say)),
      button(say.t("copy"), () => void this.#copy(say)),
      button(say.t("print"), () => print()),
      button(say.t("anew"), () => void this.#anew(say)),
    ];
    const tools = h("div", { class: "cb-tools", role: "group", "aria-label": say.t("tools") }, ...buttons);
    this.replaceChildren(...goneView(this.#orphans, say), this.#message, tools, this.#voice.element);
    const note = h("span", { class: "cb-kept" }, this.#count, ` · ${say.t("kept")}`);
    const top = document.querySelector(`[data-top="${this.#form.list}"]`);
    top?.replaceChildren(note, ...foldAll(say));
    top?.setAttribute("lang", say.lang);
    if (this.#problem) this.#tell(this.#problem);
  }

  #showCount(): void {
    this.#count.textContent = this.#progress();
  }

  #progress(): string {
    return this.#say?.t("progress", { n: this.#form.done, total: this.#form.entries.length }) ?? "";
  }

  #tell(problem: ChecklistKey): void {
    this.#problem = problem;
    this.#message.textContent = this.#say?.t(problem) ?? "";
  }

  async #save(say: ChecklistWords): Promise<void> {
    const name = this.hasAttribute("asks-name") ? await this.#name(say) : "";
    if (name === undefined) return;
    const day = today();
    const file = `${this.#keeper.list.replace(/^exercise--|-(?=-)/, "")}-${day}.md`;
    save(this.#markdown(say, day, name), file);
    this.#voice.announce(say.t("saved", { name: file }));
  }

  /** Asks for a name, which may stay empty; undefined where the file is not wanted after all. The name is kept nowhere. */
  async #name({ t }: ChecklistWords): Promise<string | undefined> {
    const field = h("input", { type: "text", class: "cb-own", autocomplete: "off" });
    const ask = { title: t("name-ask"), text: t("name-about"), yes: t("save"), no: t("cancel") };
    const isWanted = await confirmed(this, ask, h("p", {}, h("label", { class: "cb-name" }, t("name"), field)));
    return isWanted ? field.value.trim() : undefined;
  }

  async #copy(say: ChecklistWords): Promise<void> {
    const done = await copied(this.#markdown(say, today(), ""));
    this.#message.textContent = say.t(done ? "copied" : "not-copied");
  }

  async #anew(say: ChecklistWords): Promise<void> {
    const n = this.#form.done + this.#orphans.length;
    const ask = { title: say.t("anew-ask"), text: say.t("anew-warn", { n }), yes: say.t("anew"), no: say.t("cancel") };
    if (n > 0 && !(await confirmed(this, ask))) return;
    await this.#keeper.forget().catch(() => this.#tell("not-kept"));
    for (const { field } of this.#form.entries) fill(field, undefined);
    this.#filled();
    this.#orphans = [];
    this.#problem = undefined;
    this.show(say);
    this.#message.textContent = say.t("anew-done");
    this.#form.entries[0]?.field.focus();
  }

  #markdown(say: ChecklistWords, day: string, name: string): string {
    const date = say.t("date-line", { date: day, progress: this.#progress() });
    return toMarkdown({
      title: document.querySelector("h1")?.textContent?.replace("¶", "") ?? "",
      notes: [...(name ? [say.t("name-line", { name })] : []), date],
      parts: this.#form.parts,
      gone: this.#orphans,
      goneTitle: say.t("gone"),
      none: say.t("none"),
    });
  }
}

define("casebook-checklist", CasebookChecklist);
