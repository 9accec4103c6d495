/** Which client's copy of a check-list is open on this device. */
import { named } from "../shared/academy.ts";
import { isText } from "../shared/json.ts";
import { keep, kept } from "../shared/kept.ts";

const OPEN = named("casebook-checklist-copy/");

/** The list itself where no copy is open. */
export function openCopy(list: string): string {
  const open = kept("localStorage", OPEN + list);
  return isText(open) ? open : list;
}

/** Opens a copy from now on, or the list itself. */
export function openFromNow(list: string, copy: string): void {
  keep("localStorage", OPEN + list, copy === list ? undefined : copy);
}
