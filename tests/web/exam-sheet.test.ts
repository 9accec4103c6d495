import assert from "node:assert/strict";
import { createHash, webcrypto } from "node:crypto";
import test from "node:test";
import { CompactSign, calculateJwkThumbprint, exportJWK, generalDecrypt, generateKeyPair } from "jose";
import { begun, withAway, withResponse, withTime } from "../../scripts/web/src/exam/sitting.ts";
import { agentName, commitCode, sealed, sheetOf } from "../../scripts/web/src/exam/seal.ts";
import { readTicket, storedTicket, type Ticket } from "../../scripts/web/src/exam/ticket.ts";
import type { PublicKey } from "../../scripts/web/src/shared/token.ts";

(globalThis as { crypto?: unknown }).crypto ??= webcrypto; // Node 18

const ALG = "ECDH-ES+A256KW";
const TYP = "casebook-ticket+jws";
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n; // of P-256
const START = 1_780_000_000_000;

async function pair(role: string) {
  const { publicKey, privateKey } = await generateKeyPair(role === "ticket" ? "ES256" : ALG, { extractable: true });
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { privateKey, public: { ...jwk, kid, role } as PublicKey };
}

const [office, team, escrow, stranger] = await Promise.all(["ticket", "team", "escrow", "ticket"].map(pair)) as [
  Awaited<ReturnType<typeof pair>>, Awaited<ReturnType<typeof pair>>, Awaited<ReturnType<typeof pair>>, Awaited<ReturnType<typeof pair>>,
];
const keys = [office.public, team.public, escrow.public];
const payload = {
  v: 1, id: "AAAAAAAAAAAAAAAAAAAAAA", exam: "internal", title: "Экзамен", lang: "ru", issued: 1, expires: 2, minutes: 1,
  sections: [{ id: "s", title: "S" }], seal: [team.public.kid, escrow.public.kid],
  items: [
    { ref: "q1", section: "s", kind: "single", stem: "Что?", options: [{ id: "a1", text: "Да" }] },
    { ref: "q2", section: "s", kind: "open", stem: "Why?", lang: "en" },
  ],
};

async function signed(changes: object = {}, header: object = {}, by = office): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify({ ...payload, ...changes }));
  const said = { alg: "ES256", kid: by.public.kid, typ: TYP, ...header };
  return new CompactSign(bytes).setProtectedHeader(said).sign(by.privateKey);
}

test("a ticket is read: by file, by link, with line ends from a mail", async () => {
  const token = await signed();
  for (const text of [token, `${token}\n`, `\ufeff${token}`, `https://x.example/exam/sit/#ticket=${token}`, token.replace(/.{70}/g, "$&\r\n")]) {
    const ticket = (await readTicket(text, keys)) as Ticket;
    assert.equal(ticket.token, token);
    assert.deepEqual(ticket.items.map(({ id, lang }) => [id, lang]), [["q1", "ru"], ["q2", "en"]]);
  }
  assert.deepEqual(storedTicket(token), await readTicket(token, keys));
});

test("each reason to refuse", async () => {
  const token = await signed();
  const [head, body, signature] = token.split(".") as [string, string, string];
  const none = Buffer.from(JSON.stringify({ alg: "none", kid: office.public.kid, typ: TYP })).toString("base64url");
  const hs = Buffer.from(JSON.stringify({ alg: "HS256", kid: office.public.kid, typ: TYP })).toString("base64url");
  const cases: [string, string, PublicKey[]?][] = [
    ["not-ticket", ""], ["not-ticket", "hello"], ["not-ticket", "a.b.c"], ["not-ticket", `${none}.${body}.`],
    ["not-ticket", `${none}.${body}.${signature}`], ["not-ticket", `${hs}.${body}.${signature}`],
    ["not-ticket", await signed({}, { typ: "JWT" })],
    ["not-ticket", await signed({}, { jwk: stranger.public }, stranger)],
    ["other-site", await signed({}, {}, stranger)],
    ["altered", await signed({}, { kid: office.public.kid }, stranger)],
    ["altered", `${head}.${Buffer.from(JSON.stringify({ ...payload, minutes: 999 })).toString("base64url")}.${signature}`],
    ["altered", token.slice(0, -5)], ["altered", `${token}AA`],
    ["newer", await signed({ v: 2 })], ["newer", await signed({ items: [{ ...payload.items[0], kind: "drawing" }] })],
    ["newer", await signed({ items: [] })], ["newer", await signed({ minutes: "75" })],
    ["revoked", token, [{ ...office.public, revoked: "2026-11-22" }, team.public, escrow.public]],
    ["revoked", token, [office.public, { ...team.public, revoked: "2026-11-22" }, escrow.public]],
    ["revoked", token, [office.public, escrow.public]],
    ["other-site", token, [{ ...office.public, role: "team" }, team.public, escrow.public]],
    ["other-site", token, []],
  ];
  for (const [reason, text, known] of cases) assert.equal(await readTicket(text, known ?? keys), reason, text.slice(0, 40));
});

