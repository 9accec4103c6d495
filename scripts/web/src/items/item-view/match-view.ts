/** match: a select of right sides for each left side. */
import { h } from "../../shared/dom.ts";
import type { MatchItem } from "../types.ts";
import { asItIs, type MatchView, type Setting } from "./setting.ts";

export function matchView(item: MatchItem, { words, order = asItIs, given, changed }: Setting): MatchView {
  const before = typeof given === "object" && !Array.isArray(given) ? (given as Record<string, string>) : {};
  const rights = order(item.rights);
  const rows = order(item.lefts, "/left").map(({ id, text }) => {
    const options = rights.map((right) => h("option", { value: right.id, selected: before[id] === right.id }, right.text));
    const none = h("option", { value: "", lang: words.lang }, words.t("choose-match"));
    const field = h("select", { class: "cb-input", onchange: changed }, none, ...options);
    return { id, field, row: h("div", { class: "cb-pair" }, h("label", {}, h("span", {}, text), field)) };
  });
  return {
    kind: "match",
    item,
    rows,
    parts: [h("p", { class: "cb-hint", lang: words.lang }, words.t("choose-each")), ...rows.map(({ row }) => row)],
    response: () => Object.fromEntries(rows.flatMap(({ id, field }) => (field.value ? [[id, field.value]] : []))),
  };
}
