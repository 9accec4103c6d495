import assert from "node:assert/strict";
import test from "node:test";
import { Clock, minutes, passedMark, type Source } from "../../scripts/web/src/exam/clock.ts";

const MINUTE = 60_000;
const START = 1_780_000_000_000;

/** A device: time passes by `pass`, its clock can be set apart from that. */
class Device implements Source {
  private steadyMs = 0;
  private set = START;
  wall = () => this.set + this.steadyMs;
  steady = () => this.steadyMs;
  pass(ms: number): void {
    this.steadyMs += ms;
  }
  setClock(by: number): void {
    this.set += by;
  }
  /** Asleep: the clock on the wall goes on, the steady one does not. */
  sleep(ms: number): void {
    this.set += ms;
  }
}

const since = (last: number) => ({ last, offset: 0 });
const told = (clock: Clock) => clock.jumps.map(({ seconds }) => seconds / 60);

test("it follows the device's clock, through sleep too", () => {
  const device = new Device();
  const clock = new Clock(device, since(START - 1));
  device.pass(10 * MINUTE);
  device.sleep(30 * MINUTE);
  assert.equal(clock.now(), START + 40 * MINUTE);
  assert.equal(clock.setBack, false);
});

test("set back while the page is open: noticed, and the time goes on", () => {
  const device = new Device();
  const clock = new Clock(device, since(START));
  device.pass(10 * MINUTE);
  assert.equal(clock.now(), START + 10 * MINUTE);
  device.setClock(-30 * MINUTE);
  assert.equal(clock.now(), START + 10 * MINUTE);
  device.pass(MINUTE);
  assert.equal(clock.now(), START + 11 * MINUTE);
  assert.equal(clock.setBack, true);
});

test("set back between two looks, by less than has passed: noticed all the same", () => {
  const device = new Device();
  const clock = new Clock(device, since(START));
  device.pass(20 * MINUTE);
  device.setClock(-10 * MINUTE);
  assert.ok(clock.now() >= START + 20 * MINUTE - 5000);
  assert.equal(clock.setBack, true);
});

test("set back bit by bit: it gains a few seconds in all, not each time", () => {
  const device = new Device();
  const clock = new Clock(device, since(START));
  for (let second = 0; second < 600; second++) {
    device.pass(1000);
    device.setClock(-900);
    clock.now();
  }
  assert.ok(clock.now() >= START + 600_000 - 5000);
  assert.equal(clock.setBack, true);
});

test("set back while the page was closed: the time goes on from what was kept", () => {
  const device = new Device();
  const clock = new Clock(device, since(START + 50 * MINUTE));
  assert.equal(clock.now(), START + 50 * MINUTE);
  assert.equal(clock.setBack, true);
  device.pass(MINUTE);
  assert.equal(clock.now(), START + 51 * MINUTE);
  const again = new Clock(device, clock.state);
  assert.equal(again.setBack, true);
  assert.equal(again.now(), START + 51 * MINUTE);
});

test("put right by a second or two: nothing to note, and never backwards", () => {
  const device = new Device();
  const clock = new Clock(device, since(START));
  device.pass(MINUTE);
  const before = clock.now();
  device.setClock(-2000);
  assert.ok(clock.now() >= before);
  assert.equal(clock.setBack, false);
});

test("the office's clock may be ahead by what it is allowed", () => {
  assert.equal(new Clock(new Device(), since(START + 4 * MINUTE), 5 * MINUTE).setBack, false);
  assert.equal(new Clock(new Device(), since(START + 6 * MINUTE), 5 * MINUTE).setBack, true);
});

