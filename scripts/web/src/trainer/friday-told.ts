/** A report in words: parts with lines, to be shown on the page and to be sent as plain text. Pure. */
import { keyTexts, responseTexts } from "../items/answer-texts.ts";
import type { PracticeItem } from "../items/types.ts";
import type { FridayWords } from "../labels.ts";
import { isDecision } from "../progress/decisions.ts";
import { datesOf } from "../shared/words.ts";
import { MOST_MISSED, textsOf, type Missed, type OwnText, type Report } from "./friday-report.ts";
import { EXERCISE } from "./mentor-file.ts";
import { isCard, type Entry } from "./pool.ts";

const LONGEST = 240; // of one's own words in a question to ask
const ASKS = 3;
const MOST_ASKED = 20; // among so many of the questions missed most a judgement is looked for

/** The questions and cards that are told of. */
interface Contents {
  readonly items: readonly PracticeItem[];
  readonly cards: ReadonlyMap<string, { readonly term: string }>;
}

/** A question or a text, with what is said of it: label and text each. */
export interface Told {
  readonly head: string;
  readonly lang: string | undefined;
  readonly lines: readonly (readonly [string, string])[];
  /** Of a text: what it was written to, for its sample. */
  readonly own?: OwnText;
}

export interface Part {
  readonly title: string;
  readonly lines: readonly string[];
  readonly told: readonly Told[];
}

export const dateOf = (at: number, { lang }: FridayWords): string => new Intl.DateTimeFormat(datesOf(lang), { dateStyle: "long" }).format(at);

/** What must be fetched for it: questions and cards. */
export function needed({ missed, terms, leeches }: Report): Entry[] {
  const asked = missed.slice(0, MOST_ASKED).map(({ entry }) => entry);
  return [...new Set([...asked, ...terms.slice(0, 1), ...leeches])];
}

export function partsOf(report: Report, contents: Contents | undefined, words: FridayWords): Part[] {
  const { t } = words;
  const { file, of, weak, missed, leeches } = report;
  const part = (title: string, lines: readonly string[], none: string, told: readonly Told[] = []): Part => ({
    title, lines: lines.length + told.length > 0 ? lines : [none], told,
  });
  const days = report.now === undefined ? t("days-all", { total: of }) : t("days-of", { done: report.done, total: of, day: report.now });
  return [
    part(t("days"), of > 0 ? [days] : [], ""),
    part(t("change", { date: dateOf(report.change.since, words) }), changes(report, words), ""),
    part(t("asks"), asks(report, contents, words), ""),
    part(t("weak"), weak.map(({ topic, right, n }) => t("weak-line", { topic: topic.title, right, n })), t("weak-none")),
    part(t("missed"), [], t("missed-none"), missed.slice(0, MOST_MISSED).flatMap((one) => missedTold(one, contents, words))),
    part(t("leeches"), leeches.flatMap((entry) => nameOf(entry, contents) ?? []), t("leeches-none")),
    part(t("texts"), [], t("texts-none"), textsOf(file).map((own) => textTold(own, words))),
  ].filter(({ lines, told }) => told.length > 0 || lines.some(Boolean));
}

function changes({ change: { days, tries, right, better, worse, texts } }: Report, { t }: FridayWords): string[] {
  return [
    days !== undefined && t("change-days", { n: days }),
    t("change-tries", { n: tries, right }),
    better > 0 && t("change-better", { n: better }),
    worse > 0 && t("change-worse", { n: worse }),
    texts > 0 && t("change-texts", { n: texts }),
  ].filter((line) => line !== false);
}

const itemOf = ({ id }: Entry, contents: Contents | undefined): PracticeItem | undefined => contents?.items.find((item) => item.id === id);

function missedTold({ entry, times, response }: Missed, contents: Contents | undefined, words: FridayWords): Told[] {
  const { t } = words;
  const item = itemOf(entry, contents);
  if (!item) return [];
  const own = response === undefined ? t("missed-since") : responseTexts(item, response).join("\n");
  const right = keyTexts(item, words).slice(0, item.kind === "short" ? 1 : undefined); // of all the forms that count, the first
  const lines = [[t("missed-own"), own], [t("missed-right"), right.join("\n")]] as const;
  return [{ head: `${item.stem} (${t("missed-times", { n: times })})`, lang: item.lang, lines: lines.filter(([, text]) => text) }];
}

/** What a card or a question is about, in a line. */
function nameOf(entry: Entry, contents: Contents | undefined): string | undefined {
  return isCard(entry) ? contents?.cards.get(entry.memory)?.term : itemOf(entry, contents)?.stem;
}

function textTold(own: OwnText, { t }: FridayWords): Told {
  const { answer } = own;
  const near = isDecision(answer) && answer.near ? [[t("texts-near"), t(`near-${answer.near}`)] as const] : [];
  return { head: [titleIn(own.list), answer.text].filter(Boolean).join(" · "), lang: undefined, lines: [[t("texts-own"), String(answer.value)], ...near], own };
}

/** All exercises ask for "Your answer": which one it is, its id tells. */
function titleIn(list: string): string {
  const name = list.startsWith(EXERCISE) ? list.slice(EXERCISE.length).replaceAll("-", " ") : "";
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A judgement that was missed, a term forgotten twice, a decision that was far off; else what can be asked of anybody. */
function asks(report: Report, contents: Contents | undefined, { t }: FridayWords): string[] {
  const judged = report.missed.flatMap(({ entry, response }) => {
    const item = itemOf(entry, contents);
    const isJudgement = (item as { level?: string } | undefined)?.level === "judgement";
    return item && isJudgement && response !== undefined ? [t("ask-judgement", { question: item.stem, own: responseTexts(item, response).join("; ") })] : [];
  });
  const terms = report.terms.slice(0, 1).flatMap((entry) => {
    const term = isCard(entry) ? nameOf(entry, contents) : itemOf(entry, contents)?.refs[0]?.title;
    return term ? [t("ask-term", { term })] : [];
  });
  const far = textsOf(report.file).filter(({ answer }) => isDecision(answer) && answer.near === "else").at(-1)?.answer;
  const derived = [judged[0], terms[0], far && t("ask-decision", { question: far.text, own: short(String(far.value)) })];
  const topic = report.weak[0]?.topic.title;
  const others = [topic && t("ask-topic", { topic }), t("ask-week"), report.file.texts.length > 0 && t("ask-text"), t("ask-next"), t("ask-hard")];
  return [...derived, ...others].filter((line): line is string => Boolean(line)).slice(0, ASKS);
}

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text);

/** The whole of it as plain text for an email. */
export function plain(title: string, parts: readonly Part[]): string {
  const blocks = parts.map((part) => {
    const told = part.told.map(({ head, lines }) => [`- ${head}`, ...lines.map(([label, text]) => `  ${label}: ${text.replaceAll("\n", "\n  ")}`)].join("\n"));
    return [part.title.toUpperCase(), ...part.lines.map((line) => `- ${line}`), ...told].join("\n");
  });
  return [title, ...blocks].join("\n\n") + "\n";
}
