/** After handing in: the file and its code, the same whenever the page is opened again. */
import { button, h } from "../shared/dom.ts";
import type { ExamWords } from "../labels.ts";
import { commitCode } from "./seal.ts";

export interface DoneActs {
  copied(): void;
  remove(): void;
  other(): void;
}

export interface Sheet {
  readonly id: string;
  readonly title: string;
  readonly file: string;
}

export interface DoneScreen {
  readonly element: HTMLElement;
  /** The device has the sheet now: the page may be left. */
  kept(): void;
}

/** `kept`: whether the device has the sheet. If not, nothing leads away from it, and it says so. */
export async function doneScreen(sheet: Sheet, kept: boolean, acts: DoneActs, { t }: ExamWords): Promise<DoneScreen> {
  const code = await commitCode(sheet.file);
  const name = `${sheet.id}.sheet`;
  const url = URL.createObjectURL(new Blob([sheet.file], { type: "application/octet-stream" }));
  const copy = () => void navigator.clipboard.writeText(code).then(acts.copied);
  const download = h("a", { class: "cb-button cb-button--main", href: url, download: name }, t("download"));
  const again = h("p", {}, t("done-again"));
  const unsafe = h("p", { class: "cb-notice", role: "alert" }, t("not-kept"));
  const ways = h("p", { class: "cb-buttons" }, button(t("other-ticket"), acts.other), button(t("remove"), acts.remove));
  const element = h(
    "section",
    { class: "cb-done" },
    h("h1", { class: "cb-heading" }, t("done-title")),
    h("p", {}, sheet.title),
    h("p", {}, t("done-lead")),
    h(
      "ol",
      {},
      h("li", {}, h("p", {}, t("done-file")), h("p", { class: "cb-buttons" }, download), h("p", { class: "cb-hint" }, name)),
      h(
        "li",
        {},
        h("p", {}, t("done-code")),
        h("p", { class: "cb-code" }, code),
        h("p", { class: "cb-buttons" }, "clipboard" in navigator && button(t("copy"), copy)),
      ),
    ),
    kept ? again : unsafe,
    h("p", {}, t("done-score")),
    kept && ways,
  );
  return {
    element,
    kept() {
      unsafe.replaceWith(again);
      element.append(ways);
    },
  };
}
