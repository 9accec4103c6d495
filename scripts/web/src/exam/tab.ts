/** What belongs to this tab: the ticket in its address, and which exam it is about. */

const CURRENT = "casebook-exam";

/** The ticket in the address, which is stripped at once: it stays neither in the history nor in anybody's sight. */
export function takeLink(): string {
  const { hash, pathname, search } = location;
  if (hash) history.replaceState(null, "", pathname + search);
  return hash.startsWith("#ticket=") ? hash : "";
}

/** Notes the exam for a reload; "" for none. */
export function remember(id: string): void {
  try {
    sessionStorage.setItem(CURRENT, id);
  } catch {
    // Then the one exam that is under way is taken up after a reload, or chosen from the list.
  }
}

export function remembered(): string {
  try {
    return sessionStorage.getItem(CURRENT) ?? "";
  } catch {
    return "";
  }
}
