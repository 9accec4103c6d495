import assert from "node:assert/strict";
import test, { afterEach } from "node:test";
import { keep, kept } from "../../scripts/web/src/shared/kept.ts";

const global = globalThis as { localStorage?: unknown; sessionStorage?: unknown };
const put = (storage: PropertyDescriptor) => Object.defineProperty(global, "localStorage", { configurable: true, ...storage });

afterEach(() => put({ value: undefined }));

function working(): Map<string, string> {
  const entries = new Map<string, string>();
  put({
    value: {
      getItem: (name: string) => entries.get(name) ?? null,
      setItem: (name: string, text: string) => entries.set(name, text),
      removeItem: (name: string) => entries.delete(name),
    },
  });
  return entries;
}

test("values are kept by name, and forgotten; what is no JSON is text", () => {
  const entries = working();
  assert.equal(keep("localStorage", "a", { b: [1] }), true);
  assert.deepEqual(kept("localStorage", "a"), { b: [1] });
  assert.equal(keep("localStorage", "a", undefined), true);
  assert.equal(kept("localStorage", "a"), undefined);
  entries.set("c", "plain");
  assert.equal(kept("localStorage", "c"), "plain");
  keep("localStorage", "c", undefined);
  assert.equal(entries.size, 0);
});

test("a browser that holds storage back, or has no room, does no harm and is told apart", () => {
  const refuse = () => {
    throw new Error("held back");
  };
  for (const storage of [{ get: refuse }, { value: { getItem: refuse, setItem: refuse, removeItem: refuse } }]) {
    put(storage);
    assert.equal(kept("localStorage", "a"), undefined);
    assert.equal(keep("localStorage", "a", 1), false);
    assert.equal(keep("localStorage", "a", undefined), false);
  }
});
