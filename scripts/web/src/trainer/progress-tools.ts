/** One's progress to a file and from one; `changed` shows what was taken in. */
import type { PracticeWords } from "../labels.ts";
import { toolbar } from "../practice/toolbar.ts";
import { loadProgress, saveProgress } from "../progress/progress-file.ts";
import { openStore, type Store } from "../progress/progress-store.ts";
import { h } from "../shared/dom.ts";

export function progressTools(words: PracticeWords, changed: () => Promise<void>): HTMLElement[] {
  const told = h("div", { role: "status" });
  const save = () => act((store) => saveProgress(store, new Date()));
  const load = (file: File) =>
    act(async (store) => {
      const messages = await loadProgress(file, store, Date.now());
      told.replaceChildren();
      for (const { label, n } of messages) say(words.t(label, { n }));
      await changed();
    });
  return [toolbar({ startOver: false, save, load }, words), told];

  function say(text: string): void {
    told.append(h("p", { class: "cb-message" }, text));
  }

  function act(does: (store: Store) => Promise<void>): void {
    const store = openStore();
    void does(store).catch(() => say(words.t("not-kept"))).finally(() => store.close());
  }
}
