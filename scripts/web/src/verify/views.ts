/** The way in, and what was found: the verdict in words, what the credential says, whose it is, what it does not prove. */
import { number } from "../shared/numbers.ts";
import { button, h, table, uniqueId } from "../shared/dom.ts";
import { fileField } from "../shared/giving.ts";
import { datesOf } from "../shared/words.ts";
import type { Credential, Score } from "./content.ts";
import { belongsTo, type Found, type Reason } from "./credential.ts";
import type { VerifyKey, VerifyWords } from "../labels.ts";

const MARKS = { good: "✓", revoked: "✕", expired: "!", early: "!", refused: "✕", unchecked: "?" };

/** Why nothing was checked, which says nothing of the certificate. `no-lists`: the site's own keys could not be had. */
const UNCHECKED = ["unread", "no-lists", "empty"] as const;
export type Refused = Reason | (typeof UNCHECKED)[number];

export function verdictView(found: Found | Refused, another: () => void, words: VerifyWords): HTMLElement {
  const { t } = words;
  const isUnchecked = UNCHECKED.some((one) => one === found);
  const state = typeof found !== "string" ? found.state : isUnchecked ? "unchecked" : "refused";
  const text: VerifyKey = typeof found === "string" ? `refused-${found}` : `text-${found.state}`;
  const head = h(
    "div",
    { class: `cb-verdict cb-verdict--${state}` },
    h("h2", { class: "cb-heading" }, h("span", { class: "cb-mark", "aria-hidden": "true" }, MARKS[state]), t(`verdict-${state}`)),
    h("p", {}, t(text)),
  );
  const content = typeof found === "string" ? [] : [facts(found, words), whoseView(found.credential, words), limits(words)];
  return h("section", {}, head, ...content, h("p", { class: "cb-buttons" }, button(t("another"), another)));
}

function facts({ credential, isHome, listed }: Found, words: VerifyWords): HTMLElement {
  const { t } = words;
  const { title, lang, issuer, home, from, until, id, scores, criteria } = credential;
  const rows: [VerifyKey, string | HTMLElement][] = [
    ["exam", h("span", { lang }, title)], ["issuer", issuer],
    ["from", day(from, words)], ["until", day(until, words)], ["number", h("code", {}, id)],
    ["list", Number.isNaN(listed) ? t("list-unknown") : `${day(listed, words)} (${ago(listed, words)})`],
  ];
  return h(
    "div",
    {},
    h("h2", {}, t("says")),
    ...(isHome ? [] : [h("p", { class: "cb-notice" }, t("other-home", { home }))]),
    h("dl", { class: "cb-facts" }, ...rows.map(([key, value]) => h("div", {}, h("dt", {}, t(key)), h("dd", {}, value)))),
    scoresTable(scores, lang, words),
    h("details", {}, h("summary", {}, t("criteria")), h("p", { lang }, criteria)),
  );
}

function scoresTable(scores: readonly Score[], lang: string, words: VerifyWords): HTMLElement {
  const { t } = words;
  const rows = scores.map(({ title, value, of, needed }) => [
    h("th", { scope: "row", lang }, title), t("points-of", { value: number(words, value), of: number(words, of) }), number(words, needed),
  ]);
  return table(t("scores"), [t("section"), t("points"), t("needed")], rows);
}

function limits({ t }: VerifyWords): HTMLElement {
  const keys = ["limit-person", "limit-alone", "limit-now", "limit-list", "limit-guess"] as const;
  return h("div", {}, h("h2", {}, t("limits")), h("ul", {}, ...keys.map((key) => h("li", {}, t(key)))));
}

function day(time: number, { lang }: VerifyWords): string {
  return new Intl.DateTimeFormat(datesOf(lang), { dateStyle: "long", timeZone: "UTC" }).format(time);
}

/** How many days ago that was. */
function ago(time: number, { lang }: VerifyWords): string {
  const days = Math.floor(Date.now() / 86_400_000) - Math.floor(time / 86_400_000);
  return new Intl.RelativeTimeFormat(datesOf(lang), { numeric: "auto" }).format(-days, "day");
}

/** Asks for an e-mail address or staff number, and tells whether the credential is that person's. */
function whoseView({ identity }: Credential, { t }: VerifyWords): HTMLElement {
  const id = uniqueId();
  const input = h("input", { id, class: "cb-input", type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false" });
  const answer = h("p", { role: "status", class: "cb-answer" });
  const compare = async () => {
    const given = input.value.trim() !== "";
    const isTheirs = given && (await belongsTo(input.value, identity));
    answer.textContent = t(!given ? "no-contact" : isTheirs ? "is-theirs" : "not-theirs");
    answer.dataset["is"] = String(isTheirs);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void compare();
  };
  input.addEventListener("input", () => answer.replaceChildren()); // an answer is about what stands there
  return h(
    "form",
    { onsubmit: submit },
    h("h2", {}, t("whose")),
    h("p", {}, t("whose-text")),
    h("p", { class: "cb-field" }, h("label", { for: id }, t("contact")), input, h("button", { type: "submit", class: "cb-button" }, t("compare"))),
    answer,
  );
}

/** The way in: a credential by file, drop or paste. */
export function loadView(takeFile: (file: File) => void, take: (text: string) => void, { t }: VerifyWords): HTMLElement {
  const id = uniqueId();
  const file = fileField(".jwt,.txt,text/plain,application/jwt,application/vc+jwt", takeFile);
  const pasted = h("textarea", { id, class: "cb-input", rows: 4, spellcheck: "false", autocomplete: "off" });
  return h(
    "section",
    { class: "cb-load" },
    h("p", {}, t("intro")),
    h("div", { class: "cb-drop" }, button(t("file"), () => file.click(), "cb-button cb-button--main"), file, h("p", {}, t("drop"))),
    h("p", { class: "cb-field cb-field--tall" }, h("label", { for: id }, t("paste")), pasted),
    h("p", { class: "cb-buttons" }, button(t("check"), () => take(pasted.value))),
    h("p", { class: "cb-hint" }, t("stays")),
  );
}
