import { button, h, uniqueId } from "./dom.ts";

type Ask = Readonly<Record<"title" | "text" | "yes" | "no", string>>;

/**
 * Asks in a native dialog, which holds the focus and gives it back. 'No' comes first and has the focus, but where there is
 * something to fill in.
 */
export function confirmed(host: HTMLElement, ask: Ask, field?: HTMLElement): Promise<boolean> {
  const [title, text] = [uniqueId(), uniqueId()];
  const yes = h("button", { value: "yes", class: field ? "cb-button cb-button--main" : "cb-button" }, ask.yes);
  const no = button(ask.no, () => dialog.close());
  const parts = [h("h2", { id: title, class: "cb-heading" }, ask.title), h("p", { id: text }, ask.text), field];
  const buttons = h("p", { class: "cb-buttons" }, ...(field ? [yes, no] : [no, yes]));
  const form = h("form", { method: "dialog" }, ...parts, buttons);
  const dialog = h("dialog", { class: "cb-dialog", "aria-labelledby": title, "aria-describedby": text }, form);
  host.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}
