/** Waits for a reader to come near an element: by scrolling, or with the focus. */

/** Calls `act` once, when `element` is less than half a screen away, or has the focus. */
export function whenReached(element: HTMLElement, act: () => void, signal?: AbortSignal): void {
  const seen = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && reached(), { rootMargin: "50% 0px" });
  const reached = () => {
    end();
    act();
  };
  const end = () => {
    seen.disconnect();
    element.removeEventListener("focusin", reached);
  };
  seen.observe(element);
  element.addEventListener("focusin", reached);
  signal?.addEventListener("abort", end);
}
