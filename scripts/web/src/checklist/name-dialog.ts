import { button, h, uniqueId } from "../shared/dom.ts";
import type { ChecklistWords } from "../labels.ts";

/** Asks for a name, which may stay empty; undefined where the file is not wanted after all. The name is kept nowhere. */
export function askName(host: HTMLElement, { t }: ChecklistWords): Promise<string | undefined> {
  const [title, about] = [uniqueId(), uniqueId()];
  const field = h("input", { type: "text", class: "cb-own", autocomplete: "off", "aria-describedby": about });
  const dialog = h(
    "dialog",
    { class: "cb-dialog", "aria-labelledby": title },
    h(
      "form",
      { method: "dialog" },
      h("h2", { id: title, class: "cb-heading" }, t("name-ask")),
      h("p", { id: about }, t("name-about")),
      h("p", {}, h("label", { class: "cb-name" }, t("name"), field)),
      h(
        "p",
        { class: "cb-buttons" },
        h("button", { value: "yes", class: "cb-button cb-button--main" }, t("save")),
        button(t("cancel"), () => dialog.close()),
      ),
    ),
  );
  host.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes" ? field.value.trim() : undefined);
    });
  });
}
