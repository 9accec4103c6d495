/** <casebook-mentor-file>: a button that hands the learner a file for the mentor. What that takes is loaded when it is pressed. */
import { button, h } from "../shared/dom.ts";
import { define } from "../shared/element.ts";

/** What `mentor-give.ts` offers. */
interface Give {
  readonly give: (host: HTMLElement) => Promise<string>;
}

class CasebookMentorFile extends HTMLElement {
  connectedCallback(): void {
    const message = h("p", { class: "cb-message", role: "status" });
    const about = h("p", { class: "cb-about" }, this.getAttribute("label-about") ?? "");
    this.replaceChildren(h("p", { class: "cb-buttons" }, button(this.getAttribute("label") ?? "", () => void this.#give(message))), about, message);
  }

  async #give(message: HTMLElement): Promise<void> {
    const failed = this.getAttribute("label-failed") ?? "";
    const script = new URL(this.getAttribute("script") ?? "", document.baseURI).href;
    message.textContent = await (import(script) as Promise<Give>).then(({ give }) => give(this), () => failed).catch(() => failed);
  }
}

define("casebook-mentor-file", CasebookMentorFile);
