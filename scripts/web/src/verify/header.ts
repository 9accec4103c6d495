/** The header of a token, which strangers write: it may name a key of ours, and nothing else decides anything. */

export interface PublicKey {
  readonly kty: string;
  readonly n?: string;
  readonly e?: string;
  readonly kid: string;
  readonly role: string;
  readonly revoked?: string;
}

export type HeaderReason = "alg-none" | "alg-shared" | "alg-other" | "names-key" | "header" | "foreign-key" | "revoked-key";

/** Members by which a token says where its key is to be had, or brings it along. */
const NAMING = ["jku", "jwk", "x5u", "x5c"];

/** The key of ours that the header names, or why it is refused. */
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
