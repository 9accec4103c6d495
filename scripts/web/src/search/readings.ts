/**
 * What may have been meant by letters that say nothing as they stand: another layout of the keyboard was on (`ctj` for сео),
 * a letter was taken for one that looks alike (Latin `1C`), or a foreign abbreviation is written as it sounds (`сео`,
 * `сиэрэм`). Only for sites in Cyrillic letters. Pure.
 */
import { nearestWord } from "./near.ts";
import { folded, wordsOf } from "./query.ts";

const KEYS = "qwertyuiop[]\\asdfghjkl;'zxcvbnm,./`";
/** What the same keys write; a space where it is no letter. */
const LAYOUTS: Readonly<Record<string, readonly string[]>> = {
  ru: ["йцукенгшщзхъ фывапролджэячсмитьбю ё"],
  bg: ["явертъуиопшщюасдфгхйкл  зьцжбнм   ч", " уеишщксдзц  ьяаожгтнвмчюйъэфхпрлб "], // phonetic, and the standard BDS 5237
};
const ALIKE: readonly [latin: string, cyrillic: string] = ["aeopcxykmtbh", "аеорсхукмтвн"];
/** Letters by their sound. */
const SOUNDS: Readonly<Record<string, string>> = {
  а: "a", б: "b", в: "vw", г: "g", д: "d", е: "e", ж: "j", з: "z", и: "i", й: "yj", к: "kc", л: "l", м: "m", н: "n", о: "o",
  п: "p", р: "r", с: "sc", т: "t", у: "u", ф: "f", х: "hx", ц: "c", ы: "y", э: "e", ю: "u", ё: "e",
};
/** The names of Latin letters, as Russians and Bulgarians say them. */
const NAMES: Readonly<Record<string, string>> = {
  эйч: "h", ейч: "h", джи: "g", джей: "j", кей: "k", кью: "q", хикс: "x", икс: "x", уай: "y", зет: "z", эй: "a", ей: "a", би: "b",
  си: "c", ди: "d", эф: "f", еф: "f", ай: "i", эл: "l", ел: "l", эм: "m", ем: "m", эн: "n", ен: "n", оу: "o", пи: "p", ар: "r",
  эр: "r", ер: "r", эс: "s", ес: "s", ти: "t", ви: "v", и: "e", о: "o", ю: "u",
};
const NAME = new RegExp(Object.keys(NAMES).join("|"), "g");
/** An abbreviation is no longer; each letter of two sounds doubles what is tried. */
export const SHORT = 6;
/** Shorter words are near to too many others. */
const TELLING = 4;

export const hasReadings = (lang: string): boolean => lang in LAYOUTS;

/** Other texts that `text` may stand for, the likeliest first; `weak`: its words that are found nowhere. */
export function readings(text: string, weak: readonly string[], lang: string, known: ReadonlySet<string>): string[] {
  const layouts = LAYOUTS[lang] ?? [];
  const tokens = text.toLowerCase().split(/\s+/).filter(Boolean);
  const isWeak = (token: string) => wordsOf(token).some((word) => weak.includes(folded(word, lang)));
  const read = tokens.map((token) => (layouts.length > 0 && isWeak(token) ? reading(token, layouts, known) : undefined) ?? token);
  const whole = text.length > SHORT ? layouts.map((layout) => mapped(tokens.join(" "), KEYS, layout)) : [];
  return [...new Set([read.join(" "), ...whole])].filter((one) => one !== tokens.join(" "));
}

/** The first reading of a token that is known. */
function reading(token: string, layouts: readonly string[], known: ReadonlySet<string>): string | undefined {
  const relaid = layouts.flatMap((layout) => [mapped(token, KEYS, layout), mapped(token, layout, KEYS)]);
  const written = [mapped(token, ...ALIKE), mapped(token, ALIKE[1], ALIKE[0]), ...relaid];
  const candidates = [...written, ...[token, ...relaid].flatMap(spoken)].filter((one) => one !== token);
  const isKnown = (one: string) => wordsOf(one).every((word) => known.has(word));
  const isNear = (one: string) => wordsOf(one).every((word) => word.length >= TELLING && nearestWord(word, known));
  return candidates.find(isKnown) ?? relaid.find((one) => one !== token && isNear(one));
}

/** Each letter of `from` replaced by the one of `to` at the same place; others stay. */
function mapped(text: string, from: string, to: string): string {
  return text.replace(/\S/g, (letter) => {
    const other = to[from.indexOf(letter)];
    return other === undefined || other === " " ? letter : other;
  });
}

/** What a word that is not known may be: of letters that look alike, or typed with another layout of the keyboard, or spoken. */
export function written(word: string, lang: string): string[] {
  const relaid = (LAYOUTS[lang] ?? []).flatMap((layout) => [mapped(word, KEYS, layout), mapped(word, layout, KEYS)]);
  return [...named(word, lang), ...relaid.flatMap((one) => [one, ...spoken(one)])];
}

/** How a name may be meant that is written in letters that look alike, or as it sounds. */
export function named(word: string, lang: string): string[] {
  const alike = hasReadings(lang) ? [mapped(word, ...ALIKE), mapped(word, ALIKE[1], ALIKE[0])] : [];
  return [...alike, ...[word, ...alike].flatMap(spoken)];
}

/** Latin abbreviations that sound like that: letter by letter, and by the names of the letters. */
export function spoken(token: string): string[] {
  const plain = token.replaceAll("-", "");
  const named = plain.replace(NAME, "") === "" ? plain.replace(NAME, (name) => NAMES[name] as string) : [];
  if (plain.length > SHORT) return [named].flat();
  const sounds = [...plain].map((letter) => SOUNDS[letter] ?? letter);
  const lettered = sounds.reduce<string[]>((made, letters) => made.flatMap((one) => [...letters].map((letter) => one + letter)), [""]);
  return [...lettered, ...[named].flat()];
}
