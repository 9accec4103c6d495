/**
 * <casebook-reply-deadline words="words.json">: by when a client's message must be answered, by the rule of 3 to 6
 * working hours. The office's hours are kept in this browser; the moment is not.
 */
import { named } from "../../shared/academy.ts";
import { button, h } from "../../shared/dom.ts";
import { CasebookElement, define } from "../../shared/element.ts";
import { field } from "../field.ts";
import { keep, kept } from "../../shared/kept.ts";
import type { ToolsKey, ToolsWords } from "../../labels.ts";
import { deadline, type Deadline, type Office } from "./office.ts";
import { defaults, isDay, read } from "./office-settings.ts";
import { Setup, zoneSelect } from "./setup.ts";
import { Telling } from "./deadline-telling.ts";
import { clock, MINUTE, moment, zones } from "./zones.ts";

const KEY = named("casebook-reply-deadline");
const [SOONEST, LATEST] = [3, 6];
const TYPED = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/;

class CasebookReplyDeadline extends CasebookElement<ToolsKey> {
  protected show(words: ToolsWords): void {
    const { t } = words;
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const all = zones(own);
    const telling = new Telling(words);
    const came = field(t("deadline-when"), h("input", { type: "datetime-local", max: "9999-12-31T23:59" }));
    const theirs = field(t("deadline-where"), zoneSelect(all), t("deadline-where-about"));
    const answer = h("div", { class: "cb-answer", "aria-live": "polite", "aria-atomic": "true" });
    const setup = new Setup(words, telling, all, () => changed(), () => reset());
    /** Until somebody chooses another zone, the client's is the office's. */
    let isChosen = false;

    const setNow = () => {
      const { day, minutes } = clock(theirs.control.value, Date.now());
      came.control.value = `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
    };
    const show = () => {
      const office = setup.check();
      const [, day = "", hour, minute] = TYPED.exec(came.control.value) ?? [];
      const typed = isDay(day) && { day, minutes: Number(hour) * 60 + Number(minute) };
      came.fault(typed ? "" : t("deadline-fault-when"));
      if (!office) return answer.replaceChildren(h("p", {}, t("deadline-fault-setup")));
      if (!typed) return answer.replaceChildren();
      const zone = theirs.control.value;
      const { at, kind } = moment(zone, typed);
      if (kind !== "once") came.fault(t(kind === "gap" ? "deadline-gap" : "deadline-twice"));
      answer.replaceChildren(...answerTo(office, at, zone, telling));
    };
    const changed = () => {
      const { settings } = setup;
      if (!isChosen) theirs.control.value = settings.zone;
      keep("localStorage", KEY, settings);
      show();
    };
    const reset = () => {
      setup.settings = defaults(own);
      keep("localStorage", KEY, undefined);
      isChosen = false;
      theirs.control.value = own;
      show();
    };

    setup.settings = read(kept("localStorage", KEY), own, all);
    theirs.control.value = setup.settings.zone;
    setNow();
    came.control.addEventListener("input", show);
    theirs.control.addEventListener("change", () => {
      isChosen = true;
      show();
    });
    const now = button(t("deadline-now"), () => {
      setNow();
      show();
    });
    this.replaceChildren(h("div", { class: "cb-beside" }, came.row, now), theirs.row, answer, setup.element);
    show();
  }
}

/** What is said of a message that came at `at`; `zone`: where the client is. */
function answerTo(office: Office, at: number, zone: string, telling: Telling): Node[] {
  const { t } = telling.words;
  const [soonest, latest] = [deadline(office, at, SOONEST), deadline(office, at, LATEST)];
  if (!soonest || !latest) return [h("p", {}, t("deadline-never"))];
  const [here, there] = [telling.moment(at, office.zone), telling.moment(at, zone)];
  const came = here === there ? t("deadline-came", { when: here }) : t("deadline-came-there", { there, here });
  const begins = soonest.begins > at ? ` ${t("deadline-outside", { when: telling.moment(soonest.begins, office.zone) })}` : "";
  const row = (title: string, found: Deadline) => h("div", {}, h("dt", {}, title), h("dd", {}, ...moments(found, office, zone, telling)));
  return [
    h("dl", {}, row(t("deadline-soonest", { n: SOONEST }), soonest), row(t("deadline-latest", { n: LATEST }), latest)),
    h("p", {}, came + begins),
  ];
}

function moments(found: Deadline, office: Office, zone: string, telling: Telling): HTMLElement[] {
  const { t } = telling.words;
  const [here, there] = [telling.moment(found.at, office.zone), telling.moment(found.at, zone)];
  const notes = [
    here === there ? "" : t("deadline-there", { when: there }),
    telling.shares(found),
    found.at < Math.floor(Date.now() / MINUTE) * MINUTE ? t("deadline-passed") : "",
  ];
  return [h("strong", {}, here), h("span", {}, notes.filter(Boolean).join(" "))];
}

const two = (number: number) => String(number).padStart(2, "0");

define("casebook-reply-deadline", CasebookReplyDeadline);
