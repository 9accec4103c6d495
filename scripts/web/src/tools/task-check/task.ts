/** A task by its parts, in the order of the template of docs/process/brief-and-task.md, and the text that is made of it. Pure. */
import { isObject, isText } from "../../shared/json.ts";

export const PARTS = [
  "name", "so-that", "user-story", "done-when", "depends-on", "given", "who", "deadline", "priority", "decides", "keep",
] as const;
export type Part = (typeof PARTS)[number];

export type Task = Readonly<Record<Part, string>>;
export const EMPTY = Object.fromEntries(PARTS.map((part) => [part, ""])) as Task;

/** Written in one line. */
export const SHORT: readonly Part[] = ["name", "so-that", "who", "priority"];

export const missing = (task: Task): Part[] => PARTS.filter((part) => task[part].trim() === "");

/** What can be read of a kept draft; the rest is empty. */
export function read(record: unknown): Task {
  const found = isObject(record) ? record : {};
  const text = (value: unknown) => (isText(value) ? value : "");
  return Object.fromEntries(PARTS.map((part) => [part, text(found[part])])) as Task;
}

/** The lines of a pasted text, each to be put into a part; marks of lists are left out. */
export function lines(text: string): string[] {
  return text.split("\n").map((line) => line.replace(/^\s*([-*•–]|\d+[.)])\s+/, "").trim()).filter(Boolean);
}

/** A part with a line more. */
export function added(task: Task, part: Part, line: string): Task {
  const glue = SHORT.includes(part) ? " " : "\n";
  return { ...task, [part]: [task[part].trimEnd(), line].filter(Boolean).join(glue) };
}

export interface Names {
  /** The part's name in the template. */
  heading(part: Part): string;
  /** What stands where nothing was filled in. */
  readonly none: string;
  deadline(value: string): string;
}

/** The task as Markdown, for the task board or a letter. What is missing is said, so that nobody overlooks it. */
export function toMarkdown(task: Task, names: Names): string {
  const value = (part: Part) => (part === "deadline" && task[part] ? names.deadline(task[part]) : task[part].trim());
  const shown = (part: Part) => value(part) || `*${names.none}*`;
  const blocks = PARTS.flatMap((part) => {
    if (part === "name") return [`# ${task.name.trim() || `${names.heading("name")}: ${names.none}`}`];
    if (part === "deadline") return []; // stands behind the person, as in the template
    if (part !== "who") return [block(names.heading(part), shown(part))];
    return [block(`${names.heading("who")} / ${names.heading("deadline")}`, `${shown("who")} / ${shown("deadline")}`)];
  });
  return `${blocks.join("\n\n")}\n`;
}

/** A line stands behind its heading; several stand below it, as a list would else lose its first entry. */
function block(heading: string, text: string): string {
  return text.includes("\n") ? `**${heading}**\n\n${text}` : `**${heading}** ${text}`;
}
