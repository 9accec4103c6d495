/**
 * <casebook-checklist list="client-study" words="words.json">: keeps what is filled in, and gives it out.
 * The list itself is static HTML before this element, each row marked with `data-list` and `data-entry`.
 */
import { confirmed } from "../shared/confirm.ts";
import { button, h } from "../shared/dom.ts";
import { live } from "../shared/live.ts";
import { loadWords } from "../shared/words.ts";
import { gone, type Answer } from "./answers.ts";
import { fill, fit, ListFields, valueOf, type Entry } from "./list-fields.ts";
import { openKeeper, type Keeper } from "./keeper.ts";
import type { ChecklistKey, ChecklistWords } from "../labels.ts";
import { toMarkdown } from "./markdown.ts";
import { askName } from "./name-dialog.ts";
import { foldAll, goneView, tools } from "./checklist-tools.ts";

class CasebookChecklist extends HTMLElement {
  private life = new AbortController();
  private readonly voice = live();
  private readonly message = h("p", { class: "cb-message", role: "alert" });
  private readonly count = h("span");
  private readonly touched = new Set<string>();
  private orphans: Answer[] = [];
  private form!: ListFields;
  private keeper!: Keeper;
  private say: ChecklistWords | undefined;
  private problem: ChecklistKey | undefined;

  connectedCallback(): void {
    this.life = new AbortController();
    const { signal } = this.life;
    this.dataset["state"] = "loading";
    this.form = new ListFields(this.getAttribute("list") ?? "");
    this.keeper = openKeeper(this.form.list, () => this.tell("not-kept"));
    for (const entry of this.form.entries) {
      entry.field.addEventListener("input", () => this.changed(entry), { signal });
      entry.field.addEventListener("change", () => this.speak(), { signal });
    }
    const { keeper } = this;
    signal.addEventListener("abort", () => void keeper.close());
    void this.open(signal);
  }

  disconnectedCallback(): void {
    this.life.abort();
  }

  private async open(signal: AbortSignal): Promise<void> {
    const [say] = await Promise.all([this.words(signal), this.restore()]);
    if (signal.aborted) return;
    this.say = say;
    this.show();
    this.dataset["state"] = say ? "ready" : "failed";
  }

  private words(signal: AbortSignal): Promise<ChecklistWords | undefined> {
    const url = new URL(this.getAttribute("words") ?? "", document.baseURI);
    return loadWords<ChecklistKey>(url, this.lang, signal);
  }

  /** Fills in what is kept, but not over what was written while it was read. */
  private async restore(): Promise<void> {
    try {
      const { filled, isWhole } = await this.keeper.restore(Date.now());
      for (const { id, field } of this.form.entries) {
        if (!this.touched.has(id) && Object.hasOwn(filled.answers, id)) fill(field, filled.answers[id]?.value);
      }
      this.orphans = gone(filled, this.form.ids);
      if (!isWhole) this.problem = "set-aside";
      else if (!(await this.keeper.lasting)) this.problem = "not-lasting";
    } catch {
      this.problem = "not-kept";
    }
    for (const { field } of this.form.entries) fit(field);
  }

  private changed({ id, text, field }: Entry): void {
    this.touched.add(id);
    const value = valueOf(field);
    this.keeper.note(id, value === undefined ? undefined : { value, text });
    fit(field);
    this.showCount();
  }

  /** Says how far the list is, once a field is left or a tick set. */
  private speak(): void {
    this.voice.announce(this.progress());
  }

  private show(): void {
    const { say } = this;
    this.showCount();
    if (!say) {
      const retry = button(this.getAttribute("label-retry") ?? "", () => void this.open(this.life.signal));
      this.replaceChildren(h("p", { role: "alert" }, this.getAttribute("label-failed") ?? ""), h("p", {}, retry));
      return;
    }
    const acts = { save: () => void this.save(), copy: () => void this.copy(), anew: () => void this.anew() };
    const parts = [goneView(this.orphans, say), this.message, tools(acts, say), this.voice.element];
    this.replaceChildren(...parts.filter((part) => part !== undefined));
    const note = h("span", { class: "cb-kept" }, this.count, ` · ${say.t("kept")}`);
    const top = [...document.querySelectorAll<HTMLElement>(".cb-form-top")].find(({ dataset }) => dataset["top"] === this.form.list);
    top?.replaceChildren(...[note, foldAll(say)].filter((part) => part !== undefined));
    top?.setAttribute("lang", say.lang);
    if (this.problem) this.tell(this.problem);
  }

  private showCount(): void {
    this.count.textContent = this.progress();
  }

  private progress(): string {
    return this.say?.t("progress", { n: this.form.done, total: this.form.total }) ?? "";
  }

  private tell(problem: ChecklistKey): void {
    this.problem = problem;
    this.message.textContent = this.say?.t(problem) ?? "";
  }

  private async save(): Promise<void> {
    const { say } = this;
    const name = say && this.hasAttribute("asks-name") ? await askName(this, say) : "";
    if (!say || name === undefined) return;
    const day = today();
    const file = `${this.form.list.replace("exercise--", "")}-${day}.md`;
    const url = URL.createObjectURL(new Blob([this.markdown(say, day, name)], { type: "text/markdown" }));
    h("a", { href: url, download: file }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    this.voice.announce(say.t("saved", { name: file }));
  }

  private async copy(): Promise<void> {
    const { say } = this;
    if (!say) return;
    // Without https:// there is no clipboard at all.
    const done = await Promise.resolve(navigator.clipboard?.writeText(this.markdown(say, today(), "")).then(() => true)).catch(() => false);
    this.message.textContent = say.t(done ? "copied" : "not-copied");
  }

  private async anew(): Promise<void> {
    const { say, form } = this;
    if (!say) return;
    const [title, yes, no] = [say.t("anew-ask"), say.t("anew"), say.t("cancel")];
    const n = form.done + this.orphans.length;
    if (n > 0 && !(await confirmed(this, { title, text: say.t("anew-warn", { n }), yes, no }))) return;
    await this.keeper.forget().catch(() => this.tell("not-kept"));
    for (const { field } of form.entries) fill(field, undefined);
    this.orphans = [];
    this.problem = undefined;
    this.show();
    this.message.textContent = say.t("anew-done");
    form.entries[0]?.field.focus();
  }

  private markdown(say: ChecklistWords, day: string, name: string): string {
    const date = say.t("date-line", { date: day, progress: this.progress() });
    return toMarkdown({
      title: document.querySelector("h1")?.textContent?.replace("¶", "") ?? this.form.list,
      notes: [...(name ? [say.t("name-line", { name })] : []), date],
      parts: this.form.parts,
      gone: this.orphans,
      goneTitle: say.t("gone"),
      none: say.t("none"),
    });
  }
}

/** The day where the browser is, as YYYY-MM-DD. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

if (!customElements.get("casebook-checklist")) customElements.define("casebook-checklist", CasebookChecklist);
