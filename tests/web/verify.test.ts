import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { parseObject } from "../../scripts/web/src/shared/json.ts";
import { bytesOf, textOf, type PublicKey } from "../../scripts/web/src/shared/token.ts";
import { belongsTo, endOfDay, isHome, keyFor, normal } from "../../scripts/web/src/verify/credential.ts";

declare const ROOT: string; // the repository, filled in by build.mjs

interface Identities {
  readonly salt: string;
  readonly hashes: readonly { readonly contact: string; readonly normal: string; readonly hash: string }[];
}

const IDENTITIES = JSON.parse(readFileSync(join(ROOT, "tests/golden/identities.json"), "utf8")) as Identities;

test("contacts are hashed as the office hashes them", async () => {
  for (const { contact, normal: wanted, hash } of IDENTITIES.hashes) {
    assert.equal(normal(contact), wanted, JSON.stringify(contact));
    assert.equal(await belongsTo(contact, { hash, salt: IDENTITIES.salt }), true);
    assert.equal(await belongsTo(`${contact}x`, { hash, salt: IDENTITIES.salt }), false);
  }
});

test("an object in which nothing stands twice", () => {
  assert.deepEqual(parseObject('{"a": {"a": 1, "b": "{\\"a\\": 1}"}, "b": [{"a": 1}, {"a": "a\\\\"}]}'), {
    a: { a: 1, b: '{"a": 1}' }, b: [{ a: 1 }, { a: "a\\" }],
  });
});

test("a key that stands twice, however it is written", () => {
  const doubles = ['{"a": 1, "a": 1}', '{"a": 1, "\\u0061": 2}', '{"b": [{"a": {}, "c": [1], "a" : 2}]}', '{"": 1, "": 2}', '{"__proto__": 1, "__proto__": 2}'];
  for (const text of doubles) assert.throws(() => parseObject(text), RangeError, text);
});

test("what is no JSON object", () => {
  for (const text of ["", "[]", "null", "7", '"a"', "{", "{'a': 1}", '{"a": NaN}', '{"a": 1} {}', "\ufeff{}"]) {
    assert.throws(() => parseObject(text), SyntaxError, text);
  }
});

test("base64url has one way to write each thing", () => {
  assert.deepEqual([...bytesOf("-_8")], [251, 255]);
  for (const text of ["-_9", "-_8=", "+/8", "A", "A A", "é"]) assert.throws(() => bytesOf(text), text);
  assert.equal(textOf("w6k"), "é");
  assert.throws(() => textOf("_w"), "no UTF-8");
});

test("it is good to the end of the day on the printed page, in UTC and where it is read", () => {
  for (const written of ["2027-06-02T00:00:00Z", "2027-06-02T23:59:59Z"]) {
    const end = endOfDay(Date.parse(written));
    assert.equal(end, Math.max(Date.UTC(2027, 5, 3), new Date(2027, 5, 3).getTime()));
    assert.ok(end > new Date(2027, 5, 2, 23, 59, 59).getTime(), "its last second, by this clock");
  }
  assert.equal(endOfDay(Date.parse("2027-12-31T23:59:59Z")), Math.max(Date.UTC(2028, 0, 1), new Date(2028, 0, 1).getTime()));
});

test("a site knows itself as the issuer, in each of its languages", () => {
  const site = "https://academy.example.org/book/";
  for (const keys of ["exam/keys.json", "ru/exam/keys.json"]) assert.ok(isHome(`${site}exam/keys.json`, site + keys), keys);
  for (const issuer of ["https://academy.example.org/exam/keys.json", "https://academy.example.com/book/exam/keys.json", site, "", "exam/keys.json"]) {
    assert.ok(!isHome(issuer, `${site}exam/keys.json`), issuer);
  }
});

test("only a key of ours for certificates is taken", () => {
  const key: PublicKey = { kty: "RSA", n: "n", e: "AQAB", kid: "ours", role: "certificate" };
  const keys = [key, { ...key, kid: "old", revoked: "2026-01-01" }, { ...key, kid: "ticket", role: "ticket" }, { ...key, kid: "ec", kty: "EC" }];
  const header = { alg: "RS256", kid: "ours", typ: "JWT" };
  assert.equal(keyFor(header, keys), key);
  const refused: [object, string][] = [
    [{ alg: "none" }, "alg-none"], [{ alg: "None" }, "alg-none"], [{ alg: "HS256" }, "alg-shared"], [{ alg: "hs512" }, "alg-shared"],
    [{ alg: "rs256" }, "alg-other"], [{ alg: ["RS256"] }, "alg-other"], [{ alg: "ES256" }, "alg-other"], [{ alg: undefined }, "alg-other"],
    [{ jku: "x" }, "names-key"], [{ jwk: key }, "names-key"], [{ x5u: "x" }, "names-key"], [{ x5c: [] }, "names-key"],
    [{ kid: "https://example.com/k" }, "names-key"], [{ kid: "did:key:z" }, "names-key"],
    [{ typ: "jwt" }, "header"], [{ crit: [] }, "header"], [{ zip: "DEF" }, "header"], [{ toString: 1 }, "header"],
    [{ kid: "other" }, "foreign-key"], [{ kid: ["ours"] }, "foreign-key"], [{ kid: "ticket" }, "foreign-key"], [{ kid: "ec" }, "foreign-key"],
    [{ kid: "old" }, "revoked-key"],
  ];
  for (const [change, reason] of refused) assert.equal(keyFor({ ...header, ...change }, keys), reason, JSON.stringify(change));
});
