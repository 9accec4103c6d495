/** Asks for an e-mail address or staff number, and tells whether the credential is that person's. */
import { h, uniqueId } from "../shared/dom.ts";
import { belongsTo } from "./identity.ts";
import type { Credential } from "./content.ts";
import type { VerifyWords } from "../labels.ts";

export function whoseView({ identity }: Credential, { t }: VerifyWords): HTMLElement {
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
