/** What belongs to this tab: the ticket in its address, and which exam it is about. */
import { keep, kept } from "../shared/kept.ts";

const CURRENT = "casebook-exam";

/** The ticket in the address, which is stripped at once: it stays neither in the history nor in anybody's sight. */
export function takeLink(): string {
  const { hash, pathname, search } = location;
  if (hash) history.replaceState(null, "", pathname + search);
  return hash.startsWith("#ticket=") ? hash : "";
}

/** Notes the exam for a reload; "" for none. Without it the one that is under way is taken up, or chosen from the list. */
export function remember(id: string): void {
  keep("sessionStorage", CURRENT, id || undefined);
}

export const remembered = (): string => String(kept("sessionStorage", CURRENT) ?? "");
