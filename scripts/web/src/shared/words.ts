/** The words of the interface, in the page's language. All come from the data; none is written in the code. */

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
  number(value: number): string;
  percent(share: number): string;
}

export function words<K extends string>(language: string, labels: Labels<K>): Words<K> {
  const lang = known(language);
  const plurals = new Intl.PluralRules(lang);
  const number = formatter(lang, { maximumFractionDigits: 9 });
  const points = formatter(lang, { maximumFractionDigits: 1 });
  const percent = formatter(lang, { style: "percent" });
  const filled = (text: string, values: Values) =>
    text.replace(/\{(\w+)\}/g, (hole, name: string) => {
      const value = values[name];
      if (typeof value !== "number") return value ?? hole;
      return isShort(value) ? String(value) : points(value);
    });
  return {
    lang,
    t: (key, values = {}) => {
      const label = labels[key] ?? key;
      if (typeof label === "string") return filled(label, values);
      return filled(label[plurals.select(Number(values["n"] ?? 0))] ?? label.other ?? key, values);
    },
    number: (value) => (isShort(value) ? String(value) : number(value)),
    percent,
  };
}

/** Formats numbers; made when the first one comes: making it takes a browser longer than building a screen. */
function formatter(lang: string, options: Intl.NumberFormatOptions): (value: number) => string {
  let made: Intl.NumberFormat | undefined;
  return (value) => (made ??= new Intl.NumberFormat(lang, options)).format(value);
}

/** A number that looks the same in each of our languages. */
function isShort(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < 1000;
}

/** The words of an element from the file at `url`; undefined where it can't be had. */
export async function loadWords<K extends string>(
  url: URL,
  language: string,
  signal?: AbortSignal,
): Promise<Words<K> | undefined> {
  try {
    const answer = await fetch(url, signal ? { signal } : {});
    return answer.ok ? words(language, (await answer.json()) as Labels<K>) : undefined;
  } catch {
    return undefined;
  }
}

function known(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? "en";
  } catch {
    return "en";
  }
}
