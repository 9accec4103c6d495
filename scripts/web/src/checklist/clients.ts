/**
 * <casebook-clients list="client-study" words="words.json">: copies of a check-list, one for each client, and the list in a call.
 * It stands before <casebook-checklist>, which keeps what is filled in under its `data-copy`, and is loaded once a reader comes near.
 */
import type { ChecklistKey, ChecklistWords } from "../labels.ts";
import { openProgress, type ProgressTables } from "../progress/progress-store.ts";
import { confirmed } from "../shared/confirm.ts";
import { button, h, uniqueId } from "../shared/dom.ts";
import { CasebookElement, define } from "../shared/element.ts";
import { openCall } from "./call.ts";
import { copiesOf, listFor, namesOf, slugOf, type Copy } from "./copies.ts";
import { Keeper } from "./keeper.ts";
import { openCopy, openFromNow } from "./open-copy.ts";
import { fill, ListFields } from "./list-fields.ts";

const TABLE = "checklists";

class CasebookClients extends CasebookElement<ChecklistKey, readonly Copy[]> {
  readonly #whose = h("span", { class: "cb-whose" });
  #tables!: Promise<ProgressTables>;
  #names!: Keeper;

  get #list(): string {
    return this.getAttribute("list") ?? "";
  }

  get #open(): string {
    return openCopy(this.#list);
  }

  get #form(): HTMLElement | null {
    return document.querySelector<HTMLElement>(`casebook-checklist[list="${this.#list}"]`);
  }

  protected override begin(signal: AbortSignal): void {
    this.#tables = openProgress();
    const names = (this.#names = new Keeper(namesOf(this.#list), this.#tables, () => {}));
    signal.addEventListener("abort", () => void names.close());
    super.begin(signal);
  }

  protected override async load(): Promise<Copy[]> {
    try {
      const { filled } = await this.#names.restore(Date.now());
      return copiesOf(this.#list, filled, await (await this.#tables).all(TABLE));
    } catch {
      return []; // nothing can be kept, as the list itself says
    }
  }

  protected show(words: ChecklistWords, copies: readonly Copy[]): void {
    const { t } = words;
    const copy = copies.find(({ list }) => list === this.#open);
    if (!copy && this.#open !== this.#list) return void this.#turn(words, this.#list); // deleted in another tab
    this.#whose.textContent = copy ? `: ${copy.name}` : "";
    document.querySelector("h1")?.append(this.#whose);
    const id = uniqueId();
    const options = [{ list: this.#list, name: t("client-none") }, ...copies].map(({ list, name }) =>
      h("option", { value: list, selected: list === this.#open }, name),
    );
    const choice = h("select", { id, class: "cb-input", autocomplete: "off", onchange: () => void this.#turn(words, choice.value) }, ...options);
    const tools = [
      button(t("call"), () => this.#call(words, copy), "cb-button cb-call-open"),
      button(t("client-new"), () => void this.#add(words, copies)),
      ...(copy ? [button(t("client-rename"), () => void this.#rename(words, copy)), button(t("client-delete"), () => void this.#delete(words, copy))] : []),
    ];
    const chosen = copies.length > 0 && h("p", { class: "cb-client" }, h("label", { for: id }, t("client")), choice);
    this.replaceChildren(h("div", { class: "cb-tools", role: "group", "aria-label": t("clients") }, chosen, ...tools));
  }

  /** Opens a copy: the list begins anew under its id. */
  async #turn(words: ChecklistWords, list: string): Promise<void> {
    openFromNow(this.#list, list);
    while (this.#form?.dataset["state"] === "loading") await new Promise(requestAnimationFrame); // or it would fill in the other's
    for (const { field } of new ListFields(this.#list).entries) fill(field, undefined);
    if (this.#form) this.#form.dataset["copy"] = list;
    this.#form?.replaceWith(this.#form.cloneNode());
    this.show(words, await this.load());
    this.querySelector<HTMLElement>("select, button")?.focus(); // a choice says itself what is open
  }

  async #add(words: ChecklistWords, copies: readonly Copy[]): Promise<void> {
    const name = await this.#ask(words, "client-new-ask", "client-new-about", "client-add");
    if (!name) return;
    const same = copies.find((copy) => copy.name === name);
    const list = same?.list ?? listFor(this.#list, name, copies);
    if (!same) this.#names.note(slugOf(this.#list, list), { value: name, text: words.t("client") });
    await this.#turn(words, list);
  }

  async #rename(words: ChecklistWords, { list, name: before }: Copy): Promise<void> {
    const name = await this.#ask(words, "client-rename-ask", "client-rename-about", "client-rename", before);
    if (!name) return;
    this.#names.note(slugOf(this.#list, list), { value: name, text: words.t("client") });
    await this.#turn(words, list);
  }

  async #delete(words: ChecklistWords, { list, name }: Copy): Promise<void> {
    const { t } = words;
    const ask = { title: t("client-delete-ask", { name }), text: t("client-delete-warn"), yes: t("client-delete"), no: t("cancel") };
    if (!(await confirmed(this, ask))) return;
    this.#names.note(slugOf(this.#list, list), undefined);
    const keeper = new Keeper(list, openProgress(), () => {});
    await keeper.forget().catch(() => {});
    await keeper.close();
    await this.#turn(words, this.#list);
  }

  /** A name that was typed; undefined where it is not wanted after all. */
  async #ask({ t }: ChecklistWords, title: ChecklistKey, about: ChecklistKey, yes: ChecklistKey, value = ""): Promise<string | undefined> {
    const field = h("input", { type: "text", class: "cb-own", autocomplete: "off", required: true, value });
    const ask = { title: t(title), text: t(about), yes: t(yes), no: t("cancel") };
    const isWanted = await confirmed(this, ask, h("p", {}, h("label", { class: "cb-name" }, t("client-name"), field)));
    return isWanted ? field.value.trim() : undefined;
  }

  #call(words: ChecklistWords, copy: Copy | undefined): void {
    const { entries } = new ListFields(this.#list);
    const lang = entries[0]?.field.closest<HTMLElement>("[lang]")?.lang ?? words.lang;
    openCall(entries, copy?.name ?? document.querySelector("h1")?.textContent?.replace("¶", "") ?? "", lang, words);
  }
}

define("casebook-clients", CasebookClients);
