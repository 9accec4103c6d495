/** Says a deadline in words, days and amounts as the language has them. Pure. */
import type { ToolsWords } from "../../labels.ts";
import { datesOf } from "../../shared/words.ts";
import type { Deadline } from "./office.ts";
import { MINUTE } from "./zones.ts";

const FEW = 4;

export class Telling {
  readonly #lang: string;

  constructor(readonly words: ToolsWords) {
    this.#lang = datesOf(words.lang); // 27 November, as everywhere on the site
  }

  /** Friday 27 November, 17:20 */
  moment(at: number, zone: string): string {
    return this.#format({ timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
  }

  /** Friday 27 November, of a day as YYYY-MM-DD. */
  day(day: string): string {
    return this.#format({ timeZone: "UTC" }).format(Date.parse(`${day}T00:00Z`));
  }

  /** 1 hour 20 minutes */
  amount(ms: number): string {
    const minutes = Math.round(ms / MINUTE);
    const unit = (value: number, unit: string) =>
      new Intl.NumberFormat(this.#lang, { style: "unit", unit, unitDisplay: "long" }).format(value);
    const parts = [[Math.floor(minutes / 60), "hour"], [minutes % 60, "minute"]] as const;
    return parts.flatMap(([value, name]) => (value > 0 ? [unit(value, name)] : [])).join(" ");
  }

  /** What each day adds, and which days don't count. */
  shares({ shares, idle }: Deadline): string {
    const { t } = this.words;
    const list = (all: readonly string[]) => new Intl.ListFormat(this.#lang).format(all);
    const days = shares.map(({ day, ms }) => t("deadline-part", { amount: this.amount(ms), day: this.day(day) }));
    const said = `${list(days)}.`;
    if (idle.length === 0) return said;
    const shown = idle.slice(0, FEW).map((day) => this.day(day));
    const more = idle.length - shown.length;
    const skipped = more > 0 ? [...shown, t("deadline-more-days", { n: more })] : shown;
    return `${said} ${t("deadline-skipped", { days: list(skipped) })}`;
  }

  /** The seven days, Monday first. */
  weekdays(): string[] {
    const name = new Intl.DateTimeFormat(this.#lang, { weekday: "short", timeZone: "UTC" });
    return [...Array(7).keys()].map((day) => name.format(Date.UTC(2024, 0, 1 + day)));
  }

  #format(more: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return new Intl.DateTimeFormat(this.#lang, { weekday: "long", day: "numeric", month: "long", ...more });
  }
}
