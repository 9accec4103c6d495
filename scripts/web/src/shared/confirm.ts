import { button, h, uniqueId } from "./dom.ts";

export interface Ask {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
}

/** Asks in a native dialog, which holds the focus and gives it back. 'No' comes first and has the focus. */
export function confirmed(host: HTMLElement, ask: Ask): Promise<boolean> {
  const [title, text] = [uniqueId(), uniqueId()];
  const dialog = h(
    "dialog",
    { class: "cb-dialog", "aria-labelledby": title, "aria-describedby": text },
    h("h2", { id: title, class: "cb-heading" }, ask.title),
    h("p", { id: text }, ask.text),
    h("p", { class: "cb-buttons" }, button(ask.no, () => dialog.close()), button(ask.yes, () => dialog.close("yes"))),
  );
  host.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}
