/** Before the start: how much, how long, the rules, what is kept, what is noted. */
import { button, h } from "../shared/dom.ts";
import type { ExamKey, ExamWords } from "../labels.ts";
import type { Ticket } from "./ticket.ts";

const RULES: readonly ExamKey[] = ["rule-clock", "rule-items", "rule-over", "rule-file"];

export interface ReadyActs {
  start(): void;
  other(): void;
}

export interface Ready {
  readonly element: HTMLElement;
  /** The page works without a network now. */
  offline(): void;
}

export function readyScreen(ticket: Ticket, until: string, lasting: boolean, acts: ReadyActs, { t }: ExamWords): Ready {
  const { items, sections, minutes, title, lang } = ticket;
  const counts = sections.map((section) => ({ ...section, n: items.filter((item) => item.section === section.id).length }));
  const offline = h("p", { class: "cb-hint", role: "status" });
  const fact = (label: ExamKey, ...values: (string | Node)[]) => h("div", {}, h("dt", {}, t(label)), h("dd", {}, ...values));
  const parts = counts.map(({ title, n }) => h("li", { lang }, t("ready-section", { title, n })));
  const element = h(
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
    ),
    h("h2", {}, t("rules")),
    h("ul", {}, ...RULES.map((rule) => h("li", {}, t(rule)))),
    h("h2", {}, t("keeping")),
    h("p", {}, t("keeping-text")),
    h("h2", {}, t("noting")),
    h("p", {}, t("noting-text")),
    h("p", { class: "cb-buttons" }, button(t("start"), acts.start, "cb-button cb-button--main"), button(t("other-ticket"), acts.other)),
    offline, // comes when it is known: below everything, so that nothing moves under a finger
  );
  return { element, offline: () => (offline.textContent = t("offline")) };
}
