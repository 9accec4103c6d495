/** Numbers as a language writes them. */
import { isShort } from "./words.ts";

interface Speaker {
  readonly lang: string;
}

const KINDS = { number: { maximumFractionDigits: 9 }, percent: { style: "percent" } } as const;
/** Kept: to make one takes a browser longer than to build a screen. */
const formats = new Map<string, Intl.NumberFormat>();

function format(kind: keyof typeof KINDS, { lang }: Speaker, value: number): string {
  const known = formats.get(kind + lang) ?? new Intl.NumberFormat(lang, KINDS[kind]);
  formats.set(kind + lang, known);
  return known.format(value);
}

export function number(words: Speaker, value: number): string {
  return isShort(value) ? String(value) : format("number", words, value);
}

/** A number, as it is written already, with its unit: 40% in English, 40 % elsewhere. */
export function withUnit({ lang }: Speaker, written: string, unit: string): string {
  return unit === "%" && lang === "en" ? `${written}%` : `${written}\u00a0${unit}`;
}

/** A share, 1 being the whole. */
export function percent(words: Speaker, share: number): string {
  return format("percent", words, share);
}
