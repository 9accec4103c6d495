/** What only cards need, fetched a part at a time when rows of it are shown, and all of them to be searched. */
import { isList, isObject, isText, type Catalogue } from "./catalogue.ts";
import { folded, score, wordsOf } from "./match.ts";

export interface CardText {
  readonly id: string;
  readonly client: string;
  readonly lesson: string;
}

interface Part {
  readonly ids: readonly string[];
  readonly clients: readonly string[];
  readonly lessons: readonly string[];
}

export class Texts {
  private readonly parts = new Map<number, Part>();
  private readonly asked = new Map<number, Promise<boolean>>();
  private readonly folds: (readonly [client: string, lesson: string] | undefined)[] = [];
  private titles: readonly string[] | undefined;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly base: URL,
  ) {}

  of(row: number): CardText | undefined {
    const { rows } = this.catalogue.texts;
    const part = this.parts.get(Math.floor(row / rows));
    return part && { id: part.ids[row % rows] ?? "", client: part.clients[row % rows] ?? "", lesson: part.lessons[row % rows] ?? "" };
  }

  has(rows: readonly number[]): boolean {
    return this.numbers(rows).every((number) => this.parts.has(number));
  }

  hasAll(): boolean {
    return this.parts.size === this.catalogue.texts.files.length;
  }

  /** Fetches what is missing for these rows; false where some of it can't be had (it is asked for again next time). */
  async load(rows: readonly number[]): Promise<boolean> {
    const loaded = await Promise.all(this.numbers(rows).map((number) => this.part(number)));
    return loaded.every(Boolean);
  }

  async loadAll(): Promise<boolean> {
    return this.load(this.catalogue.texts.files.map((_, number) => number * this.catalogue.texts.rows));
  }

  /** How well each row fits the query, by title and by the texts that are there. */
  scores(query: string): number[] {
    const words = wordsOf(query);
    this.titles ??= this.catalogue.titles.map(folded);
    return this.titles.map((title, row) => score(words, [title, ...this.folded(row)]));
  }

  private folded(row: number): readonly string[] {
    const text = this.folds[row] ? undefined : this.of(row);
    if (text) this.folds[row] = [folded(text.client), folded(text.lesson)];
    return this.folds[row] ?? [];
  }

  private numbers(rows: readonly number[]): number[] {
    return [...new Set(rows.map((row) => Math.floor(row / this.catalogue.texts.rows)))];
  }

  private part(number: number): Promise<boolean> {
    const asked = this.asked.get(number) ?? this.fetch(number);
    this.asked.set(number, asked);
    return asked;
  }

  private async fetch(number: number): Promise<boolean> {
    try {
      const answer = await fetch(new URL(this.catalogue.texts.files[number] ?? "", this.base));
      const part: unknown = answer.ok ? await answer.json() : undefined;
      if (isPart(part)) this.parts.set(number, part);
    } catch {
      // Said by the caller, who knows what it was for.
    }
    if (!this.parts.has(number)) this.asked.delete(number);
    return this.parts.has(number);
  }
}

function isPart(value: unknown): value is Part {
  return isObject(value) && isList(value["ids"], isText) && isList(value["clients"], isText) && isList(value["lessons"], isText);
}
