/** What is said of a response: its tone, and its words. Pure. */
import { partsOf } from "../items/scoring.ts";
import type { PracticeItem, Response } from "../items/types.ts";
import type { PracticeWords } from "../labels.ts";

export interface Verdict {
  readonly tone: "right" | "partly" | "wrong" | "open";
  readonly text: string;
}

export function verdictOn(item: PracticeItem, response: Response, score: number, { t }: PracticeWords): Verdict {
  if (score === 1) return { tone: "right", text: t("right") };
  if (score === 0) return { tone: "wrong", text: t("wrong") };
  const parts = partsOf(item.kind, item.key, response);
  if (!parts) return { tone: "partly", text: t("partly") };
  return { tone: "partly", text: t(parts.wrong > 0 ? "partly-and-wrong" : "partly-of", { right: parts.right, n: parts.of, wrong: parts.wrong }) };
}
