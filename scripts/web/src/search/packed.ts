/** Many short texts as bags of words, as scripts/casebook/site/packed.py packs them. Pure. */

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&()*+,-./:;<=>?@[]^_`{|}~";
/** So many of the digits end a number; the others have more behind them. */
const LAST = 46;

/** The `count` texts, each as its words in no order. */
export function unpacked(fronts: string, holders: string, count: number): string[] {
  const texts: string[][] = Array.from({ length: count }, () => []);
  const distances = holders.split(" ");
  let word = "";
  fronts.split(" ").forEach((front, place) => {
    word = word.slice(0, DIGITS.indexOf(front[0] ?? "")) + front.slice(1);
    for (const text of places(distances[place] ?? "")) texts[text]?.push(word);
  });
  return texts.map((words) => words.join(" "));
}

function* places(distances: string): Generator<number> {
  let place = -1;
  let rest = 0;
  for (const sign of distances) {
    const digit = DIGITS.indexOf(sign);
    if (digit < LAST) {
      place += rest * LAST + digit + 1;
      rest = 0;
      yield place;
    } else rest = rest * (DIGITS.length - LAST) + digit - LAST;
  }
}
