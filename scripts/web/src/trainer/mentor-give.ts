/** Makes the file for the mentor, once its button is pressed. */
import type { FridayKey } from "../labels.ts";
import { openStore } from "../progress/progress-store.ts";
import { confirmed } from "../shared/confirm.ts";
import { h } from "../shared/dom.ts";
import { save } from "../shared/giving.ts";
import { loadWords } from "../shared/words.ts";
import { learner } from "./known.ts";
import { toMentorFile } from "./mentor-file.ts";
import { loadPool } from "./pool.ts";

/** Asks for a name, which may stay empty and is kept nowhere; says what came of it. */
export async function give(host: HTMLElement): Promise<string> {
  const url = (name: string) => new URL(host.getAttribute(name) ?? "", document.baseURI);
  const [words, pool] = await Promise.all([loadWords<FridayKey>(url("words"), host.lang), loadPool(url("index"))]);
  if (!words || !pool) return host.getAttribute("label-failed") ?? "";
  const { t } = words;
  const field = h("input", { type: "text", class: "cb-own", autocomplete: "off" });
  const ask = { title: t("give-ask"), text: t("give-about"), yes: t("give-save"), no: t("give-cancel") };
  if (!(await confirmed(host, ask, h("p", {}, h("label", { class: "cb-name" }, t("give-name"), field))))) return "";
  const store = openStore();
  try {
    const now = new Date();
    const kept = [...(await store.responses()).values()];
    const { name, text } = toMentorFile(await learner(pool, store, now.getTime()), kept, field.value.trim(), now);
    save(text, name, "application/json");
    return t("given", { name });
  } finally {
    store.close();
  }
}
