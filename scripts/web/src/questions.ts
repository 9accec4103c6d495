/** Questions in the text of a page: what they need is loaded when a reader comes near one. */
import { whenReached } from "./shared/reached.ts";

const NAME = "casebook-question";

/** Called for each page; where the element is known already, all questions of the page see to themselves. */
export function awaitQuestions(): void {
  if (customElements.get(NAME)) return;
  for (const question of document.querySelectorAll<HTMLElement>(NAME)) whenReached(question, () => void load(question));
}

/** What can't be loaded leaves the question as it is without JavaScript. */
async function load(question: HTMLElement): Promise<void> {
  await import(new URL(question.getAttribute("script") ?? "", document.baseURI).href).catch(() => undefined);
}
