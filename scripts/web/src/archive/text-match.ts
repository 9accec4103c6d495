/** The text filter: which cases hold all words of a query, and how well. */

/** The fields of a case that are searched, with what a hit in them weighs: at the start of a word, inside one. */
const WEIGHTS = [[8, 5], [4, 2], [3, 1]] as const; // title, client, teaser
const PHRASE = 10;

const ACCENTED = /[\u00C0-\u024F\u0300-\u036F]/;

/** Case, ё and е, accents on Latin letters and punctuation make no difference; each word has a space before it. */
export function folded(text: string): string {
  const low = text.toLowerCase().replaceAll("ё", "е");
  const plain = ACCENTED.test(low) ? withoutAccents(low) : low;
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim()}`;
}

/** й keeps its breve: it is a letter of its own. */
function withoutAccents(text: string): string {
  return text.normalize("NFD").replace(/(?<=[a-z])\p{M}+/gu, "").normalize("NFC").replaceAll("ё", "е");
}

export function wordsOf(query: string): string[] {
  return folded(query).split(" ").filter(Boolean);
}

/** How well folded fields (title, client, teaser; those that are there) hold all words; 0: not all of them. */
export function score(words: readonly string[], fields: readonly (string | undefined)[]): number {
  let sum = 0;
  for (const word of words) {
    const best = bestOf(word, fields);
    if (!best) return 0;
    sum += best;
  }
  return words.length > 1 && fields[0]?.includes(` ${words.join(" ")}`) ? sum + PHRASE : sum;
}

function bestOf(word: string, fields: readonly (string | undefined)[]): number {
  let best = 0;
  WEIGHTS.forEach(([start, inside], place) => {
    const field = fields[place];
    if (field?.includes(word)) best = Math.max(best, field.includes(` ${word}`) ? start : inside);
  });
  return best;
}
