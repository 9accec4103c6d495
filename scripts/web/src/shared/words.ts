/** The words of the interface, in the page's language. All come from the data; none is written in the code. */

import { isObject } from "./json.ts";
import { loadJson } from "./load.ts";

/** A text, or one per plural form of {n}. */
export type Label = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** The labels of one element, as its words file holds them; `K` are the keys that its code asks for. */
export type Labels<K extends string> = Readonly<Partial<Record<K, Label>>>;
type Values = Readonly<Record<string, string | number>>;

export interface Words<K extends string> {
  /** The language of the words: texts of an item that is not translated stand in another one. */
  readonly lang: string;
  /** The label with its {values} filled in; `n` chooses the plural form. */
  t(key: K, values?: Values): string;
}

export function words<K extends string>(language: string, labels: Labels<K>): Words<K> {
  const lang = known(language);
  const plurals = new Intl.PluralRules(lang);
  let points: Intl.NumberFormat | undefined; // made when the first one comes: it takes a browser longer than a screen
  const filled = (text: string, values: Values) =>
    text.replace(/\{(\w+)\}/g, (hole, name: string) => {
      const value = values[name];
      if (typeof value !== "number") return value ?? hole;
      if (isShort(value)) return String(value);
      return (points ??= new Intl.NumberFormat(lang, { maximumFractionDigits: 1 })).format(value);
    });
  return {
    lang,
    t: (key, values = {}) => {
      const label = labels[key] ?? key;
      if (typeof label === "string") return filled(label, values);
      return filled(label[plurals.select(Number(values["n"] ?? 0))] ?? label.other ?? key, values);
    },
  };
}

/** A number that looks the same in each of our languages. */
export function isShort(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < 1000;
}

/** The words of an element from the file at `url`; undefined where it can't be had. */
export async function loadWords<K extends string>(url: URL, language: string, how?: RequestInit): Promise<Words<K> | undefined> {
  const labels = await loadJson(url, how);
  return isObject(labels) ? words(language, labels as Labels<K>) : undefined;
}

/** Whose dates a language's are, where countries differ (as in scripts/casebook/site/words.py). */
export function datesOf(lang: string): string {
  return lang === "en" ? "en-GB" : lang;
}

function known(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] as string;
  } catch {
    return "en";
  }
}
