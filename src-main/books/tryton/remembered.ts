/** What was found for a batch of documents. What was not found is asked for again: it may come to be. */
export class Remembered<V> {
  readonly #known = new Map<string, V>();

  async get(key: string, ask: () => Promise<V | null>): Promise<V | null> {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = await ask();
    if (found !== null) this.#known.set(key, found);
    return found;
  }

  known(key: string): V | undefined {
    return this.#known.get(key);
  }

  set(key: string, value: V): void {
    this.#known.set(key, value);
  }
}
