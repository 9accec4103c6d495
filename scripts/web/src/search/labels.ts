/** The words that search asks for; search.yml has each of them. */
import type { Words as SharedWords } from "../shared/words.ts";

export type Words = SharedWords<LabelKey>;

export type LabelKey =
  | "search" | "field" | "hint" | "close" | "results" | "count" | "count-of" | "full-page" | "more" | "keys"
  | "searching" | "start"
  | "best" | "kind-term" | "kind-theory" | "kind-process" | "kind-checklist" | "kind-exercise" | "kind-case"
  | "kind-tool" | "kind-practice" | "kind-page" | "kinds-term" | "kinds-theory" | "kinds-process" | "kinds-checklist"
  | "kinds-exercise" | "kinds-tool" | "kinds-case" | "kinds-practice" | "kinds-page" | "sections" | "untranslated" | "in-language"
  | "filters" | "facet-kind" | "facet-industry" | "facet-service" | "facet-outcome" | "any" | "clear-filters"
  | "outcome-success" | "outcome-mixed" | "outcome-failure"
  | "languages" | "only-language" | "all-languages"
  | "none" | "none-filtered" | "corrected" | "meant" | "ask" | "lists" | "glossary" | "cases" | "practice"
  | "failed" | "failed-index" | "failed-broken" | "failed-offline" | "failed-language" | "retry";
