/** Writing to the device may fail, or (seen on full disks) never end: neither may hold up whoever hands in. */
const PATIENCE_MS = 10_000;

/** Whether it was done, and in time. */
export function worked(writing: Promise<unknown>): Promise<boolean> {
  const late = pause(PATIENCE_MS).then(() => false);
  return Promise.race([writing.then(() => true, () => false), late]);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
