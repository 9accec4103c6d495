/** Writes the newest state, one write at a time, and tells when that fails and when it works again. */
export class Writer<T> {
  #next: T | undefined;
  #writing: Promise<void> | undefined;

  constructor(
    private readonly write: (state: T) => Promise<void>,
    private readonly told: (works: boolean) => void,
  ) {}

  /** The write begins at once, if none is going on: the page may be left in a moment. */
  keep(state: T): void {
    this.#next = state;
    this.#writing ??= this.#writeAll();
  }

  /** When all that was given is written, or could not be. */
  async done(): Promise<void> {
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    for (let state = this.#next; state !== undefined; state = this.#next) {
      this.#next = undefined;
      await this.write(state).then(() => this.told(true), () => this.told(false));
    }
    this.#writing = undefined;
  }
}
