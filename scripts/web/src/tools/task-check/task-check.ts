/**
 * <casebook-task-check words="words.json">: a task by the check-list: each part has its own field, what is missing is named
 * with a sample, and what comes out is the task as Markdown. The draft is kept in this browser.
 */
import { confirmed } from "../../shared/confirm.ts";
import { button, h } from "../../shared/dom.ts";
import { live } from "../../shared/live.ts";
import { field, type Field } from "../field.ts";
import { copied, save } from "../giving.ts";
import { keep, kept } from "../../shared/kept.ts";
import type { ToolsWords } from "../../labels.ts";
import { Tool } from "../tool.ts";
import { sorter } from "./sorter.ts";
import { added, EMPTY, missing, PARTS, read, SHORT, toMarkdown, type Names, type Part, type Task } from "./task.ts";

const KEY = "casebook-task-check";
type Control = HTMLInputElement | HTMLTextAreaElement;

class CasebookTaskCheck extends Tool {
  private readonly fields = new Map<Part, Field<Control>>();
  private readonly gaps = h("div", { class: "cb-gaps" });
  private readonly text = h("pre", { class: "cb-task", tabindex: 0 });
  private readonly message = h("p", { class: "cb-hint", role: "status" });
  private readonly voice = live();
  private words!: ToolsWords;

  protected build(words: ToolsWords): void {
    this.words = words;
    const { t } = words;
    for (const part of PARTS) this.fields.set(part, this.field(part));
    this.text.setAttribute("aria-label", t("task-text"));
    const buttons = [
      button(t("task-copy"), () => void this.copy(), "cb-button cb-button--main"),
      button(t("task-save"), () => this.save()),
      button(t("task-anew"), () => void this.anew()),
    ];
    this.replaceChildren(
      sorter(words, (part, line) => this.put(part, line)),
      ...[...this.fields.values()].map(({ row }) => row),
      this.gaps,
      h("p", { class: "cb-task-title" }, t("task-text")),
      this.text,
      h("p", { class: "cb-buttons" }, ...buttons),
      this.message,
      this.voice.element,
    );
    this.task = read(kept("localStorage", KEY));
  }

  private get task(): Task {
    return Object.fromEntries([...this.fields].map(([part, { control }]) => [part, control.value])) as Task;
  }

  private set task(task: Task) {
    for (const [part, { control }] of this.fields) control.value = task[part];
    this.show();
  }

  private field(part: Part): Field<Control> {
    const { t } = this.words;
    const control: Control =
      part === "deadline" ? h("input", { type: "datetime-local", max: "9999-12-31T23:59" })
      : SHORT.includes(part) ? h("input", { type: "text", autocomplete: "off" })
      : h("textarea", { rows: 2 });
    control.addEventListener("input", () => this.changed());
    control.addEventListener("change", () => this.voice.announce(this.progress()));
    return field(`${t(`task-${part}`)}: ${t(`task-${part}-ask`)}`, control);
  }

  private changed(): void {
    const isKept = keep("localStorage", KEY, this.task);
    this.message.textContent = isKept ? "" : this.words.t("task-not-kept");
    this.show();
  }

  private put(part: Part, line: string): void {
    const isLost = part === "deadline"; // a day and an hour are chosen, not read out of a text
    const fieldOf = this.fields.get(part) as Field<Control>;
    if (!isLost) this.task = added(this.task, part, line);
    this.changed();
    if (isLost) fieldOf.fault(this.words.t("task-choose-deadline", { line }));
    this.voice.announce(this.progress());
  }

  private show(): void {
    const { task, words: { t } } = this;
    const gaps = missing(task);
    this.deadline(task.deadline);
    const rows = gaps.map((part) => {
      const go = button(t(`task-${part}`), () => this.fields.get(part)?.control.focus(), "cb-link");
      return h("li", {}, go, `: ${t(`task-${part}-sample`)}`);
    });
    const title = h("p", { class: "cb-task-title" }, gaps.length > 0 ? t("task-missing", { n: gaps.length }) : t("task-whole"));
    this.gaps.replaceChildren(title, h("ul", {}, ...rows));
    this.text.textContent = toMarkdown(task, this.names());
  }

  private deadline(value: string): void {
    const { control, fault } = this.fields.get("deadline") as Field<Control>;
    const isPast = value !== "" && Date.parse(value) < Date.now();
    fault(control.validity.badInput ? this.words.t("task-fault-deadline") : isPast ? this.words.t("task-past") : "");
  }

  private progress(): string {
    const n = missing(this.task).length;
    return n > 0 ? this.words.t("task-missing", { n }) : this.words.t("task-whole");
  }

  private names(): Names {
    const { t, lang } = this.words;
    const format = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, {
      weekday: "short", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    });
    return {
      heading: (part) => t(`task-${part}-heading`),
      none: t("task-none"),
      deadline: (value) => format.format(new Date(value)),
    };
  }

  private async copy(): Promise<void> {
    const done = await copied(this.text.textContent ?? "");
    this.message.textContent = this.words.t(done ? "task-copied" : "task-not-copied");
  }

  private save(): void {
    const now = new Date();
    const day = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
    const name = `task-${day}.md`;
    save(this.text.textContent ?? "", name);
    this.message.textContent = this.words.t("task-saved", { name });
  }

  private async anew(): Promise<void> {
    const { t } = this.words;
    const isEmpty = missing(this.task).length === PARTS.length;
    const ask = { title: t("task-anew-ask"), text: t("task-anew-warn"), yes: t("task-anew"), no: t("task-cancel") };
    if (!isEmpty && !(await confirmed(this, ask))) return;
    keep("localStorage", KEY, undefined);
    this.task = EMPTY;
    this.message.textContent = "";
    this.fields.get("name")?.control.focus();
  }
}

if (!customElements.get("casebook-task-check")) customElements.define("casebook-task-check", CasebookTaskCheck);
