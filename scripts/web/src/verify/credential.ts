/** Checks a credential against the site's own keys and list, and tells what it says. It asks no other place anything. */
import { isSigned, RS256, sha256, textOf, type PublicKey } from "../shared/token.ts";
import { said, type Credential } from "./content.ts";
import { parseObject } from "../shared/json.ts";

/** What the site itself says. */
export interface Lists {
  readonly keys: readonly PublicKey[];
  readonly revoked: readonly string[];
  /** Where the keys came from. */
  readonly home: string;
  /** When the list of revoked ones was published, in ms; NaN where the server does not say. */
  readonly listed: number;
}

/** Why a credential is refused. */
export type HeaderReason = "alg-none" | "alg-shared" | "alg-other" | "names-key" | "header" | "foreign-key" | "revoked-key";
export type Reason = HeaderReason | "too-large" | "not-credential" | "twice" | "altered" | "claims";

/** Whether one that we signed counts today. */
export type State = "good" | "revoked" | "expired" | "early";

export interface Found {
  readonly state: State;
  readonly credential: Credential;
  /** Whether it names this site as its issuer. */
  readonly isHome: boolean;
  readonly listed: number;
}

export const LARGEST = 100_000; // characters; ours have 4000
/** Members by which a token says where its key is to be had, or brings it along. */
const NAMING = ["jku", "jwk", "x5u", "x5c"];

/** What is found in the text at `now` (ms), or why it is refused. */
export async function check(text: string, { keys, revoked, home, listed }: Lists, now: number): Promise<Found | Reason> {
  if (text.length > LARGEST) return "too-large";
  const token = text.replace(/[\s\ufeff]/g, ""); // mail puts line ends in
  const [head, body] = token.split(".");
  if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(token) || !head || !body) return "not-credential";
  const header = object(head);
  if (typeof header === "string") return header;
  const key = keyFor(header, keys);
  if (typeof key === "string") return key;
  if (!(await isSigned(token, { kty: "RSA", n: key.n ?? "", e: key.e ?? "" }, RS256))) return "altered";
  const payload = object(body);
  if (typeof payload === "string") return payload;
  const credential = said(payload);
  if (typeof credential === "string") return credential;
  return { state: stateOf(credential, revoked, now), credential, isHome: isHome(credential.home, home), listed };
}

/** The key of ours that a header, which strangers write, names, or why it is refused; nothing else decides anything. */
export function keyFor(header: Readonly<Record<string, unknown>>, keys: readonly PublicKey[]): PublicKey | HeaderReason {
  const { alg, kid, typ } = header;
  const algorithm = String(alg).toUpperCase();
  if (algorithm === "NONE") return "alg-none";
  if (algorithm.startsWith("HS")) return "alg-shared";
  if (alg !== "RS256") return "alg-other";
  if (NAMING.some((name) => name in header) || (typeof kid === "string" && /[:/]/.test(kid))) return "names-key";
  if (typ !== "JWT" || Object.keys(header).sort().join() !== "alg,kid,typ") return "header";
  const key = keys.find((one) => one.kid === kid && one.role === "certificate" && one.kty === "RSA");
  return key?.revoked ? "revoked-key" : (key ?? "foreign-key");
}

function object(part: string): Record<string, unknown> | "twice" | "not-credential" {
  try {
    return parseObject(textOf(part));
  } catch (error) {
    return error instanceof RangeError ? "twice" : "not-credential";
  }
}

function stateOf({ id, from, until }: Credential, revoked: readonly string[], now: number): State {
  if (revoked.includes(id)) return "revoked";
  if (now >= endOfDay(until)) return "expired";
  return now < from ? "early" : "good";
}

/** The end of that day, in UTC and where it is read: the printed page names the day, and nothing finer. */
export function endOfDay(time: number): number {
  const date = new Date(time);
  const next = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 1] as const;
  return Math.max(Date.UTC(...next), new Date(...next).getTime());
}

/** Whether both are the keys of one site, which may have a folder for each language. */
export function isHome(issuer: string, keys: string): boolean {
  const site = issuer.replace(/exam\/keys\.json$/, "");
  return site !== issuer && keys.startsWith(site) && /^([a-z]{2}\/)?exam\/keys\.json$/.test(keys.slice(site.length));
}

/** Whether it was issued to the person with that e-mail address or staff number, which it holds only as a hash. */
export async function belongsTo(contact: string, { hash, salt }: Credential["identity"]): Promise<boolean> {
  return hash.toLowerCase() === `sha256$${await sha256(normal(contact) + salt)}`;
}

/** As scripts/casebook/exam/paper/credential.py hashes it: there and back, so that ß, ẞ and ss are the same. */
export function normal(contact: string): string {
  const folded = contact.trim().replace(/\s+/g, " ").toLowerCase().toUpperCase().toLowerCase().replace(/ς/g, "σ");
  return folded.normalize("NFC");
}
