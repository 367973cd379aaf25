/** Which cells are tried, where there is not the time for all. */
export interface Share {
  /** One in so many; one that shares no divisor with the number of faults meets all of them. */
  readonly every: number;
  /** Which one of these: all of `every` together are all cells. */
  readonly from: number;
}

/**
 * Fewer of Tryton than that, and the recording has missed a step at the least. An adapter that really takes
 * fewer has this set anew.
 */
export const LEAST_CELLS = 1_250;

/** @throws RangeError for what are no whole numbers, or fewer than one in one */
export function shareOf({ every, from }: { readonly every: string; readonly from: string }): Share {
  const share = { every: Number(every), from: Number(from) };
  if (!Number.isSafeInteger(share.every) || share.every < 1)
    throw new RangeError('--every is a whole number from 1 on');
  if (!Number.isSafeInteger(share.from) || share.from < 0)
    throw new RangeError('--from is a whole number from 0 on');
  return share;
}

/** A share's cells of all that were recorded. */
export function sharedOut<Cell>(cells: readonly Cell[], { every, from }: Share): readonly Cell[] {
  return cells.filter((_, at) => at % every === from % every);
}

/**
 * Null when as many cells were recorded as there must be.
 * @param recorded of all kinds, whatever share of them is tried
 */
export function tooFew(recorded: number): string | null {
  return recorded < LEAST_CELLS ? `Only ${recorded} cells: steps or kinds were not recorded` : null;
}
