/** A month of study, day by day, by a learner who remembers as foreseen: what comes back, and what is known on exam day. */
import assert from "node:assert/strict";
import test from "node:test";
import { merged, withTry, type Kept } from "../../scripts/web/src/progress/responses.ts";
import { dayOf, recallOn, startOf } from "../../scripts/web/src/trainer/memory.ts";
import { MOST_A_DAY, planOf, readingOf, session } from "../../scripts/web/src/trainer/plan.ts";
import { keptAs, memories, poolOf, triesOf } from "../../scripts/web/src/trainer/pool.ts";

const DAYS = 20;
const A_DAY = 24; // questions and cards of what is read on a day
const FIRST_RIGHT = 0.6;
const KNOWN = 0.85;

const pages = Array.from({ length: DAYS }, (_, day) => `theory/page-${day}/`);
const POOL = poolOf({
  topics: [["all", "All", {}]],
  entries: pages.flatMap((_, day) => Array.from({ length: A_DAY }, (_, n) => [`q-${day}-${n}`, 0, n % 2 ? "items" : "terms", `q-${day}-${n}`, "", [day]] as const)),
  path: [{ list: "month", title: "Month", days: pages.map((_, day) => [`day-${day}`, `Day ${day}`, [[`read-${day}`, "Read", [day]]]]) }],
  pages,
});

interface Month {
  readonly kept: Map<string, Kept>;
  readonly loads: readonly number[];
  readonly exam: number;
}

/** Studies on working days but those of the holiday (first and last, counted from the start), until all days are done. */
function month(holiday: readonly [number, number], start = new Date(2026, 2, 9, 9), device: (day: number) => Map<string, Kept> | undefined = () => undefined): Month {
  let seed = 20261130;
  const chance = () => (seed = (seed * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
  const kept = new Map<string, Kept>();
  const answers: Record<string, { value: true; text: string }> = {};
  const loads: number[] = [];
  let done = 0;
  let today = dayOf(start.getTime());
  for (let day = 0; done < DAYS; day += 1, today += 1) {
    const weekday = startOf(today).getDay();
    if (weekday === 0 || weekday === 6 || (day >= holiday[0] && day <= holiday[1])) continue;
    answers[`read-${done}`] = { value: true, text: "" };
    done += 1;
    let asked = 0;
    for (;;) {
      const tries = triesOf(kept.values());
      const known = memories(POOL, tries);
      const plan = planOf(POOL, tries, known, readingOf(POOL, [{ list: "month", answers }]), today);
      const ten = session(plan);
      if (ten.length === 0) break;
      for (const entry of ten) {
        const memory = known.get(entry.memory);
        const score = chance() < (memory ? recallOn(today, memory) : FIRST_RIGHT) ? 1 : 0;
        const tried = { at: startOf(today).getTime() + asked * 60_000, digest: "d", score };
        kept.set(keptAs(entry), withTry(kept.get(keptAs(entry)), keptAs(entry), "", tried));
        device(day)?.set(keptAs(entry), withTry(device(day)?.get(keptAs(entry)), keptAs(entry), "", tried));
        asked += 1;
      }
    }
    loads.push(asked);
  }
  return { kept, loads, exam: today };
}

/** The share of what was learnt that is foreseen to be known on exam day. */
function share({ kept, exam }: Month): number {
  const recalls = [...memories(POOL, triesOf(kept.values())).values()].map((memory) => recallOn(exam, memory));
  return recalls.filter((recall) => recall >= KNOWN).length / recalls.length;
}

for (const [name, holiday] of [["without a break", [99, 99]], ["with two weeks off", [9, 22]], ["with a week off at its end", [21, 27]]] as const) {
  test(`a month ${name} never asks more than a day holds, and what was learnt is known on exam day`, () => {
    const whole = month(holiday);
    assert.ok(Math.max(...whole.loads) <= MOST_A_DAY, `${whole.loads}`);
    assert.ok(whole.kept.size > 150, `${whole.kept.size} learnt`);
    assert.ok(share(whole) >= 0.9, `${share(whole)}`);
  });
}

test("clocks that change, and another zone, make no difference to what is due", () => {
  const zone = process.env["TZ"];
  try {
    const months = ["UTC", "Europe/Sofia", "Asia/Vladivostok", "America/New_York"].map((name) => {
      process.env["TZ"] = name; // 29 March 2026 has 23 hours in Sofia, 8 March in New York
      const whole = month([99, 99], new Date(2026, 2, 9, 9));
      return [whole.loads, whole.kept.size, share(whole)];
    });
    for (const other of months.slice(1)) assert.deepEqual(other, months[0]);
  } finally {
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  }
});

test("two devices, used by turns and merged, know what one would", () => {
  const devices = [new Map<string, Kept>(), new Map<string, Kept>()];
  const one = month([99, 99], undefined, (day) => devices[day % 2]);
  const [here, there] = devices as [Map<string, Kept>, Map<string, Kept>];
  for (const [first, second] of [[here, there], [there, here]] as const) {
    const both = new Map([...new Set([...first.keys(), ...second.keys()])].map((id) => {
      const other = second.get(id);
      return [id, other ? merged(first.get(id), other) : (first.get(id) as Kept)] as const;
    }));
    assert.deepEqual(memories(POOL, triesOf(both.values())), memories(POOL, triesOf(one.kept.values())));
  }
});
