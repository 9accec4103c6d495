/** Tells when the page stops and begins being in front: another tab, another window, the screen switched off. */
export function watchAway(told: (away: boolean) => void, signal: AbortSignal): void {
  const look = () => told(document.hidden || !document.hasFocus());
  for (const event of ["blur", "focus", "pageshow"]) addEventListener(event, look, { signal });
  document.addEventListener("visibilitychange", look, { signal });
}
