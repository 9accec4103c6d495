/** Whose it is: compared as a hash, since the credential does not say it in words. */
import { sha256 } from "../shared/hash.ts";
import type { Credential } from "./content.ts";

/** Whether it was issued to the person with that e-mail address or staff number. */
export async function belongsTo(contact: string, { hash, salt }: Credential["identity"]): Promise<boolean> {
  return hash.toLowerCase() === `sha256$${await sha256(normal(contact) + salt)}`;
}

/** As scripts/casebook/exam/paper/credential.py hashes it: there and back, so that ß, ẞ and ss are the same. */
export function normal(contact: string): string {
  const folded = contact.trim().replace(/\s+/g, " ").toLowerCase().toUpperCase().toLowerCase().replace(/ς/g, "σ");
  return folded.normalize("NFC");
}
