/** JSON from strangers: read so that it means the same to every reader. */

/** The object in the text. Throws on what is no JSON object, and where a key stands twice in one object. */
export function parseObject(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new SyntaxError("no object");
  if (hasDoubles(text)) throw new RangeError("a key stands twice");
  return value as Record<string, unknown>;
}

/** Whether a key stands twice in one object of the text, which is valid JSON. */
function hasDoubles(text: string): boolean {
  const open: (Set<string> | undefined)[] = []; // the keys of each object around; none for a list
  for (const [token, string, isKey] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(undefined);
    else if (token === "}" || token === "]") open.pop();
    else if (isKey) {
      const key = JSON.parse(string ?? "") as string;
      const keys = open.at(-1);
      if (keys?.has(key)) return true;
      keys?.add(key);
    }
  }
  return false;
}
