/** Formulas and numbers as people read and type them. Pure. */
import type { ToolsWords } from "../../labels.ts";
import { withUnit } from "../../shared/numbers.ts";
import { measure, type Id, type Measure } from "./measures.ts";
import type { Entered, Found, Step } from "./solve.ts";

const SHORT = 2;

export class Telling {
  readonly #large: Intl.NumberFormat;
  readonly #small: Intl.NumberFormat;

  constructor(private readonly words: ToolsWords) {
    this.#large = new Intl.NumberFormat(words.lang, { maximumFractionDigits: 2 });
    this.#small = new Intl.NumberFormat(words.lang, { maximumSignificantDigits: 3 });
  }

  /** 2.5%, 1 200, 0.00123 */
  value(id: Id, value: number): string {
    const number = (Math.abs(value) >= 0.1 || value === 0 ? this.#large : this.#small).format(value);
    return measure(id).isShare ? withUnit(this.words, number, "%") : number;
  }

  /** What a measure is: clicks ÷ impressions; nothing for a count. */
  meaning(one: Measure, says = (id: Id) => this.inText(id)): string {
    if (one.bottom === undefined) return "";
    const [top, bottom] = [one.top, one.bottom].map(says);
    const ratio = `${top} ÷ ${bottom}`;
    return one.less ? `(${top} − ${bottom}) ÷ ${bottom}` : one.times === 1000 ? `${ratio} × ${this.#large.format(1000)}` : ratio;
  }

  /**
   * How a result came about, in names and in numbers: from what was entered or, where that is a long way, by what the
   * measure means, as its counts are known by then.
   */
  formula(id: Id, { value, steps }: Found, known: ReadonlyMap<Id, number>): string {
    const number = (one: Id) => this.value(one, known.get(one) ?? NaN);
    const { top, bottom } = measure(id);
    const isShort = steps.length <= SHORT || bottom === undefined || !known.has(top) || !known.has(bottom);
    const said = (says: (one: Id) => string) => (isShort ? this.#chain(id, steps, says) : this.meaning(measure(id), says));
    return `${said((one) => this.inText(one))} = ${said(number)} = ${this.value(id, value)}`;
  }

  /** A name as it stands inside a sentence. */
  inText(id: Id): string {
    return this.words.t(`metric-${id}-short`);
  }

  #chain(id: Id, steps: readonly Step[], says: (id: Id) => string): string {
    const sorted = [...steps].sort((a, b) => Number(b.isTimes) - Number(a.isTimes));
    const first = sorted[0]?.isTimes ? "" : "1";
    const parts = sorted.map((step, place) => {
      const said = factor(measure(step.id), says(step.id), this.#large);
      return place === 0 && step.isTimes ? said : `${step.isTimes ? " × " : " ÷ "}${said}`;
    });
    const chain = first + parts.join("");
    const { times, less, isShare } = measure(id);
    if (less) return `${chain} − 1`;
    return times !== 1 && !isShare ? `${chain} × ${this.#large.format(times)}` : chain;
  }
}

/** A measure as it is multiplied by: a price of a thousand is divided, and a return stands on top of the whole. */
function factor({ times, less, isShare }: Measure, said: string, numbers: Intl.NumberFormat): string {
  if (less) return `(1 + ${said})`;
  return times !== 1 && !isShare ? `(${said} ÷ ${numbers.format(times)})` : said;
}

export type NumberFault = "metric-fault-number" | "metric-fault-large";
const LARGEST = 1e15;
/** 1,000 and 12,345.6: a comma that parts thousands, as in English only. */
const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
const PLAIN = /^-?\d*([.,]\d*)?$/;

/**
 * What is typed as a number: with spaces, %, and the decimal mark of its language or a point. With half a unit of its last
 * digit, by which it may have been rounded; undefined where nothing stands.
 */
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
