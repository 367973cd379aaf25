/** Amounts by name, debits positive; what comes to nothing is not there. */
export class Sums {
  readonly #amounts = new Map<string, number>();

  add(name: string, amount: number): void {
    const after = (this.#amounts.get(name) ?? 0) + amount;
    if (after === 0) this.#amounts.delete(name);
    else this.#amounts.set(name, after);
  }

  get(name: string): number {
    return this.#amounts.get(name) ?? 0;
  }

  total(): number {
    return [...this.#amounts.values()].reduce((all, amount) => all + amount, 0);
  }

  /** In the order of the names, for comparing. */
  toObject(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#amounts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }
}
