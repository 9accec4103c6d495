/** A filled-in list as Markdown, to send to a mentor or to put into a project's folder. Pure. */
import { isBlank, type Answer, type Value } from "./answers.ts";

export interface Line {
  readonly text: string;
  readonly isTick: boolean;
  readonly value: Value | undefined;
}

export interface Part {
  readonly title: string;
  readonly lines: readonly Line[];
}

export interface Sheet {
  readonly title: string;
  /** Lines below the title: a name, the day. */
  readonly notes: readonly string[];
  readonly parts: readonly Part[];
  readonly gone: readonly Answer[];
  readonly goneTitle: string;
  /** What stands where nothing was filled in. */
  readonly none: string;
}

export function toMarkdown({ title, notes, parts, gone, goneTitle, none }: Sheet): string {
  const left = gone.map(({ text, value }) => ({ text, value, isTick: value === true }));
  const all = left.length > 0 ? [...parts, { title: goneTitle, lines: left }] : parts;
  const blocks = all.flatMap((part) => [...(part.title ? [`## ${one(part.title)}`] : []), linesOf(part.lines, none)]);
  return [`# ${one(title)}`, ...notes.map(one), ...blocks].join("\n\n") + "\n";
}

/** Ticks in a row are a list; a question with its response stands alone. */
function linesOf(lines: readonly Line[], none: string): string {
  return lines.map((line) => written(line, none)).join("\n").replaceAll(/\n\n\n+/g, "\n\n").trim();
}

function written({ text, isTick, value }: Line, none: string): string {
  if (isTick) return `- [${value ? "x" : " "}] ${one(text)}`;
  const response = isBlank(value) ? `*${none}*` : quoted(value as string);
  return `\n**${one(text)}**\n\n${response}\n`;
}

const quoted = (text: string) => text.trim().split(/\r?\n/).map((line) => `> ${line}`.trimEnd()).join("\n");

const one = (text: string) => text.trim().replaceAll(/\s+/g, " ");
