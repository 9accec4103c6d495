/** Builds elements. Text goes in as text nodes, never as HTML. */

type Prop = string | number | boolean | undefined | ((event: Event) => void);
type Child = Node | string | false | undefined;

/** h("button", {type: "button", onclick: go}, "Go"): functions listen, true sets, false and undefined leave out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Readonly<Record<string, Prop>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** A button that does, and never sends a form. */
export function button(text: string, onclick: () => void, name = "cb-button"): HTMLButtonElement {
  return h("button", { type: "button", class: name, onclick }, text);
}

/** The button that leads on. */
export function mainButton(text: string, onclick: () => void): HTMLButtonElement {
  return button(text, onclick, "cb-button cb-button--main");
}

/** A table; the first cell of each row is its head. */
export function table(caption: string, columns: readonly string[], rows: readonly (readonly (string | HTMLElement)[])[]): HTMLTableElement {
  const heads = columns.map((column) => h("th", { scope: "col" }, column));
  const bodies = rows.map(([head = "", ...cells]) => {
    const first = typeof head === "string" ? h("th", { scope: "row" }, head) : head;
    return h("tr", {}, first, ...cells.map((cell) => h("td", {}, cell)));
  });
  return h("table", { class: "cb-table" }, h("caption", {}, caption), h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...bodies));
}

/** Counted for the page: each bundle has a copy of this module. */
const counted = globalThis as { casebookIds?: number };

/** An id that no other element of the page has. */
export function uniqueId(): string {
  return `cb-${(counted.casebookIds = (counted.casebookIds ?? 0) + 1)}`;
}

/** Moves the focus to a heading or the like, which is not in the tab order by itself. */
export function focusOn(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus();
}
