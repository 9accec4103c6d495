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

let count = 0;

/** An id that no other element of the page has. */
export function uniqueId(): string {
  return `cb-${++count}`;
}

/** Moves the focus to a heading or the like, which is not in the tab order by itself. */
export function focusOn(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus();
}
