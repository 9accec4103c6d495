/** What is asked, as words: those that say nothing left out, Bulgarian endings folded. */
import words from "../../../casebook/search/empty.json";

/** Words that stand in nearly every text. Looking for them would load the largest parts of the index for nothing. */
const EMPTY: Readonly<Record<string, string>> = words;
const emptyWords = new Map<string, ReadonlySet<string>>();

/** How Bulgarian words end, with the article, in the plural: the longest ending first. */
const BULGARIAN_ENDINGS = /(?:иите|ията|ата|ето|ите|ове|ята|ия|ии|та|те|то|ът|ят|а|е|и|о|я)$/;
/** What is left keeps this many letters. */
const SHORTEST = 4;

/** The words of `text` in lower case; quotes and other marks gone. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** The words worth looking for; all of them where no other is left. */
export function telling(text: string, lang: string, isFolded = true): string[] {
  const words = [...new Set(wordsOf(text))];
  const rest = words.filter((word) => !emptyOf(lang).has(word.replaceAll("ё", "е")));
  return (rest.length ? rest : words).map((word) => (isFolded ? folded(word, lang) : word));
}

/** A word as the index of `lang` should be asked for it: where the index knows no stems, it finds what begins alike. */
export function folded(word: string, lang: string): string {
  if (lang !== "bg") return word;
  const stem = word.replace(BULGARIAN_ENDINGS, "");
  return stem.length >= SHORTEST ? stem : word;
}

function emptyOf(lang: string): ReadonlySet<string> {
  const known = emptyWords.get(lang) ?? new Set(EMPTY[lang]?.split(/\s+/));
  emptyWords.set(lang, known);
  return known;
}

/** Whether two words may be forms of one: they differ in a short ending only. */
export function isForm(one: string, other: string): boolean {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const endings = [one.length - same, other.length - same];
  return same >= Math.min(3, one.length, other.length) && Math.max(...endings) <= (same > 3 ? 2 : 1);
}
