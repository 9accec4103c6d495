/** The one reason that says most of a response: of what was wrong in it, or else of what is right. Pure. */
import type { PracticeWords } from "../labels.ts";
import { keyTexts } from "./answer-texts.ts";
import { mistakeIn } from "./mistake.ts";
import { score } from "./scoring.ts";
import type { PracticeItem, Response } from "./types.ts";

export function reasonFor(item: PracticeItem, response: Response, words: PracticeWords): string {
  const { kind, key, rationales } = item;
  if (kind === "open") return "";
  const isRight = score(kind, key, response) === 1;
  if ((kind === "numeric" || kind === "short") && !isRight) {
    return [`${words.t("key")} ${keyTexts(item, words)[0]}.`, mistakeIn(item, response)?.why ?? rationales["item"]].filter(Boolean).join(" ");
  }
  const keys = typeof key === "string" || Array.isArray(key) ? [key].flat() : [];
  const parts = [...wrongParts(item, response), ...keys];
  return [...parts, "item"].map((id) => rationales[id]).find(Boolean) ?? "";
}

/** What was chosen and is no key, then what is one and was not chosen. */
function wrongParts({ kind, key }: PracticeItem, response: Response): string[] {
  if (kind === "match") {
    const given = response as Record<string, string>;
    return Object.entries(key as Record<string, string>).flatMap(([left, right]) => (given[left] === right ? [] : [left]));
  }
  if (kind !== "single" && kind !== "multiple") return [];
  const [keys, chosen] = [[key].flat() as string[], [response].flat() as string[]];
  return [...chosen.filter((id) => !keys.includes(id)), ...keys.filter((id) => !chosen.includes(id))];
}
