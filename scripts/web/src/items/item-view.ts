/**
 * Shows one item of any kind from its shown part only: no key, no rationale needed. Practice and exam show the same views,
 * and only practice reveals what is right (reveal.ts).
 */
import type { AskWords } from "../labels.ts";
import { button, h, uniqueId } from "../shared/dom.ts";
import { echo } from "./echo.ts";
import type { Order } from "./shuffle.ts";
import { textOf, type ChoiceItem, type MatchItem, type OrderItem, type Response, type ShownItem, type Text, type TextItem } from "./types.ts";

export interface Setting {
  readonly words: AskWords;
  /** The order of options, right sides and steps; without it they stay as the data has them. */
  readonly order?: Order;
  /** A response given before, to begin with. */
  readonly given: Response | undefined;
  /** The label of a box to tick below the steps: with it an order is a response only once it is ticked or changed. */
  readonly settle?: string;
  /** The most characters of a text. */
  readonly longest?: number;
  /** Called on each change by the learner. */
  readonly changed: () => void;
  readonly announce: (text: string) => void;
}

export interface ItemView {
  /** A fieldset with the stem as its legend. */
  readonly element: HTMLFieldSetElement;
  /** The row of each option, left side or step by its id; that of a text by "". */
  readonly rows: ReadonlyMap<string, HTMLElement>;
  /** What the learner has entered so far. */
  response(): Response;
}

/** What stands below the stem. */
type Body = Omit<ItemView, "element"> & { readonly parts: readonly HTMLElement[] };

export function itemView(item: ShownItem, setting: Setting): ItemView {
  const { parts, rows, response } = bodyOf(item, setting);
  const legend = h("legend", { class: "cb-stem" }, item.stem);
  const element = h("fieldset", { class: `cb-fieldset cb-${item.kind}`, lang: item.lang }, legend, ...parts);
  return { element, rows, response };
}

function bodyOf(item: ShownItem, setting: Setting): Body {
  switch (item.kind) {
    case "single":
    case "multiple":
      return choices(item, setting);
    case "match":
      return pairs(item, setting);
    case "order":
      return steps(item, setting);
    case "open":
      return typed(h("textarea", { rows: 6 }), "cb-field cb-field--tall", setting);
    default:
      return line(item, setting);
  }
}

const asItIs: Order = (list) => list;

function hint(words: AskWords, label: "choose-many" | "choose-each" | "put-in-order"): HTMLElement {
  return h("p", { class: "cb-hint", lang: words.lang }, words.t(label));
}

/** single and multiple: radios and checkboxes. */
function choices(item: ChoiceItem, { words, order = asItIs, given, changed }: Setting): Body {
  const single = item.kind === "single";
  const name = uniqueId();
  const options = (item.shuffle === false ? item.options : order(item.options)).map(({ id, text }) => {
    const checked = single ? given === id : Array.isArray(given) && given.includes(id);
    const field = h("input", { type: single ? "radio" : "checkbox", name, value: id, checked, onchange: changed });
    return { id, field, row: h("div", { class: "cb-option" }, h("label", {}, field, h("span", {}, text))) };
  });
  const rows = new Map(options.map(({ id, row }) => [id, row]));
  const chosen = () => options.filter(({ field }) => field.checked).map(({ id }) => id);
  const parts = [...(single ? [] : [hint(words, "choose-many")]), ...rows.values()];
  return { parts, rows, response: () => (single ? (chosen()[0] ?? "") : chosen()) };
}

/** match: a select of right sides for each left side. */
function pairs(item: MatchItem, { words, order = asItIs, given, changed }: Setting): Body {
  const before = typeof given === "object" && !Array.isArray(given) ? (given as Record<string, string>) : {};
  const rights = order(item.rights);
  const lefts = order(item.lefts, "/left").map(({ id, text }) => {
    const options = rights.map((right) => h("option", { value: right.id, selected: before[id] === right.id }, right.text));
    const none = h("option", { value: "", lang: words.lang }, words.t("choose-match"));
    const chosen = h("span", { class: "cb-chosen", "aria-hidden": "true" });
    const field = h("select", { class: "cb-input", onchange: changed }, none, ...options);
    const tell = () => inFull(chosen, rights.find((right) => right.id === field.value)?.text ?? "");
    field.addEventListener("change", tell);
    tell();
    return { id, field, row: h("div", { class: "cb-pair" }, h("label", {}, h("span", {}, text), field), chosen) };
  });
  const rows = new Map(lefts.map(({ id, row }) => [id, row]));
  const response = () => Object.fromEntries(lefts.flatMap(({ id, field }) => (field.value ? [[id, field.value]] : [])));
  return { parts: [hint(words, "choose-each"), ...rows.values()], rows, response };
}

/** A select cuts what is too long for it: below it the text is read in full. A screen reader has it from the select. */
function inFull(chosen: HTMLElement, text: string): void {
  chosen.textContent = text;
  chosen.hidden = text.length <= SHORT;
  chosen.classList.toggle("cb-chosen--long", text.length > LONG);
}

