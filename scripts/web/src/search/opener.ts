/**
 * <casebook-search>: the button in the header. Without JavaScript it is a link to the page of the full search. All else
 * is loaded when search is first asked for. The header outlives instant navigation, so addresses are made whole now.
 */
const ADDRESSES = ["root", "script", "look", "words", "near", "facets"];

class CasebookSearch extends HTMLElement {
  #page = "";

  connectedCallback(): void {
    const link = this.querySelector("a");
    if (!link) return;
    this.#page = link.href;
    for (const name of ADDRESSES) this.setAttribute(name, new URL(this.getAttribute(name) ?? "", document.baseURI).href);
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-keyshortcuts", "/ Control+K");
    button.append(...link.childNodes);
    button.addEventListener("click", () => void this.#open());
    link.replaceWith(button);
    document.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("click", (event) => {
      if (!(event.target as Element).closest("[data-search]")) return; // in the bar of phones
      event.preventDefault();
      void this.#open();
    });
  }

  #key(event: KeyboardEvent): void {
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event);
    const isControlK = event.code === "KeyK" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!isSlash && !isControlK) return;
    event.preventDefault();
    void this.#open();
  }

  /** Where search can't be opened, its page says why and what else there is. */
  async #open(): Promise<void> {
    const opened = await import(this.getAttribute("script") ?? "").then(
      ({ openSearch }: typeof import("./search.ts")) => openSearch(this),
      () => false,
    );
    if (!opened) location.assign(this.#page);
  }
}

function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=radio], [type=checkbox]), textarea, select"));
}

customElements.define("casebook-search", CasebookSearch);
