/** Shares and counts as bars; what they show is told in the text beside them. */
import { h } from "../shared/dom.ts";

/** A share from 0 to 1; `cut`: a line at the share to reach. */
export function shareBar(share: number, cut?: number): HTMLElement {
  const at = (part: number) => `${Math.round(100 * Math.min(1, Math.max(0, part)))}%`;
  const line = cut !== undefined && h("span", { class: "cb-share-cut", style: `left: ${at(cut)}` });
  return h("span", { class: "cb-share", "aria-hidden": "true" }, h("span", { class: "cb-share-part", style: `width: ${at(share)}` }), line);
}

/** Counts by day as columns. */
export function dayBars(counts: readonly number[]): HTMLElement {
  const most = Math.max(1, ...counts);
  const bars = counts.map((count) => h("span", { style: `height: ${Math.round((100 * count) / most)}%` }));
  return h("div", { class: "cb-days", "aria-hidden": "true" }, ...bars);
}
