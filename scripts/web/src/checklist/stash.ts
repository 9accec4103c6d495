/**
 * What is not written yet, for the moment that a write takes: a page that is left ends it halfway, and only localStorage
 * is written at once.
 */
import { read, type Answer, type Changes } from "./answers.ts";

const key = (list: string) => `casebook-checklist/${list}`;

export function stash(list: string, changes: Changes): void {
  try {
    if (changes.size === 0) localStorage.removeItem(key(list));
    else localStorage.setItem(key(list), JSON.stringify([...changes].map(([entry, answer]) => [entry, answer ?? null])));
  } catch {
    // no room, or not allowed: the write itself will do but for this moment
  }
}

export function stashed(list: string): Map<string, Answer | undefined> {
  try {
    const entries = JSON.parse(localStorage.getItem(key(list)) ?? "[]") as [string, Answer | null][];
    const { answers } = read({ answers: Object.fromEntries(entries) }, list).filled;
    return new Map(entries.map(([entry]) => [entry, Object.hasOwn(answers, entry) ? answers[entry] : undefined]));
  } catch {
    return new Map();
  }
}
