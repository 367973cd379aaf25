/** Work that has the ledger's writer to itself: one piece after the other, in the order it was asked for. */
export interface Turns {
  /** Runs the work when everything before it has ended, well or badly. */
  take<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing runs and nothing waits. */
  idle(): Promise<void>;
}

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return {
    take: (work) => {
      const turn = last.then(work);
      // A failed piece does not stop those behind it; who asked for it hears of it.
      last = turn.catch(() => null);
      return turn;
    },
    idle: async () => {
      let seen: Promise<unknown>;
      do {
        seen = last;
        await seen;
      } while (seen !== last);
    },
  };
}
