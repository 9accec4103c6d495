/** Checks a credential against the site's own keys and list, and tells what it says. It asks no other place anything. */
import { isSigned, RS256, textOf } from "../shared/token.ts";
import { said, type Credential } from "./content.ts";
import { keyFor, type HeaderReason, type PublicKey } from "./header.ts";
import { parseObject } from "../shared/json.ts";

/** What the site itself says. */
export interface Lists {
  readonly keys: readonly PublicKey[];
  readonly revoked: readonly string[];
}

/** Why a credential is refused. */
export type Reason = HeaderReason | "too-large" | "not-credential" | "twice" | "altered" | "claims";

/** Whether one that we signed counts today. */
export type State = "good" | "revoked" | "expired" | "early";

export interface Found {
  readonly state: State;
  readonly credential: Credential;
}

export const LARGEST = 100_000; // characters; ours have 4000


/** What is found in the text at `now` (ms), or why it is refused. */
export async function check(text: string, { keys, revoked }: Lists, now: number): Promise<Found | Reason> {
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
  return { state: stateOf(credential, revoked, now), credential };
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
  if (now >= until) return "expired";
  return now < from ? "early" : "good";
}
