/** What only cards need, fetched a part at a time when rows of it are shown, and all of them to be searched. */
import { isShape, isText, listOf } from "../shared/json.ts";
import { loadJson } from "../shared/load.ts";
import type { Catalogue } from "./catalogue.ts";
import { folded, score, wordsOf } from "./text-match.ts";

export interface CardText {
  readonly id: string;
  readonly client: string;
  readonly teaser: string;
}

interface Part {
  readonly ids: readonly string[];
  readonly clients: readonly string[];
  readonly teasers: readonly string[];
}

export class Texts {
  readonly #parts = new Map<number, Part>();
  readonly #asked = new Map<number, Promise<boolean>>();
  readonly #folds: (readonly [client: string, teaser: string] | undefined)[] = [];
  #titles: readonly string[] | undefined;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly base: URL,
  ) {}

  of(row: number): CardText | undefined {
    const { rows } = this.catalogue.texts;
    const part = this.#parts.get(Math.floor(row / rows));
    const place = row % rows;
    return part && { id: part.ids[place]!, client: part.clients[place]!, teaser: part.teasers[place]! };
  }

  /** Whether the texts of these rows are there, or those of all. */
  has(rows?: readonly number[]): boolean {
    return this.#numbers(rows).every((number) => this.#parts.has(number));
  }

  /** Fetches what is missing for these rows, or for all; false where some of it can't be had (it is asked for again next time). */
  async load(rows?: readonly number[]): Promise<boolean> {
    const loaded = await Promise.all(this.#numbers(rows).map((number) => this.#part(number)));
    return loaded.every(Boolean);
  }

  /** How well each row fits the query, by title and by the texts that are there. */
  scores(query: string): number[] {
    const words = wordsOf(query);
    this.#titles ??= this.catalogue.titles.map(folded);
    return this.#titles.map((title, row) => score(words, [title, ...(this.#folds[row] ?? [])]));
  }

  #numbers(rows: readonly number[] | undefined): number[] {
    const { texts } = this.catalogue;
    return rows ? [...new Set(rows.map((row) => Math.floor(row / texts.rows)))] : [...texts.files.keys()];
  }

  #size(number: number): number {
    const { texts, titles } = this.catalogue;
    return Math.min(texts.rows, titles.length - number * texts.rows);
  }

  #part(number: number): Promise<boolean> {
    const asked = this.#asked.get(number) ?? this.#fetch(number);
    this.#asked.set(number, asked);
    return asked;
  }

  /** Texts are folded as they come: all at once would be felt. */
  #keep(number: number, part: Part): void {
    this.#parts.set(number, part);
    const first = number * this.catalogue.texts.rows;
    part.clients.forEach((client, row) => (this.#folds[first + row] = [folded(client), folded(part.teasers[row]!)]));
  }

  async #fetch(number: number): Promise<boolean> {
    const part = await loadJson(new URL(this.catalogue.texts.files[number] ?? "", this.base));
    if (isPart(part, this.#size(number))) this.#keep(number, part);
    if (!this.#parts.has(number)) this.#asked.delete(number);
    return this.#parts.has(number);
  }
}

function isPart(value: unknown, size: number): value is Part {
  const isColumn = (column: unknown) => listOf(isText)(column) && column.length === size;
  return isShape<Part>(value, { ids: isColumn, clients: isColumn, teasers: isColumn });
}
