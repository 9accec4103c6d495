/** Fetches a practice set and looks at its shape; what it can't use it counts, never throws on. */
import type { Kind, PracticeItem } from "../items/types.ts";

const FORMAT = 2;

export interface PracticeSet {
  readonly slug: string;
  readonly title: string;
  readonly topics: Readonly<Record<string, string>>;
  readonly items: readonly PracticeItem[];
  readonly leftOut: number; // items of a shape or kind that is not known here
}

export type LoadProblem = "network" | "broken" | "format";

export async function loadSet(url: URL, signal: AbortSignal): Promise<PracticeSet | LoadProblem> {
  try {
    const answer = await fetch(url, { signal });
    return answer.ok ? parseSet(await answer.text()) : "network";
  } catch {
    return "network";
  }
}

export function parseSet(text: string): PracticeSet | LoadProblem {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return "broken";
  }
  if (!isObject(data)) return "broken";
  if (data["format"] !== FORMAT) return "format";
  const { slug, title, items } = data;
  if (!isText(slug) || !isText(title) || !Array.isArray(items)) return "broken";
  const known = items.filter(isItem);
  const topics = isObject(data["topics"]) ? (data["topics"] as PracticeSet["topics"]) : {};
  return { slug, title, topics, items: known, leftOut: items.length - known.length };
}

/** What each kind must have besides the common fields. */
const PARTS: Readonly<Record<Kind, (item: Record<string, unknown>) => boolean>> = {
  single: (item) => isTexts(item["options"]) && isText(item["key"]),
  multiple: (item) => isTexts(item["options"]) && isIds(item["key"]),
  numeric: (item) => isObject(item["key"]) && typeof item["key"]["value"] === "number",
  short: (item) => isIds(item["key"]),
  match: (item) => isTexts(item["lefts"]) && isTexts(item["rights"]) && isObject(item["key"]),
  order: (item) => isTexts(item["steps"]) && isIds(item["key"]),
  open: (item) => isTexts(item["rubric"]),
};

function isItem(value: unknown): value is PracticeItem {
  if (!isObject(value)) return false;
  const { id, digest, kind, topic, stem, rationales, refs } = value;
  const common = [id, digest, kind, topic, stem].every(isText) && isObject(rationales) && Array.isArray(refs);
  return common && Object.hasOwn(PARTS, kind as Kind) && PARTS[kind as Kind](value);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((part) => isObject(part) && isText(part["id"]) && isText(part["text"]));
}

function isIds(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isText);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
