import { seededRandom } from '../support/random.ts';

/** Everything that is left to chance in a story, drawn from its seed alone. */
export class Draw {
  readonly next: () => number;

  constructor(seed: number) {
    this.next = seededRandom(seed);
  }

  /** A whole number, both ends included. */
  int(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** @throws RangeError for a list of nothing */
  pick<T>(list: readonly T[]): T {
    const at = this.int(0, list.length - 1);
    if (at < 0 || list.length === 0) throw new RangeError('There is nothing to pick from');
    return list[at] as T;
  }
}
