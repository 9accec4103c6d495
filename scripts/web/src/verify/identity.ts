/** Whose it is: compared as a hash, since the credential does not say it in words. */
import type { Credential } from "./content.ts";

/** Whether it was issued to the person with that e-mail address or staff number. */
export async function belongsTo(contact: string, { hash, salt }: Credential["identity"]): Promise<boolean> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(normal(contact) + salt));
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hash.toLowerCase() === `sha256$${hex}`;
}

/** As scripts/casebook/exam/paper/credential.py hashes it: there and back, so that ß, ẞ and ss are the same. */
export function normal(contact: string): string {
  const folded = contact.trim().replace(/\s+/g, " ").toLowerCase().toUpperCase().toLowerCase().replace(/ς/g, "σ");
  return folded.normalize("NFC");
}
