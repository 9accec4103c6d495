/** open: a text that a person scores against the sample and the rubric. */
import { h } from "../../shared/dom.ts";
import { line } from "./mark.ts";
import type { Setting, View } from "./view.ts";

export function openView({ words, given, changed }: Setting): View {
  const area = h("textarea", { class: "cb-input", rows: 6, oninput: changed }, typeof given === "string" ? given : "");
  const field = h("p", {}, h("label", { class: "cb-field cb-field--tall" }, h("span", { lang: words.lang }, words.t("response")), area));
  return {
    parts: [field],
    response: () => area.value,
    reveal: (answer) => {
      const sample = answer.sample ? [line(words, "sample", answer.sample)] : [];
      field.replaceWith(line(words, "your-response", area.value), ...sample);
    },
  };
}
