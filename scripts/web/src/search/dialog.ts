/** The dialog that the button in the header opens. */
import { h } from "../shared/dom.ts";
import { toQuery, type Asked } from "./asked.ts";
import type { Finder } from "./finder.ts";
import type { SearchWords } from "../labels.ts";
import type { Settings } from "./search-settings.ts";
import { SearchView } from "./search-view.ts";

const SHOWN = 8;

export class SearchDialog {
  readonly element: HTMLDialogElement;
  readonly #view: SearchView;
  readonly #all: HTMLAnchorElement;
  #active: HTMLElement | undefined;

  constructor(private readonly settings: Settings, finder: Finder, say: SearchWords) {
    this.#view = new SearchView(settings, finder, say, { shape: "options", count: SHOWN, onAsk: (asked) => this.#lead(asked) });
    const { field, list, facets, messages, foot, status } = this.#view;
    this.#all = h("a", { href: settings.page.href, class: "cb-search-all" }, say.t("full-page"));
    const close = h("button", { type: "button", class: "cb-search-close", onclick: () => this.element.close() }, say.t("close"));
    this.element = h(
      "dialog",
      { class: "cb-search-dialog md-typeset", "aria-label": say.t("search"), onclick: (event) => this.#clicked(event) },
      h("div", { class: "cb-search-head" }, field, close),
      h("div", { class: "cb-search-body" }, facets.element, h("div", { class: "cb-search-found" }, messages, list, foot)),
      h("p", { class: "cb-search-end" }, h("span", { class: "cb-search-keys" }, say.t("keys")), this.#all),
      status.element,
    );
    // Out of the page while it is closed: instant navigation would keep it, with ids that a new page may have.
    this.element.addEventListener("close", () => this.element.open || this.element.remove());
    field.addEventListener("keydown", (event) => this.#key(event));
    list.addEventListener("cb-drawn", () => this.#select(undefined));
  }

  open(): void {
    if (this.element.open) return;
    document.body.append(this.element);
    this.element.showModal();
    this.#view.field.focus();
    this.#view.field.select();
  }

  #lead(asked: Asked): void {
    this.#all.href = new URL(toQuery(asked), this.settings.page).href;
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.#move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      event.preventDefault(); // a browser would only empty the field
      this.element.close();
    } else if (event.key === "Enter") {
      event.preventDefault();
      (this.#active ?? this.#all).click();
    }
  }

  #move(step: number): void {
    const options = [...this.#view.list.querySelectorAll<HTMLElement>("[role=option]")];
    const place = this.#active ? options.indexOf(this.#active) + step : step > 0 ? 0 : options.length - 1;
    this.#select(options[place]);
  }

  /** Choose an option, or none: then the field itself is at work again. */
  #select(option: HTMLElement | undefined): void {
    this.#active?.setAttribute("aria-selected", "false");
    this.#active = option;
    option?.setAttribute("aria-selected", "true");
    if (option) this.#view.field.setAttribute("aria-activedescendant", option.id);
    else this.#view.field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  /** A link leads away, and a click beside the dialog closes it. */
  #clicked(event: Event): void {
    const target = event.target as Element;
    if (target === this.element || (target.closest("a") && !isAside(event as MouseEvent))) this.element.close();
  }
}

function isAside({ ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey;
}
