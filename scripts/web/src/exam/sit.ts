/** Sitting an exam: a run with a ticket behind it, kept on the device with every change, sealed at its end. */
import { Clock, DEVICE } from "./clock.ts";
import { Writer } from "../shared/writer.ts";
import type { ExamWords } from "../labels.ts";
import { watchAway, worked } from "./device.ts";
import { Run, type Host } from "./run.ts";
import { agentName, sealed, sheetOf } from "./seal.ts";
import { begun, withAway, type Sitting } from "./sitting.ts";
import type { KeptSheet, KeptTicket, Store } from "./exam-store.ts";
import type { Ticket } from "./ticket.ts";

const ISSUED_SLACK_MS = 300_000; // the office's clock may be ahead by this much
const MOST_JUMPS = 100;
const GAP_MS = 2000; // a reload takes a moment: that is no time away

export interface Exam {
  readonly ticket: Ticket;
  readonly kept: KeptTicket;
  readonly store: Store;
  /** The last moment to hand in, in words. */
  readonly until: string;
  /** The sheet is made; `kept`: on the device too, not in this page alone. */
  done(sheet: KeptSheet, kept: boolean): void;
}

/** Whether the device's clock can't be right: the ticket is from later. */
export function isBehind({ issued }: Ticket): boolean {
  return Date.now() < issued * 1000 - ISSUED_SLACK_MS;
}

/** The clock and the sitting of somebody who starts now. */
export function started(ticket: Ticket): { clock: Clock; sitting: Sitting } {
  const clock = new Clock(DEVICE, { last: ticket.issued * 1000, offset: 0 }, ISSUED_SLACK_MS);
  return { clock, sitting: begun(ticket.id, clock.state, clock.setBack) };
}

/** Those of somebody who comes back: the time goes on from the start, not from where they left. */
export function resumed(before: Sitting): { clock: Clock; sitting: Sitting } {
  const clock = new Clock(DEVICE, before);
  const gap = clock.now() - before.last;
  const sitting = gap > GAP_MS ? withAway(before, before.last, gap) : before;
  return { clock, sitting: { ...sitting, reloads: sitting.reloads + 1 } };
}

export function sit(exam: Exam, { clock, sitting: first }: { clock: Clock; sitting: Sitting }, words: ExamWords): Run {
  const { ticket, store } = exam;
  const { t } = words;
  const life = new AbortController();
  let sealing = false;
  const writer = new Writer<Sitting>(
    (sitting) => store.keepSitting(sitting),
    (works) => run.notice("saving", works ? "" : t("not-saved")),
  );
  const host: Host = { now: () => clock.now(), keep, handIn };
  const run = new Run(ticket, first, host, words);
  watchAway((away) => run.away(away), life.signal);
  keep(run.sitting);
  return run;

  /** With what the clock knows. */
  function timed(sitting: Sitting): Sitting {
    const state = clock.state;
    const jumps = [...(sitting.jumps ?? []), ...clock.jumps].slice(0, MOST_JUMPS);
    return { ...sitting, ...state, setBack: clock.setBack, jumps };
  }

  function keep(sitting: Sitting): void {
    if (sealing) return; // nothing is written beside the sheet
    const now = timed(sitting);
    run.notice("clock", now.setBack ? t("note-clock") : "");
    run.notice("late", now.last > ticket.expires * 1000 ? t("note-late", { date: exam.until }) : "");
    writer.keep(now);
  }

  async function handIn(say: (text: string) => void): Promise<void> {
    say(t("sealing"));
    sealing = true;
    try {
      const sheet = await sheetOf(ticket, timed(run.settled()), clock.now(), agentName(navigator.userAgent));
      const file = await sealed(sheet, exam.kept.seal);
      const made = { id: ticket.id, title: ticket.title, at: sheet.submitted, file };
      // Kept first, shown then: what was shown once never changes. Where it can't be kept it is shown all the same: the
      // bytes are in this page, and are all that there is of the exam.
      const kept = await worked(writer.done().then(() => store.keepSheet(made)));
      life.abort();
      run.stop();
      exam.done(made, kept);
    } catch {
      sealing = false;
      say(t("seal-failed"));
    }
  }
}
