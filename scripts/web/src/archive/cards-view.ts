/** The cards of the cases shown: client in a line, what had to be decided, services, year. */
import { h } from "../shared/dom.ts";
import { datesOf } from "../shared/words.ts";
import type { Catalogue, Facet } from "./catalogue.ts";
import type { ArchiveWords } from "../labels.ts";
import { LISTED } from "./listed.ts";
import type { CardText, Texts } from "./texts.ts";

/** `base` is the folder that the cases' pages are in. */
export function cardsView(catalogue: Catalogue, texts: Texts, base: URL, say: ArchiveWords) {
  const element = h("ul", { class: "cb-results-list" });
  const language = document.documentElement.lang || "en";
  const day = new Intl.DateTimeFormat(datesOf(language), { dateStyle: "medium", timeZone: "UTC" });
  const titles = titlesBy(catalogue);
  return { element, show };

  function show(rows: readonly number[]): void {
    element.replaceChildren(...rows.map(card));
    element.dispatchEvent(new Event(LISTED, { bubbles: true }));
  }

  function card(row: number): HTMLElement {
    const text = texts.of(row);
    const href = text && new URL(`${text.id}/`, base).href;
    const spoken = titles.ids("language", row)[0];
    const date = catalogue.dates[row] ?? new Date(0);
    const facts = [...titles.of("service", row), ...titles.of("year", row)].join(" · ");
    return h(
      "li",
      { class: "cb-result" },
      h("a", { class: "cb-result-title", href, lang: lang(spoken) }, catalogue.titles[row]),
      h(
        "p",
        { class: "cb-result-facts" },
        h("span", { "data-mark": text && `case:${text.id}` }, facts),
        h("time", { datetime: date.toISOString().slice(0, 10) }, say.t("added", { date: day.format(date) })),
      ),
      ...told(text, lang(spoken)),
    );
  }

  function told(text: CardText | undefined, lang: string | undefined): HTMLElement[] {
    const made = [h("p", { class: "cb-result-client", lang }, text?.client ?? ""), h("p", { class: "cb-result-teaser", lang }, text?.teaser ?? "")];
    if (!text) made.forEach((line) => line.classList.add("cb-pending"));
    return made;
  }

  function lang(spoken: string | undefined): string | undefined {
    return spoken === language ? undefined : spoken;
  }
}

/** What a row has of a facet, as ids or as titles. */
function titlesBy({ facets }: Catalogue) {
  const byId = new Map<string, Facet>(facets.map((facet) => [facet.id, facet]));
  const values = (id: string, row: number) => {
    const facet = byId.get(id);
    return facet?.sets[facet.of[row] ?? 0]?.map((place) => facet.values[place]!) ?? [];
  };
  return {
    ids: (id: string, row: number) => values(id, row).map(([known]) => known),
    of: (id: string, row: number) => values(id, row).map(([, title]) => title),
  };
}
