/** Where a reader was in the list when they left it for a case, which is a page loaded anew: Back finds the place again. */
const KEY = "casebook-archive-place";

export function keepPlace(signal: AbortSignal): void {
  addEventListener("pagehide", () => write(JSON.stringify({ href: location.href, y: scrollY })), { signal });
}

/** Scrolls to the kept place, if the reader came here by Back and the list is the same. */
export function findPlace(): void {
  const [come] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (come?.type !== "back_forward") return;
  const { href, y } = read();
  if (href === location.href && typeof y === "number") requestAnimationFrame(() => scrollTo({ top: y, behavior: "instant" }));
}

function write(place: string): void {
  try {
    sessionStorage.setItem(KEY, place);
  } catch {
    // without storage Back leads to the top of the list
  }
}

function read(): { href?: unknown; y?: unknown } {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? "{}") ?? {}) as { href?: unknown; y?: unknown };
  } catch {
    return {};
  }
}
