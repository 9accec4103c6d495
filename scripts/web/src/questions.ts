/** Questions in the text of a page, its end, the tools for clients: what they need is loaded when a reader comes near one. */
import { whenReached } from "./shared/reached.ts";

/** Called for each page; what is known already sees to itself. */
export function awaitQuestions(): void {
  for (const one of document.querySelectorAll<HTMLElement>("casebook-question, casebook-page-end, casebook-clients")) {
    if (!customElements.get(one.localName)) whenReached(one, () => void load(one));
  }
}

/** What can't be loaded leaves the page as it is without JavaScript. */
async function load(one: HTMLElement): Promise<void> {
  await import(new URL(one.getAttribute("script") ?? "", document.baseURI).href).catch(() => undefined);
}
