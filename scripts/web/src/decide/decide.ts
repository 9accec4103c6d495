/**
 * <casebook-decide list="decide--case--tyres" words="words.json" look="decide.css">: lets a reader write in the boxes of the
 * page that ask for a decision, before they show its answer. It is loaded when the first of them is opened (`box-opener.ts`).
 */
import type { Answer } from "../checklist/answers.ts";
import { Keeper } from "../checklist/keeper.ts";
import { toMarkdown } from "../checklist/markdown.ts";
import type { DecideKey, DecideWords } from "../labels.ts";
import { isDecision, type Decision } from "../progress/decisions.ts";
import { openProgress } from "../progress/progress-store.ts";
import { h } from "../shared/dom.ts";
import { CasebookElement, define } from "../shared/element.ts";
import { save, today } from "../shared/giving.ts";
import { decisionBox, type DecisionBox } from "./decision-box.ts";
import { ASKED, BOXES } from "./box-opener.ts";

type Kept = Readonly<Record<string, Answer>>;

class CasebookDecide extends CasebookElement<DecideKey, Kept> {
  readonly #message = h("p", { class: "cb-message", role: "alert" });
  #boxes: readonly DecisionBox[] = [];
  #keeper!: Keeper;
  #problem: DecideKey | undefined;

  get #list(): string {
    return this.getAttribute("list") ?? "";
  }

  protected override begin(signal: AbortSignal): void {
    const keeper = (this.#keeper = new Keeper(this.#list, openProgress(), () => this.#tell("not-kept")));
    signal.addEventListener("abort", () => void keeper.close());
    super.begin(signal);
  }

  protected override async load(): Promise<Kept> {
    try {
      const { filled, isWhole } = await this.#keeper.restore(Date.now());
      if (!isWhole || !(await this.#keeper.lasting)) this.#problem = isWhole ? "not-lasting" : "set-aside";
      return filled.answers;
    } catch {
      this.#problem = "not-kept";
      return {};
    }
  }

  protected async show(say: DecideWords, kept: Kept): Promise<void> {
    const look = h("link", { rel: "stylesheet", href: this.getAttribute("look") ?? "" });
    const dressed = new Promise((resolve) => ["load", "error"].forEach((end) => look.addEventListener(end, resolve)));
    this.replaceChildren(look, this.#message);
    await dressed;
    this.#boxes = [...document.querySelectorAll<HTMLDetailsElement>(BOXES)].map((box, place) => this.#box(box, String(place + 1), kept, say));
    if (this.#problem) this.#message.textContent = say.t(this.#problem);
    open();
  }

  protected override failed(): void {
    open();
  }

  #box(box: HTMLDetailsElement, key: string, kept: Kept, say: DecideWords): DecisionBox {
    const before = kept[key];
    const note = (decision: Omit<Decision, "at"> | undefined) => this.#keeper.note(key, decision && ({ ...decision, at: Date.now() } as Decision));
    return decisionBox(box, isDecision(before) ? before : undefined, say, note, () => this.#save(say));
  }

  #tell(problem: DecideKey): void {
    this.#problem = problem;
    void this.words(new AbortController().signal).then((say) => (this.#message.textContent = say?.t(problem) ?? ""));
  }

  /** All decisions of the page as a file, for a mentor. */
  #save(say: DecideWords): void {
    const lines = this.#boxes.map(({ text, decision }) => {
      const made = decision();
      const near = made?.near && `${say.t("near")} ${say.t(`near-${made.near}`)}`;
      return { text, isTick: false, value: [made?.value, near].filter(Boolean).join("\n\n") || undefined };
    });
    const title = document.querySelector("h1")?.textContent?.replace("¶", "") ?? this.#list;
    const sheet = { title, notes: [today()], parts: [{ title: "", lines }], gone: [], goneTitle: "", none: say.t("none") };
    save(toMarkdown(sheet), `${this.#list.replace(/^decide--\w+--/, "")}-${today()}.md`);
  }
}

/** The boxes that a reader asked for while this was loaded. */
function open(): void {
  for (const box of document.querySelectorAll<HTMLDetailsElement>(`[${ASKED}]`)) box.open = true;
}

define("casebook-decide", CasebookDecide);
