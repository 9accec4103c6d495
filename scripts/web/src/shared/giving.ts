/** Gives a text out, as a file or to the clipboard, and takes a file in. */
import { h } from "./dom.ts";

/** Hands over a file; nothing leaves the device. */
export function save(text: string, name: string, type = "text/markdown"): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Whether the text was copied: without https:// there is no clipboard at all. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** A hidden field that opens the browser's choice of a file when it is clicked. */
export function fileField(accept: string, chosen: (file: File) => void): HTMLInputElement {
  const field = h("input", { type: "file", accept, hidden: true, onchange: () => {
    const file = field.files?.[0];
    field.value = ""; // the same file can be chosen again
    if (file) chosen(file);
  } });
  return field;
}

/** The day where the browser is, as YYYY-MM-DD. */
export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
