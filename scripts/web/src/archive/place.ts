/** Where a reader was in the list when they left it for a case, which is a page loaded anew: Back finds the place again. */
import { isNumber, isShape } from "../shared/json.ts";
import { keep, kept } from "../shared/kept.ts";

const KEY = "casebook-archive-place";

interface Place {
  readonly href: string;
  readonly y: number;
}

export function keepPlace(signal: AbortSignal): void {
  addEventListener("pagehide", () => keep("sessionStorage", KEY, { href: location.href, y: scrollY } satisfies Place), { signal });
}

/** Scrolls to the kept place, if the reader came here by Back and the list is the same. */
export function findPlace(): void {
  const [come] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const place = come?.type === "back_forward" ? kept("sessionStorage", KEY) : undefined;
  if (!isShape<Place>(place, { y: isNumber }) || place.href !== location.href) return;
  requestAnimationFrame(() => scrollTo({ top: place.y, behavior: "instant" }));
}
