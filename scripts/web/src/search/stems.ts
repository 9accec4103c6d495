/** What forms of a word have in common, roughly: enough to compare a question with questions. Pure. */
const LEAST = 3;

/** How Russian and Bulgarian words end, the longest ending first where one is within another. */
const RUSSIAN = /(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ующ\p{L}*|аете|яете|ешь|ишь|ает|яет|ают|яют|ился|илась|ились|ать|ять|ить|еть|ала|ила|ела|али|или|ели|ую|юю|ая|яя|ое|ее|ые|ие|ый|ий|ой|ей|ов|ев|ах|ях|ам|ям|ом|ем|ым|им|ых|их|ет|ит|ут|ют|ат|ят|ал|ил|ел|ия|ии|ию|ть|а|я|о|е|ы|и|у|ю|ь|й)$/u;
const BULGARIAN = /(?:иите|ията|овете|ата|ето|ите|ове|ята|ваме|вате|ват|ваш|вам|ахме|ихме|аха|иха|аме|име|ате|ият|ия|ии|та|те|то|ът|ят|ал|ил|ла|ли|ло|ам|ят|ат|ах|их|ва|а|е|и|о|я)$/u;

/** A word in lower case, without its ending. */
export function stem(word: string, lang: string): string {
  const plain = word.replaceAll("ё", "е").replace(/['’](?:s|re|t|ve|ll|d|m)?$/, "");
  if (/^[a-z0-9-]+$/.test(plain)) return english(plain);
  if (lang === "ru") return cut(plain.replace(/с[яь]$/, ""), RUSSIAN);
  return lang === "bg" ? cut(plain, BULGARIAN) : plain;
}

function cut(word: string, endings: RegExp): string {
  const rest = word.replace(endings, "");
  return rest.length >= LEAST ? rest : word;
}

function english(word: string): string {
  if (word.length <= LEAST) return word;
  const single = word.replace(/ies$/, "y").replace(/(ss|x|ch|sh)es$/, "$1").replace(/([^su])s$/, "$1");
  const bare = single.replace(/(?:ing|ed|er|ment|ly)$/, "");
  const rest = bare.length >= LEAST && /[aeiouy]/.test(bare) ? bare : single;
  return rest.replace(/([b-df-hj-np-rtv-z])\1$/, "$1").replace(/e$/, "").replace(/y$/, "i");
}
