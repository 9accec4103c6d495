/** The screens around a run: the way in, a message, before the start, after handing in. */
import { button, h } from "../shared/dom.ts";
import { fileField } from "../shared/giving.ts";
import type { ExamKey, ExamWords } from "../labels.ts";
import type { KeptSheet } from "./exam-store.ts";
import { commitCode } from "./seal.ts";
import type { Ticket } from "./ticket.ts";

const RULES: readonly ExamKey[] = ["rule-clock", "rule-items", "rule-over", "rule-file"];

/** What can be pressed: its words, and what it does. */
export interface Way {
  readonly label: string;
  act(): void;
}

const main = ({ label, act }: Way) => button(label, act, "cb-button cb-button--main");
const other = ({ label, act }: Way) => button(label, act);

/** The way in: a ticket by file, drop or link, or what is on this device already. `problem`: why the last ticket was refused. */
export function loadScreen(kept: readonly Way[], problem: string, choose: (file: File) => void, { t }: ExamWords): HTMLElement {
  const file = fileField(".ticket,text/plain,application/jose", choose);
  const list = kept.map((way) => h("li", {}, other(way)));
  const from = main({ label: t("load-file"), act: () => file.click() });
  return h(
    "section",
    { class: "cb-load" },
    h("h1", { class: "cb-heading" }, t("load-title")),
    problem !== "" && h("p", { class: "cb-notice", role: "alert" }, problem),
    h("p", {}, t("load-intro")),
    h("div", { class: "cb-drop" }, from, file, h("p", {}, t("load-drop"))),
    ...(list.length > 0 ? [h("h2", {}, t("kept-here")), h("ul", { class: "cb-kept" }, ...list)] : []),
  );
}

/** One thing that is to be said, with at most one way on. */
export function messageScreen(title: string, text: string, way?: Way): HTMLElement {
  const ways = way && h("p", { class: "cb-buttons" }, main(way));
  return h("section", { class: "cb-message" }, h("h1", { class: "cb-heading" }, title), h("p", { role: "alert" }, text), ways);
}

/** The names, in the page's language, of the languages that the items are in. */
function namesOf(items: Ticket["items"], own: string): string {
  const names = new Intl.DisplayNames([own], { type: "language" });
  return [...new Set(items.flatMap(({ lang }) => (lang ? [names.of(lang)] : [])))].join(", ");
}

/** Before the start: how much, how long, the rules, what is kept, what is noted. `clock`: what the device says; `offline`: what says whether the page works so. */
export function readyScreen(ticket: Ticket, until: string, clock: HTMLElement, lasting: boolean, offline: HTMLElement, ways: readonly [Way, Way], { t, lang: own }: ExamWords): HTMLElement {
  const { items, sections, minutes, title, lang } = ticket;
  const counts = sections.map((section) => ({ ...section, n: items.filter((item) => item.section === section.id).length }));
  const fact = (label: ExamKey, ...values: (string | Node)[]) => h("div", {}, h("dt", {}, t(label)), h("dd", {}, ...values));
  const foreign = items.filter((item) => item.lang !== lang);
  const parts = counts.map(({ title, n }) => h("li", { lang }, t("ready-section", { title, n })));
  return h(
    "section",
    { class: "cb-ready" },
    h("h1", { class: "cb-heading", lang }, title),
    !lasting && h("p", { class: "cb-notice", role: "alert" }, t("not-lasting")),
    h(
      "dl",
      { class: "cb-facts" },
      fact("ready-length", t("ready-items", { n: items.length }), h("ul", {}, ...parts)),
      fact("ready-time", t("ready-minutes", { n: minutes })),
      fact("ready-until", until),
      fact("ready-clock", clock),
    ),
    foreign.length > 0 && h("p", { class: "cb-notice" }, t("ready-foreign", { n: foreign.length, languages: namesOf(foreign, own) })),
    h("h2", {}, t("rules")),
    h("ul", {}, ...RULES.map((rule) => h("li", {}, t(rule)))),
    h("h2", {}, t("keeping")),
    h("p", {}, t("keeping-text")),
    h("h2", {}, t("noting")),
    h("p", {}, t("noting-text")),
    h("p", { class: "cb-buttons" }, main(ways[0]), other(ways[1])),
    offline, // comes when it is known: below everything, so that nothing moves under a finger
  );
}

/**
 * After handing in: the file and its code, the same whenever the page is opened again. `end`: whether the device has the
 * sheet, and what leads away from it.
 */
export async function doneScreen({ id, title, file }: Required<KeptSheet>, copied: () => void, end: HTMLElement, { t }: ExamWords): Promise<HTMLElement> {
  const code = await commitCode(file);
  const name = `${id}.sheet`;
  const url = URL.createObjectURL(new Blob([file], { type: "application/octet-stream" }));
  const copy = () => void navigator.clipboard.writeText(code).then(copied);
  const download = h("a", { class: "cb-button cb-button--main", href: url, download: name }, t("download"));
  return h(
    "section",
    { class: "cb-done" },
    h("h1", { class: "cb-heading" }, t("done-title")),
    h("p", {}, title),
    h("p", {}, t("done-lead")),
    h(
      "ol",
      {},
      h("li", {}, h("p", {}, t("done-file")), h("p", { class: "cb-buttons" }, download), h("p", { class: "cb-hint" }, name)),
      h(
        "li",
        {},
        h("p", {}, t("done-code")),
        h("p", { class: "cb-code" }, code),
        h("p", { class: "cb-buttons" }, "clipboard" in navigator && button(t("copy"), copy)),
      ),
    ),
    end,
  );
}

/** The end of the last screen: what is said where the device has the sheet, and where it has not; then nothing leads away. */
export function doneEnd(kept: boolean, ways: readonly Way[], { t }: ExamWords): HTMLElement[] {
  const whose = kept ? h("p", {}, t("done-again")) : h("p", { class: "cb-notice", role: "alert" }, t("not-kept"));
  return [whose, h("p", {}, t("done-score")), ...(kept ? [h("p", { class: "cb-buttons" }, ...ways.map(other))] : [])];
}
