/** What a credential says, as far as this page shows it. */

export interface Score {
  readonly title: string;
  readonly value: number;
  readonly of: number;
  readonly needed: number;
}

export interface Credential {
  readonly id: string;
  readonly title: string;
  readonly lang: string;
  readonly issuer: string;
  /** Where the issuer's keys lie, by what it says itself. */
  readonly home: string;
  readonly from: number; // ms
  readonly until: number; // ms
  readonly scores: readonly Score[];
  readonly criteria: string;
  readonly identity: { readonly hash: string; readonly salt: string };
}

type Json = any; // what strangers write may have any shape

const CONTEXTS = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-"];

/** What the payload says, or why it is refused. */
export function said(payload: Readonly<Record<string, unknown>>): Credential | "not-credential" | "claims" {
  try {
    const it = payload as Json;
    if (!isBadge(it)) return "not-credential";
    const credential = shown(it);
    return credential && (repeats(it, credential) ? credential : "claims");
  } catch {
    return "not-credential";
  }
}

function isBadge(it: Json): boolean {
  const types: Json[] = it.type;
  const isTyped = types.includes("VerifiableCredential") && types.includes("OpenBadgeCredential");
  return isTyped && CONTEXTS.every((start, place) => it["@context"][place].startsWith(start));
}

function shown(it: Json): Credential {
  const { achievement, identifier, result } = it.credentialSubject;
  const described = new Map<string, Json>(achievement.resultDescription.map((one: Json) => [one.id, one]));
  const identity = identifier.find((one: Json) => one.hashed === true && one.identityHash.startsWith("sha256$"));
  return {
    id: text(it.id),
    title: text(achievement.name),
    lang: text(achievement.inLanguage),
    issuer: text(it.issuer.name),
    home: text(it.issuer.id),
    from: moment(it.validFrom),
    until: moment(it.validUntil),
    scores: result.map((one: Json) => score(one, described.get(one.resultDescription))),
    criteria: text(achievement.criteria.narrative),
    identity: { hash: text(identity.identityHash), salt: text(identity.salt) },
  };
}

function score({ value }: Json, { name, valueMax, requiredValue }: Json): Score {
  const [points, of, needed] = [value, valueMax, requiredValue].map((one) => Number(text(one)));
  if (points === undefined || of === undefined || needed === undefined || ![points, of, needed].every(Number.isFinite)) throw 0;
  return { title: text(name), value: points, of, needed };
}

/** The claims, which other programs read, must say what the fields say. */
function repeats(it: Json, { id, from, until }: Credential): boolean {
  const claims = [[it.iss, it.issuer.id], [it.jti, id], [it.sub, it.credentialSubject.id], [it.nbf, from / 1000], [it.exp, until / 1000]];
  return !("vc" in it) && claims.every(([claim, field]) => claim !== undefined && claim === field);
}

function text(value: Json): string {
  if (typeof value !== "string") throw new TypeError("no text");
  return value;
}

function moment(value: Json): number {
  const found = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text(value)) ? Date.parse(value) : NaN;
  if (Number.isNaN(found)) throw new RangeError("no time");
  return found;
}
