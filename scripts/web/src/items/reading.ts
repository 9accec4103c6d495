/**
 * What a typed number stands for. The same definition as scripts/casebook/model/reading.py; tests/golden/reading.json
 * holds both to it. Pure.
 */
export type Measure = "number" | "share" | "money" | "hours";

/** A dash of any kind, where a sign stands. */
const MINUS = /^[\u2010-\u2015\u2212]/;
/** The sign, the digits with their marks, and what stands behind, which has no digit. */
const NUMBER = /^([+-]?) ?([0-9]+(?:[ .,'][0-9]+)*|[.,][0-9]+) ?([^0-9]*)$/;
const GROUPED = /^[0-9]{1,3}(?:[ '][0-9]{3})+(?:[.,][0-9]+)?$/;
const THOUSANDS = /^[1-9][0-9]{0,2}[.,][0-9]{3}$/;
const CURRENCY = /^(?:[a-z]{3}|руб\.?|р\.|лв\.?) ?(?=[^a-zа-я])/;

// Made when they are needed: a page that reads no number does not carry them.
const H = "(?:h|hrs?|hours?|ч|час[а-я]*)\\.?";
const M = "(?:m|min[a-z]*|м|мин[а-я]*)\\.?";
/** 4:30 · 4 h 30 min · 90 min */
const clockPattern = () => new RegExp(
  `^(?:([0-9]{1,4})(?::([0-5][0-9])(?: ?${H})?| ?${H} ?(?:(?:and|и) )?([0-5]?[0-9])(?: ?${M})?)|([0-9]{1,5}) ?${M})$`,
);
/** Hours of any kind: "working hours", "person-hours". */
const hoursBehind = () => new RegExp(`^(?:(?:[^0-9]*[ -])?${H})?$`);
/** Thousands, millions, billions. */
const timesPattern = () => new RegExp(
  "^(?:(k|к|thousands?|тыс[а-я]*|хил[а-я]*|т\\.? ?р)|(mln|mio|millions?|млн|ми[а-я]*лион[а-я]*|[mм])|(bn|billions?|млрд|ми[а-я]*лиард[а-я]*))(?!\\p{L})",
  "u",
);
/** What makes the number another one, by how much is open: metres or millions, tonnes or thousands. */
const OPEN = /^(?:[mмtт]|hundreds?|dozens?|сот(?:ен|ни)|дюжин[аы]?)(?!\p{L})/u;

/**
 * All numbers that a typed text may stand for, in the unit asked for; none where it is not read as a number. "1,234" is
 * 1.234 to one reader and 1234 to another; of money "756k" is 756000; of hours "4:30" is 4.5.
 */
export function readings(text: string, measure: Measure = "number", unit = ""): number[] {
  let typed = plain(text);
  const clock = measure === "hours" && clockPattern().exec(typed);
  if (clock) return [Number(clock[1] ?? 0) + Number(clock[2] ?? clock[3] ?? clock[4]) / 60];
  if (measure === "money") typed = typed.replace(CURRENCY, "").replace(MINUS, "-");
  const [, sign, digits = "", behind = ""] = NUMBER.exec(typed) ?? [];
  if (!digits || (/[ ']/.test(digits) && !GROUPED.test(digits))) return [];
  const times = timesFor(behind, measure, plain(unit)) * (sign === "-" ? -1 : 1);
  return times ? bodies(digits.replace(/[ ']/g, "")).map((body) => Number(body) * times) : [];
}

/** Small letters, one space for any, one apostrophe for all; m² is m, and 10² stays no number. */
function plain(text: string): string {
  const raised = text.replace(/[‘’‛ʼ′`´＇]/g, "'").replace(/(?<=\p{L})[⁰¹²³⁴-⁹]+/gu, "").replace(/[⁰¹²³⁴-⁹]+/g, "^0");
  const telling = raised.normalize("NFKC").toLowerCase().replace(/[\p{C}\p{Sc}]/gu, "").replace(/\p{Z}+/gu, " ");
  return telling.replace(/^ | $/g, "").replace(MINUS, "-");
}

/** What the number is to be multiplied by for what stands behind it; 0 where that makes it another number. */
function timesFor(behind: string, measure: Measure, unit: string): number {
  if (unit && behind.startsWith(unit)) return 1;
  if (measure === "hours") return Number(hoursBehind().test(behind));
  const open = OPEN.test(behind) && !(measure === "money" && /^(?:[mм]|т\.? ?р)/.test(behind));
  return open ? 0 : factor(behind) && factor(behind) / (factor(unit) || 1) || 1;
}

/** 1000 for a word of thousands, and so on; 0 for any other. */
function factor(words: string): number {
  const place = timesPattern().exec(words)?.findIndex((word, place) => place && word) ?? 0;
  return place && 1000 ** place;
}

/** The digits with the decimal mark as a dot and no thousands marks. */
function bodies(body: string): string[] {
  const marks = body.replace(/[0-9]/g, "");
  const last = marks.at(-1);
  if (last === undefined) return [body];
  const [whole, fraction] = splitAtLast(body, last);
  const decimal = `${whole.replace(/[.,]/g, "")}.${fraction}`;
  if (marks.length === 1) return THOUSANDS.test(body) ? [decimal, whole + fraction] : [decimal];
  if (new Set(marks).size === 1) return [body.replaceAll(last, "")];
  return marks.indexOf(last) === marks.length - 1 ? [decimal] : [];
}

function splitAtLast(body: string, mark: string): [string, string] {
  const at = body.lastIndexOf(mark);
  return [body.slice(0, at), body.slice(at + 1)];
}
