/** Reads a ticket: who signed it, whether it is whole, what it holds. */
import { isShown } from "../items/types.ts";
import { isNumber, isShape, isText, listOf } from "../shared/json.ts";
import { bytesOf, ES256, isSigned, textOf, type PublicKey } from "../shared/token.ts";
import type { Form, FormItem, Section } from "./sitting.ts";

export interface Ticket extends Form {
  readonly id: string;
  /** The ticket as it came, by whose digest the office knows it. */
  readonly token: string;
  readonly issued: number; // s
  readonly expires: number; // s, the last moment to hand in
  /** The ids of the keys that the sheet is sealed for: the team's and the escrow key. */
  readonly seal: readonly string[];
}

/** Why a ticket is refused. */
export type Reason = "not-ticket" | "altered" | "other-site" | "revoked" | "newer";

const TYP = "casebook-ticket+jws";
const VERSION = 1;
const LARGEST = 400_000;
/** The ticket in a file's text or a link, if one of `keys` signed it, or the reason why not. */
export async function readTicket(text: string, keys: readonly PublicKey[]): Promise<Ticket | Reason> {
  const token = bare(text);
  const header = headerOf(token);
  if (!header) return "not-ticket";
  const key = keys.find(({ kid, role }) => kid === header.kid && role === "ticket");
  if (!key) return "other-site";
  if (key.revoked) return "revoked";
  if (!(await isSigned(token, publicPart(key), ES256))) return "altered";
  const ticket = storedTicket(token);
  if (ticket && (part(token, 1) as Payload).low_s && bytesOf(token.split(".")[2]!)[32]! > 127) return "altered";
  return ticket && !sealKeys(ticket, keys) ? "revoked" : (ticket ?? "newer");
}

/** The ticket in a token that was checked before. */
export function storedTicket(token: string): Ticket | undefined {
  try {
    return opened(part(token, 1), token);
  } catch {
    return undefined;
  }
}

/** The public keys that the ticket's sheet is sealed for; undefined when one is not there or revoked. */
export function sealKeys(ticket: Ticket, keys: readonly PublicKey[]): PublicKey[] | undefined {
  const found = ["team", "escrow"].map((role, index) =>
    keys.find((key) => key.kid === ticket.seal[index] && key.role === role && !key.revoked),
  );
  return found.every((key) => key !== undefined) ? (found as PublicKey[]) : undefined;
}

/** Only what makes the key, so that nothing else of the file decides how it is used. */
export function publicPart({ kty, crv, x, y }: PublicKey): { kty: string; crv: string; x: string; y: string } {
  return { kty, crv: crv ?? "", x: x ?? "", y: y ?? "" };
}

/** Without the link around it, and without the line ends that mail puts in. */
function bare(text: string): string {
  return text.slice(0, LARGEST + 10_000).replace(/^[^]*#ticket=/, "").replace(/[\s\ufeff]/g, "");
}

function headerOf(token: string): { kid: string } | undefined {
  try {
    if (token.length > LARGEST || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return undefined;
    const header = part(token, 0) as Record<string, unknown>;
    const { alg, kid, typ } = header;
    const isOurs = Object.keys(header).sort().join() === "alg,kid,typ" && alg === "ES256" && typ === TYP;
    return isOurs && isText(kid) ? { kid } : undefined;
  } catch {
    return undefined;
  }
}

/** The JSON in a part of the token. Throws on what is none. */
function part(token: string, index: number): unknown {
  return JSON.parse(textOf(token.split(".")[index] ?? ""));
}

interface Payload extends Omit<Ticket, "token" | "items"> {
  readonly v: number;
  /** Of the two forms that an ECDSA signature has, only the lower one was issued. */
  readonly low_s?: boolean;
  readonly items: readonly (Omit<FormItem, "id"> & { readonly ref: string })[];
}

/** Undefined for what this page does not know to show. */
function opened(payload: unknown, token: string): Ticket | undefined {
  const isKnown = isShape<Payload>(payload, {
    v: (version) => version === VERSION,
    id: (id) => isText(id) && /^[\w-]{22}$/.test(id),
    title: isText, lang: isText, issued: isPositive, expires: isPositive, minutes: isPositive,
    sections: listOf(isSection), seal: Array.isArray,
    items: (items) => listOf(isItem)(items) && items.length > 0,
  });
  if (!isKnown) return undefined;
  const { id, title, lang, issued, expires, minutes, sections, seal, items } = payload;
  // Each item says its language: the page's own words may be in another.
  const shown = items.map((item) => ({ ...item, id: item.ref, lang: item.lang ?? lang }) as FormItem);
  return { id, token, title, lang, issued, expires, minutes, sections, seal, items: shown };
}

function isPositive(value: unknown): boolean {
  return isNumber(value) && value > 0;
}

function isSection(value: unknown): value is Section {
  return isShape<Section>(value, { id: isText, title: isText });
}

function isItem(value: unknown): value is Payload["items"][number] {
  return isShown(value) && isShape<Payload["items"][number]>(value, { ref: isText, section: isText });
}
