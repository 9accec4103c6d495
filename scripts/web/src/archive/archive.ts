/**
 * <casebook-archive src="catalogue.json" words="words.json" base="./">: all cases, to be filtered. What stands inside
 * it (static lists) is shown until the catalogue is there, and stays where it can't be had.
 */
import type { ArchiveKey, ArchiveWords } from "../labels.ts";
import { named } from "../shared/academy.ts";
import { CasebookElement, define } from "../shared/element.ts";
import { isNumber, isShape } from "../shared/json.ts";
import { keep, kept } from "../shared/kept.ts";
import { load, type LoadProblem } from "../shared/load.ts";
import { ArchiveView } from "./archive-view.ts";
import { parseCatalogue, type Catalogue } from "./catalogue.ts";
import { LISTED } from "./listed.ts";
import { Texts } from "./texts.ts";

interface Opened {
  readonly catalogue: Catalogue;
  readonly texts: Texts;
  readonly say: ArchiveWords;
}

interface Observable {
  subscribe(listener: () => void): { unsubscribe(): void };
}

/** Kept while the page lives: back from a case, the list is there at once and the browser finds its place in it. */
const opened = new Map<string, Opened>();

class CasebookArchive extends CasebookElement<ArchiveKey, Catalogue | LoadProblem> {
  protected override begin(signal: AbortSignal): void {
    const known = opened.get(this.url("src").href);
    if (known) this.#put(this.#view(known, signal), signal);
    else super.begin(signal);
  }

  protected override load(signal: AbortSignal): Promise<Catalogue | LoadProblem> {
    return load(this.url("src"), parseCatalogue, signal);
  }

  protected async show(say: ArchiveWords, catalogue: Catalogue | LoadProblem, signal: AbortSignal): Promise<string | void> {
    if (typeof catalogue === "string") return say.t(`load-${catalogue}`);
    const src = this.url("src");
    const all = { catalogue, say, texts: new Texts(catalogue, src) };
    const view = this.#view(all, signal);
    await view.settled(); // the list appears whole
    if (signal.aborted) return;
    opened.set(src.href, all);
    this.#put(view, signal);
    findPlace();
  }

  #view({ catalogue, texts, say }: Opened, signal: AbortSignal): ArchiveView {
    return new ArchiveView(catalogue, texts, say, this.url("base"), signal);
  }

  #put(view: ArchiveView, signal: AbortSignal): void {
    this.replaceChildren(view.element);
    this.dispatchEvent(new Event(LISTED, { bubbles: true }));
    addEventListener("popstate", () => view.restore(), { signal });
    // Material's: a link to this very page changes the address and loads nothing.
    const location$ = (globalThis as { location$?: Observable }).location$?.subscribe(() => view.restore());
    signal.addEventListener("abort", () => location$?.unsubscribe());
    keepPlace(signal);
    this.dataset["state"] = "ready";
  }
}

/** Where a reader was in the list when they left it for a case, which is a page loaded anew: Back finds the place again. */
const PLACE = named("casebook-archive-place");

interface Place {
  readonly href: string;
  readonly y: number;
}

function keepPlace(signal: AbortSignal): void {
  addEventListener("pagehide", () => keep("sessionStorage", PLACE, { href: location.href, y: scrollY } satisfies Place), { signal });
}

/** Scrolls to the kept place, if the reader came here by Back and the list is the same. */
function findPlace(): void {
  const [come] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const place = come?.type === "back_forward" ? kept("sessionStorage", PLACE) : undefined;
  if (!isShape<Place>(place, { y: isNumber }) || place.href !== location.href) return;
  requestAnimationFrame(() => scrollTo({ top: place.y, behavior: "instant" }));
}

define("casebook-archive", CasebookArchive);
