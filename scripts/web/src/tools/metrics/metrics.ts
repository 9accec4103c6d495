/** <casebook-metrics words="words.json">: whatever figures are entered give those that they determine, with the formula. */
import { button, h } from "../../shared/dom.ts";
import { CasebookElement, define } from "../../shared/element.ts";
import { field, group, type Field } from "../field.ts";
import type { ToolsKey, ToolsWords } from "../../labels.ts";
import { COUNTS, measure, MEASURES, PARTS, RATIOS, type Id } from "./measures.ts";
import { solve, valuesOf, type Conflict, type Entered, type Solution } from "./solve.ts";
import { parse, Telling } from "./metrics-telling.ts";

const EXAMPLE: ReadonlyMap<Id, string> = new Map([
  ["impressions", "20000"], ["ctr", "2"], ["cpc", "30"], ["leads", "12"], ["close", "50"], ["average", "5000"], ["margin", "40"],
]);

interface Row extends Field<HTMLInputElement> {
  readonly result: HTMLElement;
}

class CasebookMetrics extends CasebookElement<ToolsKey> {
  readonly #rows = new Map<Id, Row>();
  readonly #told = h("div", { class: "cb-answer", "aria-live": "polite" });
  #say!: ToolsWords;
  #telling!: Telling;

  protected show(words: ToolsWords): void {
    this.#say = words;
    this.#telling = new Telling(words);
    const { t } = words;
    for (const { id } of MEASURES) this.#rows.set(id, this.#row(id));
    const rowsOf = (ids: readonly Id[]) => ids.map((id) => (this.#rows.get(id) as Row).row);
    const buttons = [button(t("metric-example"), () => this.#fill(EXAMPLE)), button(t("metric-clear"), () => this.#fill(new Map()))];
    this.replaceChildren(
      h("p", { class: "cb-hint" }, t("metric-about")),
      h("p", { class: "cb-buttons" }, ...buttons),
      this.#told,
      group(t("metric-counts"), ...rowsOf(COUNTS)),
      group(t("metric-ratios"), ...rowsOf(RATIOS)),
    );
    this.#draw();
  }

  #row(id: Id): Row {
    const one = measure(id);
    const control = h("input", { type: "text", inputmode: "decimal", autocomplete: "off", oninput: () => this.#draw() });
    const name = this.#say.t(`metric-${id}`);
    const made = field(one.isShare ? `${name}, %` : name, control, this.#telling.meaning(one));
    const result = h("p", { class: "cb-result", id: `${control.id}-result` });
    control.setAttribute("aria-describedby", `${control.getAttribute("aria-describedby")} ${result.id}`);
    made.row.append(result);
    return { ...made, result };
  }

  #fill(values: ReadonlyMap<Id, string>): void {
    for (const [id, { control }] of this.#rows) control.value = values.get(id) ?? "";
    this.#draw();
  }

  #draw(): void {
    const given = this.#read();
    const solution = solve(given);
    const known = valuesOf(given, solution);
    for (const [id, { result }] of this.#rows) result.replaceChildren(...this.#resultOf(id, solution, known));
    this.#tell(solution, given.size);
  }

  /** What is entered and sound; beside the other fields stands what is wrong. */
  #read(): Map<Id, Entered> {
    const given = new Map<Id, Entered>();
    const { t } = this.#say;
    for (const [id, { control, fault }] of this.#rows) {
      const read = parse(control.value, this.#say.lang);
      const { less } = measure(id);
      fault();
      if (typeof read === "string") fault(t(read));
      else if (read && read.value < -less) fault(t(less ? "metric-fault-romi" : "metric-fault-negative"));
      else if (read) {
        given.set(id, read);
        if (PARTS.includes(id) && read.value > 100) fault(t("metric-over"));
      }
    }
    return given;
  }

  #resultOf(id: Id, { found }: Solution, known: ReadonlyMap<Id, number>): Node[] {
    const result = found.get(id);
    if (!result) return [];
    if ("by" in result) return [h("span", {}, this.#say.t("metric-zero", { fields: this.#list(result.by) }))];
    const formula = this.#telling.formula(id, result, known);
    return [h("strong", {}, this.#telling.value(id, result.value)), h("span", {}, formula)];
  }

  #tell({ found, conflicts }: Solution, entered: number): void {
    const { t } = this.#say;
    const n = [...found.values()].filter((one) => "value" in one).length;
    const said = entered === 0 ? t("metric-none") : n === 0 ? t("metric-more") : t("metric-found", { n });
    const lines = conflicts.length > 0 ? conflicts.map((one) => this.#conflict(one)) : [said];
    this.#told.classList.toggle("cb-answer--bad", conflicts.length > 0);
    this.#told.replaceChildren(...lines.map((line) => h("p", {}, line)));
  }

  #conflict({ id, others, entered, expected }: Conflict): string {
    const values = { field: this.#telling.inText(id), entered: this.#telling.value(id, entered), others: this.#list(others) };
    const { t } = this.#say;
    if (expected === undefined) return t("metric-conflict-zero", values);
    const difference = this.#telling.value(id, Math.abs(entered - expected));
    return t("metric-conflict", { ...values, expected: this.#telling.value(id, expected), difference });
  }

  #list(ids: readonly Id[]): string {
    return new Intl.ListFormat(this.#say.lang).format([...new Set(ids)].map((id) => this.#telling.inText(id)));
  }
}

define("casebook-metrics", CasebookMetrics);
