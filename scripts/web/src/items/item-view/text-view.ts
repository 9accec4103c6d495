/** numeric and short: one line of text. */
import { h } from "../../shared/dom.ts";
import type { TextItem } from "../types.ts";
import type { Setting, TextView } from "./setting.ts";

export function textView(item: TextItem, { words, given, longest, changed }: Setting): TextView {
  // No inputmode: the number pad of some phones has no minus sign.
  const input = h("input", {
    type: "text",
    class: "cb-input",
    value: typeof given === "string" ? given : "",
    autocapitalize: "off",
    autocomplete: "off",
    spellcheck: "false",
    maxlength: longest,
    oninput: changed,
  });
  const unit = item.unit ? h("span", { class: "cb-unit" }, item.unit) : undefined;
  const label = h("span", { lang: words.lang }, words.t("response"));
  const field = h("p", {}, h("label", { class: "cb-field" }, label, input, unit));
  return { kind: "text", item, field, input, parts: [field], response: () => input.value };
}
