/** What is asked, as words: those that say nothing left out, Bulgarian endings folded. */

/** Words that stand in nearly every text. Looking for them would load the largest parts of the index for nothing. */
const EMPTY: Readonly<Record<string, string>> = {
  en: `a an and are as at be by can did do does for from get had has have how i if in is it its me my of on or our
    should so than that the their them then there these they this to us was we were what when where which who why will
    with would you your mean means meaning same between need want does really thing things long much many take takes`,
  ru: `а без бы был была было быть в во вот вы да для до его ее если есть еще же за и из или им их к как какая какие
    какой ко когда кто ли мне мы на над не него нет но ну о об он она они от по под при про с со так такое такой там то
    того тоже только тут ты у уже чего чем что чтобы эта эти это этот я значит означает нужно надо можно делать сделать
    есть ваш свой свое сколько долго хочет хотят что-то`,
  bg: `а ако беше без бих би в във все върху да дали до ето за защо и из или им има как какво какъв каква какви като
    кога който която което които кой къде ли ме ми на над не него ни но ние ти то той тя те от по под при с са се си със
    сме съм тази този това тези ще че значи означава нужно трябва може прави правя колко иска искат
    нещо`,
};
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
