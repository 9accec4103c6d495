/**
 * Small things that a browser keeps by name, on the device or as long as the tab. Where it keeps nothing (no room, not
 * allowed) no harm is done: reading gives nothing, and keeping says that it failed.
 */
type Where = "localStorage" | "sessionStorage";

/** What is kept; text that is no JSON as it stands. Undefined where there is nothing. */
export function kept(where: Where, name: string): unknown {
  let text: string | null = null;
  try {
    text = globalThis[where].getItem(name);
    return JSON.parse(text ?? "");
  } catch {
    return text ?? undefined;
  }
}

/** Keeps a value, or forgets it where it is undefined; whether that was possible. */
export function keep(where: Where, name: string, value: unknown): boolean {
  try {
    if (value === undefined) globalThis[where].removeItem(name);
    else globalThis[where].setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
