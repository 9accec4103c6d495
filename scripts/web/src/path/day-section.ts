/** A day of the path as it stands in the page: static HTML, all open; here it gets a button that folds it, and its state. */
import { isBlank } from "../checklist/answers.ts";
import { valueOf } from "../checklist/list-fields.ts";
import { h } from "../shared/dom.ts";

type Field = HTMLInputElement | HTMLTextAreaElement;

export class DaySection {
  readonly id: string;
  /** "Day 3 · From a request to a task" */
  readonly title: string;
  readonly #fields: readonly Field[];
  readonly #state = h("span", { class: "cb-day-state" });
  readonly #body: HTMLElement;
  readonly #toggle: HTMLButtonElement;

  constructor(readonly element: HTMLElement) {
    const heading = element.querySelector("h2") as HTMLElement;
    const body = (this.#body = element.querySelector(".cb-day-body") as HTMLElement);
    this.id = heading.id;
    this.title = element.dataset["title"] ?? "";
    this.#fields = [...element.querySelectorAll<Field>("[data-entry] :is(input, textarea)")];
    body.id = `${heading.id}--body`; // numbered ids would be those of another bundle's dialog
    heading.querySelector("button")?.remove();
    for (const node of [...heading.childNodes]) if (node instanceof Text) node.remove();
    const flip = () => this.fold(!this.isFolded);
    this.#toggle = h("button", { type: "button", class: "cb-day-toggle", "aria-controls": body.id, onclick: flip }, h("span", {}, this.title), this.#state);
    heading.prepend(this.#toggle);
    body.addEventListener("beforematch", () => this.fold(false)); // found by the browser's own search
  }

  get done(): number {
    return this.#fields.filter((field) => !isBlank(valueOf(field))).length;
  }

  get total(): number {
    return this.#fields.length;
  }

  /** The minutes of what is not done yet. */
  get minutesLeft(): number {
    const left = this.#fields.filter((field) => isBlank(valueOf(field)));
    return left.reduce((sum, field) => sum + Number(field.closest<HTMLElement>("[data-entry]")?.dataset["minutes"] ?? 0), 0);
  }

  get isDone(): boolean {
    return this.done === this.total;
  }

  get isFolded(): boolean {
    return this.#body.hasAttribute("hidden");
  }

  fold(isFolded: boolean): void {
    if (isFolded) this.#body.setAttribute("hidden", "until-found");
    else this.#body.removeAttribute("hidden");
    this.#toggle.setAttribute("aria-expanded", String(!isFolded));
  }

  /** On a phone one day is shown at a time. */
  set isShown(isShown: boolean) {
    this.element.toggleAttribute("data-shown", isShown);
  }

  holds(place: Element): boolean {
    return this.element.contains(place);
  }

  say(...state: readonly string[]): void {
    this.#state.textContent = state.filter(Boolean).join(" · ");
    this.element.toggleAttribute("data-done", this.isDone);
  }

  /** A quiet line at the end of a day that has just been done, and where to go from there. */
  tell(text: string | undefined, onward: Node | undefined): void {
    this.#body.querySelector(".cb-day-end")?.remove();
    if (text !== undefined) this.#body.querySelector("ol")?.after(h("p", { class: "cb-day-end" }, `${text} `, onward));
  }
}
