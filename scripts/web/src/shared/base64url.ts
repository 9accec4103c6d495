/** The bytes of base64url text. Throws unless it is written in the one way that there is for them. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  if (btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "") !== text) throw new SyntaxError("base64url");
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** The UTF-8 text in base64url text. Throws on anything else. */
export function textOf(text: string): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytesOf(text));
}
