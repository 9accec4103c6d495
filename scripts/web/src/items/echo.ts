/** What a typed number is read as, in words: it says nothing of what is right. Pure. */
import type { AskKey, AskWords } from "../labels.ts";
import { numericText } from "./answer-texts.ts";
import { readings, type Measure } from "./reading.ts";
import type { TextItem } from "./types.ts";

/** What can be typed, where something else was. */
const NOT_READ = {
  number: "not-a-number", share: "not-a-number", money: "not-an-amount", hours: "not-hours",
} as const satisfies Record<Measure, AskKey>;

export function echo(item: TextItem, typed: string, words: AskWords): string {
  if (!item.measure || !typed.trim()) return ""; // a ticket of before has none, and is read in another way
  const [first, second] = readings(typed, item.measure, item.unit).map((value) => said(item, value, words));
  if (first === undefined) return words.t(NOT_READ[item.measure]);
  return second ? words.t("read-as-either", { first, second }) : words.t("read-as", { number: first });
}

/** 756,000 roubles · 4.5 hours (4:30) */
function said({ unit, measure }: TextItem, value: number, words: AskWords): string {
  const minutes = Math.round(Math.abs(value) * 60);
  const clock = measure === "hours" && !Number.isInteger(value) ? ` (${value < 0 ? "−" : ""}${Math.trunc(minutes / 60)}:${String(minutes % 60).padStart(2, "0")})` : "";
  return numericText({ value }, unit, words) + clock;
}
