/**
 * A file that several readers can open, each with a key of their own: JWE (RFC 7516) in its general JSON form, A256GCM, and for
 * each reader ECDH-ES+A256KW on P-256 (RFC 7518, 4.6). All cryptography is the browser's own; this puts together one algorithm.
 */
import { base64url } from "../shared/token.ts";

export const ALG = "ECDH-ES+A256KW";
const ENC = "A256GCM";
const CURVE = { name: "ECDH", namedCurve: "P-256" };
const BITS = 256;
const TAG_BYTES = 16;

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** `readers`: the public keys (kty, crv, x, y), and how each is called. */
export async function jwe(text: string, typ: string, readers: readonly { readonly kid: string; readonly key: JsonWebKey }[]): Promise<object> {
  const content = await crypto.subtle.generateKey({ name: "AES-GCM", length: BITS }, true, ["encrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const header = base64url(utf8(JSON.stringify({ enc: ENC, typ })));
  const whole = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: utf8(header) }, content, utf8(text)));
  const recipients = await Promise.all(readers.map(({ kid, key }) => recipient(content, kid, key)));
  const [ciphertext, tag] = [whole.subarray(0, -TAG_BYTES), whole.subarray(-TAG_BYTES)].map(base64url);
  return { protected: header, iv: base64url(iv), ciphertext, tag, recipients };
}

/** The key of the content, wrapped for one reader by a secret that comes of the reader's key and one made for this once. */
async function recipient(content: CryptoKey, kid: string, key: JsonWebKey): Promise<object> {
  const once = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
  const theirs = await crypto.subtle.importKey("jwk", key, CURVE, false, []);
  const secret = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, once.privateKey, BITS);
  const wrapping = await crypto.subtle.importKey("raw", await derived(secret), "AES-KW", false, ["wrapKey"]);
  const wrapped = await crypto.subtle.wrapKey("raw", content, wrapping, "AES-KW");
  const { kty, crv, x, y } = await crypto.subtle.exportKey("jwk", once.publicKey);
  return { encrypted_key: base64url(new Uint8Array(wrapped)), header: { alg: ALG, kid, epk: { kty, crv, x, y } } };
}

/** One round of the Concat KDF (NIST SP 800-56A, 5.8.1): what is wanted, 256 bits, is as long as a digest. */
function derived(secret: ArrayBuffer): Promise<ArrayBuffer> {
  const name = utf8(ALG);
  const [round, neither, bits] = [[0, 0, 0, 1], [0, 0, 0, 0], [0, 0, 1, 0]] as const;
  const told = [...round, ...new Uint8Array(secret), 0, 0, 0, name.length, ...name, ...neither, ...neither, ...bits];
  return crypto.subtle.digest("SHA-256", Uint8Array.from(told));
}
