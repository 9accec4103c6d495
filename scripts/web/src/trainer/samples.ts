/** Samples to put beside a learner's own text, as they stand on the site's pages. */
import { DECIDED } from "../progress/decisions.ts";
import { load } from "../shared/load.ts";
import type { OwnText } from "./friday-report.ts";
import { EXERCISE } from "./mentor-file.ts";

/** The page that a text was written on, from the base of the site. */
export function pageOf(list: string): string {
  const [, kind, id] = /^decide--(case|exercise)--(.+)$/.exec(list) ?? [];
  if (kind) return `${kind === "case" ? "cases" : "exercises"}/${id}/`;
  return list.startsWith(EXERCISE) ? `exercises/${list.slice(EXERCISE.length)}/` : `path/${list}/`;
}

/** The sample, or nothing where the page has none or can't be had. */
export async function sampleOf({ list, entry }: OwnText, base: URL, signal: AbortSignal): Promise<string> {
  const page = await load(new URL(pageOf(list), base), (text) => text, signal);
  if (page === "network") return "";
  const found = placeOf(new DOMParser().parseFromString(page, "text/html"), list, entry)?.cloneNode(true) as Element | undefined;
  for (const part of found?.querySelectorAll("summary, sup, .cb-cited") ?? []) part.remove();
  const blocks = [...(found?.querySelectorAll("p, li, tr") ?? [])].filter((block) => !block.querySelector("p, li"));
  return (blocks.length > 0 ? blocks : found ? [found] : []).map((block) => block.textContent?.trim()).filter(Boolean).join("\n\n");
}

function placeOf(page: Document, list: string, entry: string): Element | null | undefined {
  if (list.startsWith(DECIDED)) return page.querySelectorAll("article details.question")[Number(entry) - 1];
  if (list.startsWith(EXERCISE)) return page.querySelector("details.cb-folded");
  return page.querySelector(`[data-entry="${CSS.escape(entry)}"] .cb-strong span`);
}