for (const issuedBefore of [0, 60]) {
  test(`two hours behind at the start, ${issuedBefore} minutes after the ticket was issued, and put right: no time is lost`, () => {
    const device = new Device();
    const clock = new Clock(device, since(START + (120 - issuedBefore) * MINUTE), 5 * MINUTE);
    const started = clock.now();
    assert.equal(clock.setBack, true);
    device.pass(10 * MINUTE);
    device.setClock(120 * MINUTE);
    assert.equal(clock.now() - started, 10 * MINUTE);
    device.pass(MINUTE);
    assert.equal(clock.now() - started, 11 * MINUTE);
    assert.equal(clock.setBack, false);
    assert.deepEqual(told(clock), [120]);
    device.pass(MINUTE);
    assert.equal(new Clock(device, clock.state).now() - started, 12 * MINUTE);
  });
}

test("set forward, and back to the time that was counted: the jump is undone, and told", () => {
  const device = new Device();
  const clock = new Clock(device, since(START));
  device.pass(10 * MINUTE);
  device.setClock(120 * MINUTE);
  assert.equal(clock.now(), START + 130 * MINUTE);
  device.pass(MINUTE);
  device.setClock(-120 * MINUTE);
  assert.equal(clock.now(), START + 11 * MINUTE);
  assert.equal(clock.setBack, false);
  assert.deepEqual(told(clock), [120, -120]);
});

test("set back, and forward again: no time is lost, and it no longer counts as set back", () => {
  const device = new Device();
  const clock = new Clock(device, since(START));
  device.pass(10 * MINUTE);
  device.setClock(-30 * MINUTE);
  clock.now();
  assert.equal(clock.setBack, true);
  device.pass(MINUTE);
  device.setClock(30 * MINUTE);
  assert.equal(clock.now(), START + 11 * MINUTE);
  assert.equal(clock.setBack, false);
});

test("set forward, loaded again, and put right: the jump is undone", () => {
  const device = new Device();
  const clock = new Clock(device, since(START));
  device.pass(10 * MINUTE);
  device.setClock(120 * MINUTE);
  clock.now();
  device.pass(MINUTE);
  const again = new Clock(device, clock.state);
  device.pass(MINUTE);
  device.setClock(-120 * MINUTE);
  assert.equal(again.now(), START + 12 * MINUTE);
});

test("set back while the page was closed for an hour, and put right then: the hour counts, once", () => {
  const device = new Device();
  const clock = new Clock(device, since(START));
  device.pass(10 * MINUTE);
  const { state } = clock;
  device.pass(60 * MINUTE);
  device.setClock(-90 * MINUTE);
  const again = new Clock(device, state);
  assert.equal(again.now(), START + 10 * MINUTE);
  assert.equal(again.setBack, true);
  device.pass(MINUTE);
  device.setClock(90 * MINUTE);
  assert.equal(again.now(), START + 71 * MINUTE);
  assert.equal(again.setBack, false);
});

test("asleep, and then set back by something else: the sleep counts", () => {
  const device = new Device();
  const clock = new Clock(device, since(START));
  device.sleep(60 * MINUTE);
  clock.now();
  device.setClock(-30 * MINUTE);
  assert.equal(clock.now(), START + 60 * MINUTE);
  assert.equal(clock.setBack, true);
});

test("marks are told when they are passed, the last one after a jump", () => {
  assert.equal(passedMark(16 * MINUTE, 15 * MINUTE + 1), undefined);
  assert.equal(passedMark(15 * MINUTE + 1, 15 * MINUTE), 15);
  assert.equal(passedMark(15 * MINUTE, 15 * MINUTE - 1), undefined);
  assert.equal(passedMark(20 * MINUTE, 4 * MINUTE), 5);
  assert.equal(passedMark(MINUTE + 1, MINUTE), 1);
  assert.equal(passedMark(1, 0), 0);
  assert.equal(passedMark(20 * MINUTE, -MINUTE), 0);
  assert.equal(passedMark(-1, -MINUTE), undefined);
});

test("minutes count once they have begun", () => {
  assert.deepEqual([1, MINUTE, MINUTE + 1, -1, -MINUTE, -MINUTE - 1].map(minutes), [1, 1, 2, -1, -1, -2]);
});
