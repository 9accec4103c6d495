import assert from "node:assert/strict";
import test from "node:test";
import { deadline, worked, type Office } from "../../scripts/web/src/tools/reply-deadline/office.ts";
import { defaults, isDay, isOffice, officeOf, read } from "../../scripts/web/src/tools/reply-deadline/office-settings.ts";
import { Telling } from "../../scripts/web/src/tools/reply-deadline/deadline-telling.ts";
import { clock, moment, offset, weekday, zones } from "../../scripts/web/src/tools/reply-deadline/zones.ts";
import { words } from "../../scripts/web/src/shared/words.ts";
import type { ToolsWords } from "../../scripts/web/src/labels.ts";
import golden from "../golden/working-time.json";

const HOUR = 3_600_000;
const ZONES = ["Europe/Sofia", "America/New_York", "Europe/Moscow", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"];
/** Moments are tried so much farther apart than in `make bench`. */
const STRIDE = process.env.CASEBOOK_THOROUGH ? 1 : 5;

function office(changes: Partial<Office> = {}): Office {
  return { zone: "Europe/Sofia", hours: [{ from: 540, to: 1080 }], days: [1, 2, 3, 4, 5], off: [], ...changes };
}

/** `2026-11-27 17:20` by the clock of a zone. */
const at = (text: string, zone = "Europe/Sofia") => {
  const [day = "", time = ""] = text.split(" ");
  return moment(zone, { day, minutes: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) }).at;
};