/** So many characters a select shows on the narrowest phone, and on a wide screen. */
const SHORT = 18;
const LONG = 65;

/** numeric and short: one line of text. */
function line(item: TextItem, setting: Setting): Body {
  const input = h("input", { type: "text", autocapitalize: "off", autocomplete: "off", spellcheck: "false" });
  const body = typed(input, "cb-field", setting, item.unit ? h("span", { class: "cb-unit" }, item.unit) : undefined);
  if (item.kind === "numeric") body.rows.get("")?.append(...numberPad(item, input, setting.words), echoOf(item, input, setting));
  return body;
}

/** The keys of numbers, which have no minus on some phones: a button changes the sign. Hours are written 4:30, too. */
function numberPad({ measure }: TextItem, input: HTMLInputElement, words: AskWords): HTMLElement[] {
  if (measure === "hours") return [];
  input.inputMode = "decimal";
  const sign = button("±", () => {
    input.value = /^[-−]/.test(input.value) ? input.value.slice(1) : `-${input.value}`;
    input.focus();
    input.dispatchEvent(new Event("input"));
  }, "cb-button cb-sign");
  sign.setAttribute("aria-label", words.t("change-sign"));
  return [sign];
}

/** What the number is read as, below its field; said aloud only when the field is left. */
function echoOf(item: TextItem, input: HTMLInputElement, { words, announce }: Setting): HTMLElement {
  const shown = h("span", { class: "cb-echo", id: uniqueId(), lang: words.lang }, echo(item, input.value, words));
  input.setAttribute("aria-describedby", shown.id);
  input.addEventListener("input", () => shown.replaceChildren(echo(item, input.value, words)));
  input.addEventListener("change", () => announce(echo(item, input.value, words)));
  return shown;
}

/** A text in a field, which is all that numeric, short and open items ask for. */
function typed(field: HTMLInputElement | HTMLTextAreaElement, name: string, { words, given, longest, changed }: Setting, unit?: HTMLElement): Body {
  field.className = "cb-input";
  field.value = typeof given === "string" ? given : "";
  if (longest) field.maxLength = longest;
  field.addEventListener("input", changed);
  const label = h("span", { lang: words.lang }, words.t("response"));
  const row = h("p", {}, h("label", { class: name }, label, field, unit));
  return { parts: [row], rows: new Map([["", row]]), response: () => field.value };
}

/** order: steps moved by buttons. The focus stays on the moved step's button. */
function steps(item: OrderItem, { words, order = asItIs, given, settle, changed, announce }: Setting): Body {
  const begun = placed(order(item.steps), given);
  const rows = new Map(begun.map((step) => [step.id, row(step)]));
  const list = h("ol", { class: "cb-steps" }, ...rows.values());
  const ids = () => [...list.children].map((step) => (step as HTMLElement).dataset["id"] as string);
  const box = h("input", { type: "checkbox", checked: Array.isArray(given), onchange: changed });
  const settled = h("div", { class: "cb-option" }, h("label", { lang: words.lang }, box, h("span", {}, settle ?? "")));
  markEnds();
  const parts = [hint(words, "put-in-order"), list, ...(settle ? [settled] : [])];
  return { parts, rows, response: () => (settle && !box.checked ? [] : ids()) };

  function row({ id, text }: Text): HTMLElement {
    const step = h("li", { class: "cb-step", "data-id": id });
    const up = button("↑", () => move(step, -1, up), "cb-move");
    const down = button("↓", () => move(step, 1, down), "cb-move");
    up.setAttribute("aria-label", words.t("move-up", { text }));
    down.setAttribute("aria-label", words.t("move-down", { text }));
    step.append(h("span", { class: "cb-step-text" }, text), h("span", { class: "cb-moves" }, up, down));
    return step;
  }

  function move(step: HTMLElement, by: -1 | 1, pressed: HTMLButtonElement): void {
    const other = by < 0 ? step.previousElementSibling : step.nextElementSibling;
    if (!other) return announce(words.t("cannot-move"));
    if (by < 0) other.before(step);
    else other.after(step);
    pressed.focus();
    markEnds();
    box.checked = true;
    changed();
    const place = ids().indexOf(step.dataset["id"] as string) + 1;
    announce(words.t("moved", { place, count: list.children.length, text: textOf(item.steps, step.dataset["id"]) }));
  }

  /** aria-disabled, not disabled: a button that is switched off would lose the focus. */
  function markEnds(): void {
    for (const [index, step] of [...list.children].entries()) {
      const [up, down] = step.querySelectorAll(".cb-move");
      up?.setAttribute("aria-disabled", String(index === 0));
      down?.setAttribute("aria-disabled", String(index === list.children.length - 1));
    }
  }
}

/** The steps in the order given before, if it is one of just these. */
function placed(steps: readonly Text[], given: unknown): readonly Text[] {
  if (!Array.isArray(given) || given.length !== steps.length) return steps;
  const place = ({ id }: Text) => given.indexOf(id);
  return steps.some((step) => place(step) < 0) ? steps : [...steps].sort((a, b) => place(a) - place(b));
}
