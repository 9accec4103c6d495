/**
 * <casebook-narrow parts groups label none print>: a field that hides those parts of the page that lack a typed word, and
 * groups of which nothing is left; what is left is what gets printed. It needs no other file, and no words but its own.
 */
import { button, h } from "../shared/dom.ts";
import { define } from "../shared/element.ts";
import { live } from "../shared/live.ts";

class CasebookNarrow extends HTMLElement {
  connectedCallback(): void {
    const field = h("input", { type: "search", class: "cb-input", autocomplete: "off", oninput: () => this.#narrow(field.value) });
    const status = live();
    const print = this.#text("print");
    this.replaceChildren(
      h("label", { class: "cb-narrow-label" }, h("span", {}, this.#text("label")), field),
      ...(print ? [button(print, () => window.print())] : []),
      h("p", { class: "cb-narrow-none", hidden: true }, this.#text("none")),
      status.element,
    );
    this.#tell = (left) => status.announce(left ? String(left) : this.#text("none"));
  }

  #tell: (left: number) => void = () => undefined;

  #narrow(typed: string): void {
    const words = plain(typed).split(/\s+/).filter(Boolean);
    let left = 0;
    for (const part of this.#all("parts")) {
      const text = plain(`${part.textContent} ${part.dataset["also"] ?? ""}`);
      part.hidden = !words.every((word) => text.includes(word));
      if (!part.hidden) left++;
    }
    for (const group of this.#all("groups")) group.hidden = !group.querySelector(`${this.#text("parts")}:not([hidden])`);
    this.querySelector<HTMLElement>(".cb-narrow-none")!.hidden = left > 0;
    this.#tell(left);
  }

  #all(name: "parts" | "groups"): NodeListOf<HTMLElement> {
    return document.querySelectorAll(this.#text(name) || ":not(*)");
  }

  #text(name: string): string {
    return this.getAttribute(name) ?? "";
  }
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll("ё", "е").replaceAll("’", "'");
}

define("casebook-narrow", CasebookNarrow);
