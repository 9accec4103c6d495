/** What is read from outside: files of the site, of the learner, of strangers, and what a browser kept. Guards and no trust. */

export type Json = Record<string, unknown>;
type Guard<T> = (value: unknown) => value is T;

/** The value of a JSON text; undefined, which JSON has not, where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isText(value: unknown): value is string {
  return typeof value === "string";
}

export function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

/** Whether it is a whole number from 0 up. */
export function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

/** Whether it is a JSON object: no list, not null. */
export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function listOf<T>(isOne: Guard<T>): Guard<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every(isOne);
}

export function recordOf<T>(isOne: Guard<T>): Guard<Record<string, T>> {
  return (value): value is Record<string, T> => isObject(value) && Object.values(value).every(isOne);
}

export function maybe<T>(is: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || is(value);
}

/** Whether it is an object whose parts are what they should be; parts that are not named may be anything. */
export function isShape<T>(value: unknown, parts: { readonly [K in keyof T]?: (part: unknown) => boolean }): value is T {
  return isObject(value) && Object.entries<((part: unknown) => boolean) | undefined>(parts).every(([name, is]) => is?.(value[name]));
}

/** The object in a stranger's text, which means the same to every reader. Throws SyntaxError, and RangeError where a key stands twice. */
export function parseObject(text: string): Json {
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) throw new SyntaxError("no object");
  if (hasDoubles(text)) throw new RangeError("a key stands twice");
  return value;
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
