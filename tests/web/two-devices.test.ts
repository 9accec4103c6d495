import assert from "node:assert/strict";
import test from "node:test";
import { fromFile, toFile } from "../../scripts/web/src/progress/progress-file.ts";
import { daysWithoutCopy } from "../../scripts/web/src/progress/copied.ts";
import { PROGRESS, Store } from "../../scripts/web/src/progress/progress-store.ts";
import { memoryTables } from "../../scripts/web/src/shared/tables.ts";

const NOW = 10_000;
type Chance = (below: number) => number;

function chance(seed: number): Chance {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function device() {
  const tables = memoryTables(PROGRESS);
  return { tables, store: new Store(Promise.resolve(tables), () => NOW) };
}
type Device = ReturnType<typeof device>;

/** Some days on a device: answers, scores by oneself, rounds, ticks and texts, at times of its own: `first`, and every other one. */
async function used({ tables, store }: Device, next: Chance, first: number): Promise<void> {
  for (let at = first; at < 48; at += 2 * (1 + next(3))) {
    const item = `i${next(4)}`;
    await store.keepTry(item, `r${next(3)}`, { at, digest: "d", score: next(2) });
    if (next(3) === 0) await store.keepScore(item, 0.5);
    const outcomes = { [item]: { digest: "d", response: "x", score: next(2) } };
    const order = ["i0", "i1", "i2", "i3"];
    await store.keepRound({ slug: `s${next(2)}`, seed: `${next(2)}`, at, scope: "all", order, place: next(4), outcomes }, next(2) === 0);
    const list = `l${next(2)}`;
    const value = next(2) === 0 ? true : `text ${next(5)}`;
    const answer = { text: "Entry", value, ...(next(4) > 0 && { at }) } as const;
    const entry = `e${next(3)}`;
    await tables.change(["checklists"], [list], (_, before) => {
      const { answers = {} } = (before ?? {}) as { answers?: object };
      return { list, answers: { ...answers, [entry]: answer } };
    });
  }
}

async function all({ store }: Device) {
  const by = (key: string) => (a: object, b: object) => ((a as Record<string, string>)[key] as string) < ((b as Record<string, string>)[key] as string) ? -1 : 1;
  return {
    responses: [...(await store.responses()).values()].sort(by("item")),
    rounds: (await store.rounds()).sort(by("slug")),
    lists: (await store.filled()).sort(by("list")),
    mocks: await store.mocks(),
  };
}

async function takenInto(here: Device, there: Device): Promise<void> {
  const file = fromFile(toFile(await all(there), new Date(NOW)).text, NOW);
  assert.ok(typeof file === "object" && file.leftOut === 0);
  await here.store.merge(file.responses, file.rounds, file.lists, file.mocks);
}

async function copyOf(one: Device): Promise<Device> {
  const other = device();
  await takenInto(other, one);
  return other;
}

test("two devices merged: both ways the same, nothing of either is lost, and once more changes nothing", async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const next = chance(seed);
    const [phone, desk] = [device(), device()];
    await used(phone, next, 0);
    await used(desk, next, 1);
    const [one, other] = [await copyOf(phone), await copyOf(desk)];
    await takenInto(one, desk);
    await takenInto(other, phone);
    const merged = await all(one);
    assert.deepEqual(merged, await all(other), `seed ${seed}`);
    await takenInto(one, desk);
    await takenInto(one, other);
    assert.deepEqual(await all(one), merged, `seed ${seed}, again`);
    for (const before of [await all(phone), await all(desk)]) {
      for (const { item, history } of before.responses) {
        const tries = merged.responses.find((kept) => kept.item === item)?.history ?? [];
        for (const { at } of history) assert.ok(tries.some((tried) => tried.at === at), `seed ${seed}: ${item} at ${at}`);
      }
      for (const { list, answers } of before.lists) {
        const kept = merged.lists.find((one) => one.list === list)?.answers ?? {};
        for (const entry of Object.keys(answers)) assert.ok(entry in kept, `seed ${seed}: ${list} ${entry}`);
      }
    }
  }
});

test("a copy is asked for after a week, once there is something to lose", () => {
  const DAY = 86_400_000;
  const times = Array.from({ length: 12 }, (_, index) => (100 + index) * DAY);
  assert.equal(daysWithoutCopy(times, 0, 106.9 * DAY), undefined);
  assert.equal(daysWithoutCopy(times, 0, 107 * DAY), 7);
  assert.equal(daysWithoutCopy(times.slice(0, 9), 0, 130 * DAY), undefined);
  assert.equal(daysWithoutCopy(times, 99 * DAY, 112 * DAY), 13);
  assert.equal(daysWithoutCopy(times, 105 * DAY, 120 * DAY), undefined, "six tries since the copy");
  assert.equal(daysWithoutCopy([], 0, 107 * DAY), undefined);
});