/** The same token with `s`, and with n - s: both are signatures. */
function twins(token: string): [low: string, high: string] {
  const at = token.lastIndexOf(".") + 1;
  const raw = Buffer.from(token.slice(at), "base64url");
  const s = BigInt(`0x${raw.subarray(32).toString("hex")}`);
  const other = Buffer.from((ORDER - s).toString(16).padStart(64, "0"), "hex");
  const both = [raw.subarray(32), other].sort(Buffer.compare).map((half) => Buffer.concat([raw.subarray(0, 32), half]).toString("base64url"));
  return [token.slice(0, at) + both[0], token.slice(0, at) + both[1]];
}

test("of a signature's two forms only the one issued is taken; of tickets that do not say, both", async () => {
  const [low, high] = twins(await signed({ low_s: true }));
  assert.equal(((await readTicket(low, keys)) as Ticket).token, low);
  assert.equal(await readTicket(high, keys), "altered");
  for (const old of twins(await signed())) assert.equal(((await readTicket(old, keys)) as Ticket).token, old);
});

test("a retired key still opens tickets", async () => {
  const retired = keys.map((key) => ({ ...key, retired: "2026-11-22" }));
  assert.equal(typeof (await readTicket(await signed(), retired)), "object");
});

test("a sheet opens with the team's key and with the escrow key, and says what was noted", async () => {
  const ticket = (await readTicket(await signed(), keys)) as Ticket;
  let sitting = begun(ticket.id, { last: START, offset: 0 }, false);
  sitting = withResponse(withResponse(sitting, "q2", "пол-\ud83d"), "q9", "not drawn");
  sitting = { ...withAway(withTime(sitting, "q2", 1499), START + 10, 2500), reloads: 2, setBack: true, jumps: [{ at: START + 5, seconds: -90 }] };
  const sheet = await sheetOf(ticket, sitting, START + 90_400.7, "Firefox 140");
  const file = await sealed(sheet, [team.public, escrow.public]);
  for (const { privateKey } of [team, escrow]) {
    const { plaintext, protectedHeader } = await generalDecrypt(JSON.parse(file), privateKey);
    assert.deepEqual(protectedHeader, { enc: "A256GCM", typ: "casebook-sheet+jwe" });
    assert.deepEqual(JSON.parse(new TextDecoder().decode(plaintext)), {
      v: 1, ticket: ticket.id, ticket_sha256: createHash("sha256").update(ticket.token).digest("hex"),
      started: START, submitted: START + 90_401, overtime: 30, responses: { q2: "пол-\ufffd" }, seconds: { q2: 1 },
      away: [{ at: START + 10, seconds: 3 }], reloads: 2, clock_set_back: true,
      clock_jumps: [{ at: START + 5, seconds: -90 }], agent: "Firefox 140",
    });
  }
  const { recipients } = JSON.parse(file) as { recipients: { header: object }[] };
  for (const { header } of recipients) assert.deepEqual(Object.keys(header).sort(), ["alg", "epk", "kid"]);
  assert.equal(await commitCode(file), createHash("sha256").update(file).digest("hex").slice(0, 20).replace(/.{4}(?=.)/g, "$& "));
});

test("browsers by their short names", () => {
  const chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
  assert.equal(agentName(chrome), "Chrome 142");
  assert.equal(agentName(`${chrome} Edg/142.0`), "Edg 142");
  assert.equal(agentName("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"), "Firefox 140");
  assert.equal(agentName("Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15"), "Safari 18");
  assert.equal(agentName("?"), "another browser");
});
