/** Writes src/labels.ts: the keys of the English labels as types, so that the code asks for none that is not there. */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const LABELS = join(here, "../casebook/site/labels/en");
const OUT = join(here, "src/labels.ts");

/** The types of one file: its keys, and the words that have them. */
function typesOf(file) {
  const keys = [...readFileSync(join(LABELS, file), "utf8").matchAll(/^[a-z-]+(?=:)/gm)].map(([key]) => `  | "${key}"`);
  const name = file[0].toUpperCase() + file.slice(1, -".yml".length);
  return `export type ${name}Key =\n${keys.join("\n")};\nexport type ${name}Words = Words<${name}Key>;\n`;
}

const text = `/** Made by label-keys.mjs from scripts/casebook/site/labels/en/; not kept in git. */
import type { Words } from "./shared/words.ts";

/** What the views of items ask for, wherever they are shown. */
export type AskKey = PracticeKey & ExamKey;
export type AskWords = Words<AskKey>;
/** The mock exam runs on the exam's words, and says some of them in its own way. */
export type RehearsalWords = Words<ExamKey | MockKey>;

${readdirSync(LABELS).sort().map(typesOf).join("\n")}`;

let before = "";
try {
  before = readFileSync(OUT, "utf8");
} catch {
  // the first time
}
if (text !== before) writeFileSync(OUT, text); // a file that is newer has the bundle made anew
