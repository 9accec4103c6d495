/** What search needs, loaded when it is first asked for; `opener.ts` is what every page has. */
import { define } from "../shared/element.ts";
import { SearchDialog } from "./dialog.ts";
import { CasebookSearchPage } from "./page.ts";
import { finderOf, wordsOf } from "./prepared.ts";
import { settingsOf } from "./search-settings.ts";

const dialogs = new WeakMap<HTMLElement, SearchDialog>();

/** Open the dialog of `element`. False where its words can't be had. */
export async function openSearch(element: HTMLElement): Promise<boolean> {
  const known = dialogs.get(element);
  if (known) {
    known.open();
    return true;
  }
  const settings = settingsOf(element);
  const finder = finderOf(settings);
  const say = await wordsOf(settings);
  if (!say) return false;
  const dialog = new SearchDialog(settings, finder, say);
  dialogs.set(element, dialog);
  dialog.open();
  return true;
}

define("casebook-search-page", CasebookSearchPage);
