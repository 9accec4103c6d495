/**
 * <casebook-question item="{…}" look="practice.css" words="words.json" base="../../">: one question in the text of a page.
 * A response to it is a try like any other; it is part of no round.
 */
import { itemView } from "../items/item-view.ts";
import { line, reveal } from "../items/reveal.ts";
import { rereadLine } from "../items/reread.ts";
import { score } from "../items/scoring.ts";
import { orderBy } from "../items/shuffle.ts";
import type { PracticeItem, Response } from "../items/types.ts";
import type { PracticeKey, PracticeWords } from "../labels.ts";
import { openStore } from "../progress/progress-store.ts";
import { isBlank, tryAt } from "../progress/responses.ts";
import { button, focusOn, h } from "../shared/dom.ts";
import { CasebookElement, define } from "../shared/element.ts";
import { parsed } from "../shared/json.ts";
import { live } from "../shared/live.ts";
import { whenReached } from "../shared/reached.ts";
import { verdictOn } from "./verdict.ts";
import { isItem } from "./practice-set.ts";

class CasebookQuestion extends CasebookElement<PracticeKey> {
  protected override begin(signal: AbortSignal): void {
    whenReached(this, () => super.begin(signal), signal);
  }

  /** The look stands beside the question: the head of a page is another one after instant navigation. */
  protected override async load(): Promise<void> {
    const href = this.getAttribute("look") ?? "";
    if (document.querySelector(`link[href="${href}"]`)) return;
    const look = h("link", { rel: "stylesheet", href });
    await new Promise((resolve) => {
      look.onload = look.onerror = resolve;
      this.before(look);
    });
  }

  protected show(words: PracticeWords): string | void {
    const item = parsed(this.getAttribute("item") ?? "");
    if (!isItem(item)) return words.t("load-broken");
    if (this.querySelector("details[open]")) return; // a reader who was faster reads the answer
    this.#ask(item, words, this.contains(document.activeElement));
  }

  #ask(item: PracticeItem, words: PracticeWords, hasFocus: boolean): void {
    const { t } = words;
    const { element: region, announce } = live();
    const view = itemView(item, { words, order: orderBy(String(Math.random())), given: undefined, changed: () => undefined, announce });
    const problem = h("p", { class: "cb-problem", role: "alert" });
    const verdict = h("p", { class: "cb-verdict" });
    const after = h("div", { class: "cb-after" });
    const check = h("button", { type: "submit", class: "cb-button cb-button--main" }, t("check"));
    const buttons = h("p", { class: "cb-buttons" }, check);
    const form = h("form", { novalidate: true, autocomplete: "off", onsubmit: submit }, view.element, problem, buttons);
    const base = this.url("base").href;
    const again = () => this.#ask(item, words, true);
    this.replaceChildren(h("div", { class: "cb-app" }, form, region));
    if (hasFocus) this.querySelector("input")?.focus();

    function submit(event: Event): void {
      event.preventDefault();
      if (verdict.isConnected) return;
      const response = view.response();
      problem.replaceChildren(isBlank(response) ? t("choose-first") : "");
      if (isBlank(response)) return;
      const points = score(item.kind, item.key, response) ?? 0;
      keep(item, response, points).catch(() => problem.replaceChildren(t("not-kept")));
      tell(response, points);
    }

    function tell(response: Response, points: number): void {
      const { tone, text } = verdictOn(item, response, points, words);
      verdict.classList.add(`cb-verdict--${tone}`);
      verdict.textContent = text;
      reveal(view, item, words);
      if (item.rationales["item"]) after.append(line(words, "rationale", item.rationales["item"], item.lang));
      if (item.refs.length > 0) after.append(rereadLine(item.refs, base, words));
      view.element.before(verdict);
      buttons.replaceWith(after, h("p", { class: "cb-buttons" }, button(t("retry"), again)));
      focusOn(verdict);
    }
  }
}

async function keep(item: PracticeItem, response: Response, points: number): Promise<void> {
  const store = openStore();
  await store.keepTry(item.id, response, tryAt(item, response, points, Date.now())).finally(() => store.close());
}

define("casebook-question", CasebookQuestion);
