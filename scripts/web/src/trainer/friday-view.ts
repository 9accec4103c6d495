/** One learner's Friday: parts with lines, questions and own texts; a sample comes beside a text when it is opened. */
import type { FridayWords } from "../labels.ts";
import { button, h, mainButton, uniqueId } from "../shared/dom.ts";
import { copied } from "../shared/giving.ts";
import { dateOf, plain, type Part, type Told } from "./friday-told.ts";
import type { MentorFile } from "./mentor-file.ts";
import { pageOf, sampleOf } from "./samples.ts";

export function learnerView(
  file: MentorFile & { readonly leftOut: number },
  parts: readonly Part[],
  base: URL,
  words: FridayWords,
  signal: AbortSignal,
  close: () => void,
): HTMLElement {
  const { t } = words;
  const id = uniqueId();
  const name = file.name || t("no-name");
  const saved = t("saved", { date: dateOf(file.saved, words) });
  const message = h("p", { role: "status" });
  const copy = () => void copied(plain(`${name}. ${saved}`, parts)).then((done) => (message.textContent = t(done ? "copied" : "not-copied")));
  return h(
    "section",
    { class: "cb-friday-one", "aria-labelledby": id },
    h("h2", { id }, name),
    h("p", { class: "cb-about" }, saved),
    file.leftOut > 0 && h("p", { class: "cb-message" }, t("left-out", { n: file.leftOut })),
    ...parts.map((part) => partView(part, base, words, signal)),
    h("p", { class: "cb-buttons" }, mainButton(t("copy"), copy), button(t("close"), close)),
    message,
  );
}

function partView({ title, lines, told }: Part, base: URL, words: FridayWords, signal: AbortSignal): HTMLElement {
  const list = h("ul", {}, ...lines.map((line) => h("li", {}, line)));
  const text = lines.length === 1 ? h("p", {}, lines[0] as string) : list;
  return h("div", { class: "cb-friday-part" }, h("h3", {}, title), lines.length > 0 && text, ...told.map((one) => toldView(one, base, words, signal)));
}

function toldView({ head, lang, lines, own }: Told, base: URL, { t }: FridayWords, signal: AbortSignal): HTMLElement {
  const rows = lines.flatMap(([label, text]) => [h("dt", {}, label), h("dd", { lang }, text)]);
  const list = h("dl", {}, ...rows);
  if (!own) return h("div", { class: "cb-friday-told" }, h("p", { lang }, head), list);
  const box = h("details", { class: "cb-friday-told" }, h("summary", {}, head), list);
  box.addEventListener("toggle", () => void sampleOf(own, base, signal).then(beside), { once: true });
  return box;

  function beside(sample: string): void {
    const place = new URL(pageOf(own?.list ?? ""), base).href;
    if (sample) list.append(h("dt", {}, h("a", { href: place, target: "_blank" }, t("texts-sample"))), h("dd", {}, sample));
  }
}
