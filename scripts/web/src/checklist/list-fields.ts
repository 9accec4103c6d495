/** The list as it stands in the page: static HTML with fields, which works without this code as far as a page can. */
import { isBlank, type Value } from "./answers.ts";
import type { Part } from "./markdown.ts";

type Field = HTMLInputElement | HTMLTextAreaElement;

export interface Entry {
  readonly id: string;
  readonly text: string;
  readonly section: string;
  readonly field: Field;
}

export class ListFields {
  readonly entries: readonly Entry[];

  constructor(readonly list: string) {
    const rows = document.querySelectorAll<HTMLElement>(`[data-entry][data-list="${list}"]`);
    this.entries = [...rows].flatMap((row): Entry[] => {
      const field = row.querySelector<Field>("input, textarea");
      const text = row.querySelector(".cb-entry-text")?.textContent?.trim() ?? "";
      const section = row.closest<HTMLElement>("[data-section]")?.dataset["section"] ?? "";
      return field ? [{ id: row.dataset["entry"] ?? "", text, section, field }] : [];
    });
  }

  get done(): number {
    return this.entries.filter(({ field }) => !isBlank(valueOf(field))).length;
  }

  /** The sections with what stands in them now. */
  get parts(): Part[] {
    const parts = new Map<string, Part & { lines: Part["lines"][number][] }>();
    for (const { text, section, field } of this.entries) {
      const part = parts.get(section) ?? { title: section, lines: [] };
      part.lines.push({ text, isTick: isTick(field), value: valueOf(field) });
      parts.set(section, part);
    }
    return [...parts.values()];
  }
}

/** What stands in a field; undefined where nothing does. */
export function valueOf(field: Field): Value | undefined {
  if (isTick(field)) return field.checked || undefined;
  return isBlank(field.value) ? undefined : field.value;
}

/** Puts a value into a field. A tick is kept as a text where an entry is asked in another way now, and the other way round. */
export function fill(field: Field, value: Value | undefined): void {
  if (isTick(field)) field.checked = !isBlank(value);
  else field.value = value === true ? "✓" : (value ?? "");
  fit(field);
}

/** Lets the box around a text field grow with it: its copy of the text is also what is printed. */
export function fit(field: Field): void {
  const box = field.parentElement;
  if (box?.classList.contains("cb-grow")) box.dataset["value"] = field.value;
}

function isTick(field: Field): field is HTMLInputElement {
  return field.type === "checkbox";
}
