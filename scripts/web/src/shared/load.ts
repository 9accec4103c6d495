/** Fetches files of the site. */
import { isObject, parsed, type Json } from "./json.ts";

export type LoadProblem = "network" | "broken" | "format";

/** The JSON of a file; undefined where it can't be had. */
export async function loadJson(url: URL, how?: RequestInit, seen?: (answer: Response) => void): Promise<unknown> {
  try {
    const answer = await fetch(url, how);
    seen?.(answer);
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

/** The list that a file has under `name` now; undefined where it can't be had. `seen` gets the answer's headers. */
export async function loadList(url: URL, name: string, seen?: (answer: Response) => void): Promise<unknown[] | undefined> {
  const data = await loadJson(url, { cache: "no-cache" }, seen);
  const list = isObject(data) ? data[name] : undefined;
  return Array.isArray(list) ? list : undefined;
}

/** What `read` makes of a file, or why there is nothing. */
export async function load<T>(url: URL, read: (text: string) => T | LoadProblem, signal: AbortSignal): Promise<T | LoadProblem> {
  try {
    const answer = await fetch(url, { signal });
    return answer.ok ? read(await answer.text()) : "network";
  } catch {
    return "network";
  }
}

/** What `shaped` makes of the data in a text that says its `format`; it returns nothing for data of another shape. */
export function read<T>(text: string, format: number, shaped: (data: Json) => T | undefined): T | LoadProblem {
  const data = parsed(text);
  if (!isObject(data)) return "broken";
  return data["format"] === format ? (shaped(data) ?? "broken") : "format";
}
