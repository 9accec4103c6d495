/** A box that asks for a decision: a field first, the page's answer on demand, then how near one's own was. */
import { isBlank } from "../checklist/answers.ts";
import type { DecideWords } from "../labels.ts";
import { NEAR, type Decision, type Near } from "../progress/decisions.ts";
import { button, focusOn, h, mainButton, uniqueId } from "../shared/dom.ts";

/** What is told of a box: its text and mark as they are now; undefined where nothing is written. */
type Tell = (decision: Omit<Decision, "at"> | undefined) => void;

export interface DecisionBox {
  readonly text: string;
  readonly decision: () => Omit<Decision, "at"> | undefined;
}

export function decisionBox(box: HTMLDetailsElement, kept: Decision | undefined, say: DecideWords, tell: Tell, save: () => void): DecisionBox {
  const { t } = say;
  const [id, text] = [uniqueId(), questionOf(box)];
  let near = kept?.near;
  const field = h("textarea", { id, class: "cb-own", rows: 4, autocomplete: "off", oninput: changed });
  const paper = h("p", { class: "cb-decide-paper" });
  const message = h("p", { class: "cb-message", role: "alert" });
  const buttons = h("p", { class: "cb-buttons" }, mainButton(t("compare"), compare), button(t("skip"), reveal));
  const lead = h("p", { class: "cb-decide-lead" }, t("answer"));
  const answer = h("div", { class: "cb-decide-answer", hidden: true }, lead, ...[...box.childNodes].filter((node) => node.nodeName !== "SUMMARY"));
  const radios = NEAR.map((one) => h("input", { type: "radio", name: `${id}-near`, checked: one === near, onchange: () => mark(one) }));
  const marks = NEAR.map((one, place) => h("label", {}, radios[place], h("span", {}, t(`near-${one}`))));
  const after = h(
    "div",
    { class: "cb-decide-after", lang: say.lang, hidden: true },
    h("fieldset", {}, h("legend", {}, t("near")), ...marks),
    h("p", { class: "cb-buttons" }, button(t("save"), save), h("span", { class: "cb-kept" }, t("kept"))),
  );
  field.value = kept?.value ?? "";
  paper.textContent = field.value;
  box.append(h("div", { class: "cb-decide", lang: say.lang }, h("label", { for: id }, t("write")), field, paper, message, buttons), answer, after);
  if (near) show();
  return { text, decision };

  function decision(): Omit<Decision, "at"> | undefined {
    return isBlank(field.value) ? undefined : { text, value: field.value, ...(near && { near }) };
  }

  function changed(): void {
    paper.textContent = field.value;
    message.textContent = "";
    if (!answer.hidden) after.hidden = isBlank(field.value);
    tell(decision());
  }

  function mark(one: Near): void {
    near = one;
    tell(decision());
  }

  function compare(): void {
    if (!isBlank(field.value)) return reveal();
    message.textContent = t("write-first");
    field.focus();
  }

  function reveal(): void {
    show();
    focusOn(lead);
  }

  function show(): void {
    message.textContent = "";
    buttons.hidden = true;
    answer.hidden = false;
    after.hidden = isBlank(field.value);
  }
}

/** What a box asks; one below a question of a list asks that question. */
function questionOf(box: HTMLElement): string {
  const listed = box.closest("li");
  const asked = listed?.querySelector(":scope > p")?.textContent ?? box.querySelector("summary")?.textContent ?? "";
  return asked.trim();
}
