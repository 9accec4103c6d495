/** Makes the sheet: what was responded and noted, sealed so that only the office can open it. */
import { GeneralEncrypt } from "jose";
import type { Response } from "../items/types.ts";
import { sha256, type PublicKey } from "../shared/token.ts";
import type { Sitting } from "./sitting.ts";
import { publicPart, type Ticket } from "./ticket.ts";

const ALG = "ECDH-ES+A256KW";
const TYP = "casebook-sheet+jwe";
const DIGITS = 20;

export type Sheet = Awaited<ReturnType<typeof sheetOf>>;

/** What is handed in at `now`; only items of the ticket, whatever the browser has kept. */
export async function sheetOf(ticket: Ticket, sitting: Sitting, now: number, agent: string) {
  const refs = ticket.items.map(({ id }) => id);
  const own = <T, R>(record: Readonly<Record<string, T>>, shape: (value: T) => R) =>
    Object.fromEntries(refs.flatMap((ref) => (ref in record ? [[ref, shape(record[ref] as T)]] : [])));
  const submitted = Math.round(now);
  const started = Math.round(sitting.started);
  return {
    v: 1 as const,
    ticket: ticket.id,
    ticket_sha256: await sha256(ticket.token),
    started,
    submitted,
    overtime: Math.max(0, Math.round((submitted - started) / 1000 - ticket.minutes * 60)),
    responses: own(sitting.responses, wellFormed),
    seconds: own(sitting.seconds, Math.round),
    away: sitting.away.map(({ at, seconds }) => ({ at: Math.round(at), seconds })),
    reloads: sitting.reloads,
    clock_set_back: sitting.setBack,
    clock_jumps: sitting.jumps ?? [],
    agent,
  };
}

/** The bytes of the file, as text: JSON in ASCII. */
export async function sealed(sheet: Sheet, keys: readonly PublicKey[]): Promise<string> {
  const plaintext = new TextEncoder().encode(JSON.stringify(sheet));
  const jwe = new GeneralEncrypt(plaintext).setProtectedHeader({ enc: "A256GCM", typ: TYP });
  for (const key of keys) {
    jwe.addRecipient(publicPart(key)).setUnprotectedHeader({ alg: ALG, kid: key.kid });
  }
  return JSON.stringify(await jwe.encrypt());
}

/** Groups of four digits that bind whoever has said them to the file. */
export async function commitCode(file: string): Promise<string> {
  return ((await sha256(file)).slice(0, DIGITS).match(/.{4}/g) ?? []).join(" ");
}

/** Such as "Firefox 140". */
export function agentName(userAgent: string): string {
  const found = /(Firefox|Edg|OPR|YaBrowser|Chrome)\/(\d+)/.exec(userAgent.replace(/Chrome(?=.*(Edg|OPR|YaBrowser)\/)/, ""));
  if (found) return `${found[1]} ${found[2]}`;
  const safari = /Version\/(\d+).*Safari/.exec(userAgent);
  return safari ? `Safari ${safari[1]}` : "another browser";
}

/** Half a character, as an editing slip leaves it, is no text that everybody can read. */
function wellFormed(response: Response): Response {
  return typeof response === "string" ? response.replace(/\p{Surrogate}/gu, "\ufffd") : response;
}
