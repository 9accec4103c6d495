/** What was looked for on this device and led somewhere, the newest first. It never leaves the device. */
import { named } from "../shared/academy.ts";
import { isText } from "../shared/json.ts";
import { keep, kept } from "../shared/kept.ts";

const NAME = named("casebook-searches");
const MOST = 6;

export function recent(): readonly string[] {
  const found = kept("localStorage", NAME);
  return Array.isArray(found) ? found.filter(isText) : [];
}

export function remember(text: string): void {
  const asked = text.trim();
  if (asked) keep("localStorage", NAME, [asked, ...recent().filter((one) => one !== asked)].slice(0, MOST));
}

export function forgetAll(): void {
  keep("localStorage", NAME, undefined);
}
