/**
 * Small things that a browser keeps by name, on the device or as long as the tab. Where it keeps nothing (no room, not
 * allowed) no harm is done: reading gives nothing, and keeping says that it failed.
 */
import { parsed } from "./json.ts";

type Where = "localStorage" | "sessionStorage";

/** "" where nothing is kept. */
export function keptText(where: Where, name: string): string {
  try {
    return globalThis[where].getItem(name) ?? "";
  } catch {
    return "";
  }
}

/** Keeps a text, or forgets it where it is ""; whether that was possible. */
export function keepText(where: Where, name: string, text: string): boolean {
  try {
    if (text) globalThis[where].setItem(name, text);
    else globalThis[where].removeItem(name);
    return true;
  } catch {
    return false;
  }
}

/** Undefined where nothing is kept that can be read. */
export function kept(where: Where, name: string): unknown {
  return parsed(keptText(where, name));
}

/** Keeps a value, or forgets it where it is undefined; whether that was possible. */
export function keep(where: Where, name: string, value: unknown): boolean {
  return keepText(where, name, value === undefined ? "" : JSON.stringify(value));
}
