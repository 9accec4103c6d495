/** open: a text that a person scores against the sample and the rubric. */
import { h } from "../../shared/dom.ts";
import type { OpenItem } from "../types.ts";
import type { OpenView, Setting } from "./setting.ts";

export function openView(item: OpenItem, { words, given, longest, changed }: Setting): OpenView {
  const text = typeof given === "string" ? given : "";
  const area = h("textarea", { class: "cb-input", rows: 6, maxlength: longest, oninput: changed }, text);
  const label = h("span", { lang: words.lang }, words.t("response"));
  const field = h("p", {}, h("label", { class: "cb-field cb-field--tall" }, label, area));
  return { kind: "open", item, field, area, parts: [field], response: () => area.value };
}
