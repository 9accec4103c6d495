/** The words that the archive asks for. */
import type { Words as AnyWords } from "../shared/words.ts";

export type LabelKey =
  | "find" | "filters" | "filters-chosen" | "show-all" | "show-fewer" | "show-cases"
  | "chosen" | "text-chosen" | "remove" | "remove-text" | "clear"
  | "cases" | "cases-of" | "sort" | "sort-newest" | "sort-oldest" | "sort-relevance"
  | "added" | "lesson" | "none" | "pages" | "page" | "page-of" | "previous" | "next"
  | "reading-texts" | "texts-network"
  | "load-network" | "load-broken" | "load-format" | "retry";

export type Words = AnyWords<LabelKey>;
