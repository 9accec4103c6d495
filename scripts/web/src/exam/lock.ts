/** One tab at a time: two that keep the same sitting would overwrite each other. */

const PATIENCE_MS = 1500; // a page that is just being reloaded may still hold it

/** Takes the lock and returns how to give it back; undefined when another tab has it. It goes with the page. */
export async function takeLock(name: string): Promise<(() => void) | undefined> {
  if (!navigator.locks) return () => undefined;
  return new Promise((resolve) => {
    const options = { signal: AbortSignal.timeout(PATIENCE_MS) };
    const held = () => new Promise<void>((release) => resolve(release));
    navigator.locks.request(`casebook-exam ${name}`, options, held).catch(() => resolve(undefined));
  });
}
