/**
 * <casebook-task-check words="words.json">: a task by the check-list: each part has its own field, what is missing is named
 * with a sample, and what comes out is the task as Markdown. The draft is kept in this browser.
 */
import { named } from "../../shared/academy.ts";
import { confirmed } from "../../shared/confirm.ts";
import { button, h } from "../../shared/dom.ts";
import { live } from "../../shared/live.ts";
import { CasebookElement, define } from "../../shared/element.ts";
import { field, type Field } from "../field.ts";
import { copied, save, today } from "../../shared/giving.ts";
import { keep, kept } from "../../shared/kept.ts";
import type { ToolsKey, ToolsWords } from "../../labels.ts";
import { datesOf } from "../../shared/words.ts";
import { sorter } from "./sorter.ts";
import { added, EMPTY, missing, PARTS, read, SHORT, toMarkdown, type Names, type Part, type Task } from "./task.ts";

const KEY = named("casebook-task-check");
type Control = HTMLInputElement | HTMLTextAreaElement;

class CasebookTaskCheck extends CasebookElement<ToolsKey> {
  readonly #fields = new Map<Part, Field<Control>>();
  readonly #gaps = h("div", { class: "cb-gaps" });
  readonly #text = h("pre", { class: "cb-task", tabindex: 0 });
  readonly #message = h("p", { class: "cb-hint", role: "status" });
  readonly #voice = live();
  #say!: ToolsWords;

  protected show(words: ToolsWords): void {
    this.#say = words;
    const { t } = words;
    for (const part of PARTS) this.#fields.set(part, this.#field(part));
    this.#text.setAttribute("aria-label", t("task-text"));
    const buttons = [
      button(t("task-copy"), () => void this.#copy(), "cb-button cb-button--main"),
      button(t("task-save"), () => this.#save()),
      button(t("task-anew"), () => void this.#anew()),
    ];
    this.replaceChildren(
      sorter(words, (part, line) => this.#put(part, line)),
      ...[...this.#fields.values()].map(({ row }) => row),
      this.#gaps,
      h("p", { class: "cb-task-title" }, t("task-text")),
      this.#text,
      h("p", { class: "cb-buttons" }, ...buttons),
      this.#message,
      this.#voice.element,
    );
    this.#task = read(kept("localStorage", KEY));
  }

  get #task(): Task {
    return Object.fromEntries([...this.#fields].map(([part, { control }]) => [part, control.value])) as Task;
  }

  set #task(task: Task) {
    for (const [part, { control }] of this.#fields) control.value = task[part];
    this.#draw();
  }

  #field(part: Part): Field<Control> {
    const { t } = this.#say;
    const control: Control =
      part === "deadline" ? h("input", { type: "datetime-local", max: "9999-12-31T23:59" })
      : SHORT.includes(part) ? h("input", { type: "text", autocomplete: "off" })
      : h("textarea", { rows: 2 });
    control.addEventListener("input", () => this.#changed());
    control.addEventListener("change", () => this.#voice.announce(this.#progress()));
    return field(`${t(`task-${part}`)}: ${t(`task-${part}-ask`)}`, control);
  }

  #changed(): void {
    const isKept = keep("localStorage", KEY, this.#task);
    this.#message.textContent = isKept ? "" : this.#say.t("task-not-kept");
    this.#draw();
  }

  #put(part: Part, line: string): void {
    const isLost = part === "deadline"; // a day and an hour are chosen, not read out of a text
    const fieldOf = this.#fields.get(part) as Field<Control>;
    if (!isLost) this.#task = added(this.#task, part, line);
    this.#changed();
    if (isLost) fieldOf.fault(this.#say.t("task-choose-deadline", { line }));
    this.#voice.announce(this.#progress());
  }

  #draw(): void {
    const task = this.#task;
    const { t } = this.#say;
    const gaps = missing(task);
    this.#deadline(task.deadline);
    const rows = gaps.map((part) => {
      const go = button(t(`task-${part}`), () => this.#fields.get(part)?.control.focus(), "cb-link");
      return h("li", {}, go, `: ${t(`task-${part}-sample`)}`);
    });
    const title = h("p", { class: "cb-task-title" }, gaps.length > 0 ? t("task-missing", { n: gaps.length }) : t("task-whole"));
    this.#gaps.replaceChildren(title, h("ul", {}, ...rows));
    this.#text.textContent = toMarkdown(task, this.#names());
  }

  #deadline(value: string): void {
    const { control, fault } = this.#fields.get("deadline") as Field<Control>;
    const isPast = value !== "" && Date.parse(value) < Date.now();
    fault(control.validity.badInput ? this.#say.t("task-fault-deadline") : isPast ? this.#say.t("task-past") : "");
  }

  #progress(): string {
    const n = missing(this.#task).length;
    return n > 0 ? this.#say.t("task-missing", { n }) : this.#say.t("task-whole");
  }

  #names(): Names {
    const { t, lang } = this.#say;
    const format = new Intl.DateTimeFormat(datesOf(lang), {
      weekday: "short", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    });
    return {
      heading: (part) => t(`task-${part}-heading`),
      none: t("task-none"),
      deadline: (value) => format.format(new Date(value)),
    };
  }

  async #copy(): Promise<void> {
    const done = await copied(this.#text.textContent ?? "");
    this.#message.textContent = this.#say.t(done ? "task-copied" : "task-not-copied");
  }

  #save(): void {
    const name = `task-${today()}.md`;
    save(this.#text.textContent ?? "", name);
    this.#message.textContent = this.#say.t("task-saved", { name });
  }

  async #anew(): Promise<void> {
    const { t } = this.#say;
    const isEmpty = missing(this.#task).length === PARTS.length;
    const ask = { title: t("task-anew-ask"), text: t("task-anew-warn"), yes: t("task-anew"), no: t("task-cancel") };
    if (!isEmpty && !(await confirmed(this, ask))) return;
    keep("localStorage", KEY, undefined);
    this.#task = EMPTY;
    this.#message.textContent = "";
    this.#fields.get("name")?.control.focus();
  }
}

define("casebook-task-check", CasebookTaskCheck);
