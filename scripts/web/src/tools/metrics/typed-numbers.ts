/** Reads what people type as a number: with spaces, %, and the decimal mark of their language or a point. Pure. */
import type { Entered } from "./solve.ts";

export type NumberFault = "metric-fault-number" | "metric-fault-large";
const LARGEST = 1e15;
/** 1,000 and 12,345.6: a comma that parts thousands, as in English only. */
const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
const PLAIN = /^-?\d*([.,]\d*)?$/;

/** The number with half a unit of its last digit, by which it may have been rounded; undefined where nothing stands. */
export function parse(text: string, lang: string): Entered | NumberFault | undefined {
  let bare = text.replaceAll(/[\s\u00a0\u202f%]/g, "").replace("−", "-");
  if (bare === "") return undefined;
  if (lang === "en" && GROUPED.test(bare)) bare = bare.replaceAll(",", "");
  if (!PLAIN.test(bare) || !/\d/.test(bare)) return "metric-fault-number";
  const [whole = "", decimals = ""] = bare.split(/[.,]/);
  const value = Number(`${whole || "0"}.${decimals || "0"}`.replace("-.", "-0."));
  if (Math.abs(value) > LARGEST) return "metric-fault-large";
  return { value, slack: 0.5 * 10 ** -decimals.length };
}
