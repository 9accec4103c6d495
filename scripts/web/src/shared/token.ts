/** The parts of a signed token (JWS), which strangers write; digests. */

/** A key as a site publishes it: of a curve, or RSA's. `revoked`: since when it counts no more. */
export interface PublicKey {
  readonly kty: string;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
  readonly n?: string;
  readonly e?: string;
  readonly kid: string;
  readonly role: string;
  readonly revoked?: string;
}

/** ECDSA for tickets, RSA for credentials; as WebCrypto names them, to import a key and to verify with it. */
export const ES256 = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
export const RS256 = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };

/** Whether the key signed the token's header and payload. */
export async function isSigned(token: string, jwk: JsonWebKey, algorithm: typeof ES256 | typeof RS256): Promise<boolean> {
  try {
    const end = token.lastIndexOf(".");
    const key = await crypto.subtle.importKey("jwk", jwk, algorithm, false, ["verify"]);
    const signed = new TextEncoder().encode(token.slice(0, end));
    return await crypto.subtle.verify(algorithm, key, bytesOf(token.slice(end + 1)), signed);
  } catch {
    return false;
  }
}

/** The UTF-8 text in base64url text. Throws on anything else. */
export function textOf(text: string): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytesOf(text));
}

/** The bytes of base64url text. Throws unless it is written in the one way that there is for them. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  if (btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "") !== text) throw new SyntaxError("base64url");
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** The SHA-256 of a text, in hexadecimal digits. */
export async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