const shown = (moment: number | undefined, zone = "Europe/Sofia") => {
  if (moment === undefined) return undefined;
  const { day, minutes } = clock(zone, moment);
  return `${day} ${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
};

/** After 3 and after 6 working hours. */
const window = (from: string, one = office(), zone = one.zone) => [3, 6].map((hours) => shown(deadline(one, at(from, zone), hours)?.at, one.zone));

for (const { name, from, hours, due, opens, closes } of golden) {
  test(`golden: ${name}`, () => {
    const one = office({ hours: [{ from: (opens ?? 9) * 60, to: (closes ?? 18) * 60 }] });
    assert.equal(shown(deadline(one, at(from), hours)?.at), due);
  });
}

test("within a day, over a night, over a weekend", () => {
  assert.deepEqual(window("2026-11-25 10:00"), ["2026-11-25 13:00", "2026-11-25 16:00"]);
  assert.deepEqual(window("2026-11-25 15:30"), ["2026-11-26 09:30", "2026-11-26 12:30"]);
  assert.deepEqual(window("2026-11-27 17:20"), ["2026-11-30 11:20", "2026-11-30 14:20"]);
});

test("three hours to the end of the day end with it, not next morning", () => {
  assert.deepEqual(window("2026-11-25 15:00"), ["2026-11-25 18:00", "2026-11-26 12:00"]);
});

test("before, after and between working hours counting begins when somebody works again", () => {
  assert.deepEqual(window("2026-11-25 03:00"), ["2026-11-25 12:00", "2026-11-25 15:00"]);
  assert.deepEqual(window("2026-11-25 18:00"), ["2026-11-26 12:00", "2026-11-26 15:00"]);
  assert.deepEqual(window("2026-11-28 12:00"), ["2026-11-30 12:00", "2026-11-30 15:00"]);
  assert.equal(shown(deadline(office(), at("2026-11-28 12:00"), 3)?.begins), "2026-11-30 09:00");
});

test("days off and a break don't count", () => {
  assert.deepEqual(window("2026-12-31 17:00", office({ off: ["2027-01-01"] })), ["2027-01-04 11:00", "2027-01-04 14:00"]);
  const pause = office({ hours: [{ from: 540, to: 780 }, { from: 840, to: 1080 }] });
  assert.deepEqual(window("2026-11-27 17:20", pause), ["2026-11-30 11:20", "2026-11-30 15:20"]);
  assert.deepEqual(window("2026-11-25 13:30", pause), ["2026-11-25 17:00", "2026-11-26 11:00"]);
});

test("what each day adds, and which days add nothing", () => {
  const found = deadline(office({ off: ["2026-11-30"] }), at("2026-11-27 17:20"), 6);
  assert.deepEqual(found?.shares, [{ day: "2026-11-27", ms: 2_400_000 }, { day: "2026-12-01", ms: 6 * HOUR - 2_400_000 }]);
  assert.deepEqual(found?.idle, ["2026-11-28", "2026-11-29", "2026-11-30"]);
});

test("an office that never works has no deadline", () => {
  assert.equal(deadline(office({ days: [] }), at("2026-11-25 10:00"), 3), undefined);
});

test("a client in another zone, also in the weeks when only one of the two has changed clocks", () => {
  assert.deepEqual(window("2026-11-25 17:40", office(), "America/New_York"), ["2026-11-26 12:00", "2026-11-26 15:00"]);
  assert.deepEqual(window("2026-11-27 10:40", office(), "America/New_York"), ["2026-11-30 11:40", "2026-11-30 14:40"]);
  // America changed on 8 March 2026, Europe on the 29th: 6 hours between them, not 7.
  assert.deepEqual(window("2026-03-16 10:40", office(), "America/New_York"), ["2026-03-17 10:40", "2026-03-17 13:40"]);
  assert.deepEqual(window("2026-11-25 17:40", office({ zone: "Europe/Moscow" }), "Europe/Sofia"), ["2026-11-26 12:00", "2026-11-26 15:00"]);
});

test("over a change of clocks the office's own hours stay", () => {
  assert.deepEqual(window("2026-03-27 17:20"), ["2026-03-30 11:20", "2026-03-30 14:20"]);
  assert.deepEqual(window("2026-10-23 17:20"), ["2026-10-26 11:20", "2026-10-26 14:20"]);
  assert.deepEqual(window("2026-10-30 17:20", office({ zone: "America/New_York" })), ["2026-11-02 11:20", "2026-11-02 14:20"]);
});

test("hours over a change are as long as they really are", () => {
  const night = { hours: [{ from: 60, to: 600 }], days: [1, 2, 3, 4, 5, 6, 7] };
  const lengths = (zone: string, day: string) => worked(office({ ...night, zone }), day).map(({ from, to }) => (to - from) / HOUR);
  assert.deepEqual(lengths("Europe/Sofia", "2026-03-29"), [8]); // 3:00 became 4:00
  assert.deepEqual(lengths("Europe/Sofia", "2026-10-25"), [10]); // 4:00 became 3:00
  assert.deepEqual(lengths("America/New_York", "2026-03-08"), [8]);
  assert.deepEqual(lengths("America/New_York", "2026-11-01"), [10]);
  assert.deepEqual(lengths("Europe/Moscow", "2026-03-29"), [9]); // no change there
  assert.deepEqual(window("2026-03-29 01:30", office({ ...night })), ["2026-03-29 05:30", "2026-03-29 08:30"]);
  assert.deepEqual(window("2026-10-25 01:30", office({ ...night })), ["2026-10-25 03:30", "2026-10-25 06:30"]);
});

test("a time that came twice or never is told", () => {
  const kind = (zone: string, day: string, minutes: number) => moment(zone, { day, minutes }).kind;
  assert.equal(kind("Europe/Sofia", "2026-03-29", 210), "gap");
  assert.equal(kind("Europe/Sofia", "2026-10-25", 210), "twice");
  assert.equal(kind("America/New_York", "2026-11-01", 90), "twice");
  assert.equal(kind("Europe/Moscow", "2026-03-29", 210), "once");
  assert.equal(shown(moment("Europe/Sofia", { day: "2026-03-29", minutes: 210 }).at), "2026-03-29 04:30");
  assert.equal(offset("Europe/Sofia", moment("Europe/Sofia", { day: "2026-10-25", minutes: 210 }).at), 3 * HOUR); // still summer
});

test("every moment of two years is read back from the clock that shows it", () => {
  const start = Date.UTC(2025, 0, 1);
  for (const zone of ZONES) {
    for (let n = 0; n < 4000 / STRIDE; n++) {
      const hours = n * STRIDE * 4.37;
      const now = start + hours * HOUR - ((hours * HOUR) % 60_000);
      const back = moment(zone, clock(zone, now));
      assert.ok(back.at === now || back.kind === "twice", `${zone} ${new Date(now).toISOString()}`);
    }
  }
});

test("the window never goes back when time goes on, and holds 3 and 6 hours of work", () => {
  for (const zone of ZONES) {
    const one = office({ zone, hours: [{ from: 540, to: 780 }, { from: 830, to: 1080 }], off: ["2026-03-30"] });
    let before = 0;
    for (let now = Date.UTC(2026, 2, 1); now < Date.UTC(2026, 3, 10); now += STRIDE * 37 * 60_000) {
      const [three, six] = [deadline(one, now, 3), deadline(one, now, 6)];
      assert.ok(three && six && three.at >= before && six.at > three.at && three.begins >= now);
      for (const [found, hours] of [[three, 3], [six, 6]] as const) {
        assert.equal(found.shares.reduce((sum, { ms }) => sum + ms, 0), hours * HOUR);
      }
      before = three.at;
    }
  }
});

test("settings become an office, or say what to mend", () => {
  const start = defaults("Europe/Sofia");
  const found = officeOf({ ...start, pauseFrom: "13:00", pauseTo: "14:00" });
  assert.ok(isOffice(found));
  assert.deepEqual(found.hours, [{ from: 540, to: 780 }, { from: 840, to: 1080 }]);
  assert.deepEqual(officeOf({ ...start, begin: "" }), { begin: "deadline-fault-time" });
  assert.deepEqual(officeOf({ ...start, end: "09:00" }), { end: "deadline-fault-order" });
  assert.deepEqual(officeOf({ ...start, pauseFrom: "13:00" }), { pause: "deadline-fault-half" });
  assert.deepEqual(officeOf({ ...start, pauseFrom: "13:00", pauseTo: "12:00" }), { pause: "deadline-fault-pause" });
  assert.deepEqual(officeOf({ ...start, pauseFrom: "09:00", pauseTo: "18:00" }), { pause: "deadline-fault-pause" });
  assert.deepEqual(officeOf({ ...start, pauseFrom: "17:00", pauseTo: "19:00" }), { pause: "deadline-fault-pause" });
  assert.deepEqual(officeOf({ ...start, days: [] }), { days: "deadline-fault-days" });
});

test("whatever is kept, the settings are sound", () => {
  const own = "Europe/Sofia";
  for (const record of [null, 1, "x", [], {}, { zone: 7, begin: "9", end: null, days: "x", off: [1, "2026-02-30"], pauseTo: {} }]) {
    const found = read(record, own, [own]);
    assert.deepEqual(found, { ...defaults(own), off: [] });
  }
  const kept = { zone: "UTC", begin: "10:00", end: "19:00", pauseFrom: "", pauseTo: "", days: [1, 9], off: ["2026-12-25"] };
  assert.deepEqual(read(kept, own, [own, "UTC"]), { ...kept, days: [1] });
  assert.equal(read({ zone: "Mars/Olympus" }, own, [own]).zone, own);
});

test("days and zones", () => {
  assert.deepEqual([weekday("2026-11-27"), weekday("2026-11-29")], [5, 7]);
  assert.deepEqual(["2026-02-28", "2026-02-29", "2028-02-29", "26-1-1", ""].map(isDay), [true, false, true, false, false]);
  assert.ok(zones("Europe/Sofia").includes("America/New_York"));
  assert.ok(zones("Etc/Nowhere").includes("Etc/Nowhere"));
});

test("a deadline is said in words, in each language", () => {
  const found = deadline(office(), at("2026-11-27 17:20"), 3);
  assert.ok(found);
  const say = (lang: string, part: string, skipped: string) =>
    new Telling(words(lang, { "deadline-part": part, "deadline-skipped": skipped }) as ToolsWords).shares(found).replaceAll(/[\u00a0\u202f]/g, " ");
  const english = say("en", "{amount} on {day}", "Not counted: {days}.");
  assert.match(english, /^40 minutes on Friday,? 27 November and 2 hours 20 minutes on Monday,? 30 November\. /);
  assert.match(english, /Not counted: Saturday,? 28 November and Sunday,? 29 November\.$/);
  assert.match(say("ru", "{amount} ({day})", "Не считаются: {days}."), /^40 минут \(пятница, 27 ноября\) и 2 часа 20 минут /);
});
