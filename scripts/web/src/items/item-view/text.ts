/** numeric and short: one line of text. */
import { numericText } from "../answer-texts.ts";
import { h } from "../../shared/dom.ts";
import { score } from "../scoring.ts";
import type { TextItem } from "../types.ts";
import { line } from "./mark.ts";
import type { Setting, View } from "./view.ts";

export function textView(item: TextItem, { words, given, changed }: Setting): View {
  // No inputmode: the number pad of some phones has no minus sign.
  const input = h("input", {
    type: "text",
    class: "cb-input",
    value: typeof given === "string" ? given : "",
    autocapitalize: "off",
    spellcheck: "false",
    oninput: changed,
  });
  const unit = item.unit ? h("span", { class: "cb-unit" }, item.unit) : undefined;
  const field = h("p", {}, h("label", { class: "cb-field" }, h("span", { lang: words.lang }, words.t("response")), input, unit));
  return {
    parts: [field],
    response: () => input.value,
    reveal: (answer) => {
      const right = score(item.kind, answer.key, input.value) === 1;
      const lines = [line(words, "your-response", input.value)];
      if (item.kind === "numeric") lines.push(line(words, "key", numericText(answer.key, item.unit, words)));
      else lines.push(...shortKey(answer.key as string[]));
      lines[0]?.classList.add(right ? "cb-line--right" : "cb-line--wrong");
      field.replaceWith(...lines);
    },
  };

  function shortKey([form, ...others]: string[]): HTMLElement[] {
    const also = others.length > 0 ? [line(words, "key-also", others.join(", "))] : [];
    return [line(words, "key", form ?? ""), ...also];
  }
}
