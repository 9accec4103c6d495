/** The words of the interface, in the page's language. All come from the data; none is written in the code. */

/** A text, or one per plural form of {n}. */
export type Label = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

export type LabelKey =
  | "item-of" | "progress" | "check" | "show-sample" | "skip" | "next" | "to-result" | "respond-first"
  | "response" | "choose-many" | "choose-match" | "choose-each" | "put-in-order" | "move-up" | "move-down"
  | "moved" | "cannot-move"
  | "right" | "partly" | "wrong" | "score-so-far"
  | "mark-right-chosen" | "mark-right-missed" | "mark-wrong-chosen" | "mark-wrong-left"
  | "your-response" | "key" | "key-also" | "right-order" | "place-right" | "place-wrong" | "nothing"
  | "rationale" | "reread" | "sample" | "rubric" | "points"
  | "result" | "result-sum" | "result-none" | "result-skipped" | "by-topic" | "topic" | "score" | "points-of" | "points-of-head" | "what-to-reread"
  | "and-more" | "practise-mistakes" | "back-to-skipped" | "new-round" | "new-round-order"
  | "your-progress" | "start-over" | "start-over-ask" | "start-over-warn" | "cancel"
  | "export" | "import" | "imported" | "import-left-out" | "import-not-progress" | "import-newer"
  | "set-aside" | "not-lasting" | "not-kept" | "items-left-out"
  | "answers";

export type Labels = Readonly<Partial<Record<LabelKey, Label>>>;
type Values = Readonly<Record<string, string | number>>;

export interface Words {
  /** The label with its {values} filled in; `n` chooses the plural form. */
  t(key: LabelKey, values?: Values): string;
  number(value: number): string;
  percent(share: number): string;
}

export function words(language: string, labels: Labels): Words {
  const lang = known(language);
  const plurals = new Intl.PluralRules(lang);
  const numbers = new Intl.NumberFormat(lang, { maximumFractionDigits: 9 });
  const points = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  const percents = new Intl.NumberFormat(lang, { style: "percent" });
  const filled = (text: string, values: Values) =>
    text.replace(/\{(\w+)\}/g, (hole, name: string) => {
      const value = values[name];
      return typeof value === "number" ? points.format(value) : (value ?? hole);
    });
  return {
    t: (key, values = {}) => {
      const label = labels[key] ?? key;
      if (typeof label === "string") return filled(label, values);
      return filled(label[plurals.select(Number(values["n"] ?? 0))] ?? label.other ?? key, values);
    },
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
  };
}

function known(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? "en";
  } catch {
    return "en";
  }
}
