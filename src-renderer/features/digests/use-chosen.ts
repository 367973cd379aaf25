import { useCallback, useMemo, useState } from 'react';
import type { Responses } from '../../../src-shared/ipc/contract.ts';

type Changes = Responses['digests.changes']['changes'];

/** Which of the changed receipts of a day are to be decided about. */
export interface Chosen {
  /** Null: all of the day, also those that are not shown yet. */
  readonly count: number | null;
  /** Left out for all. */
  readonly documents: readonly string[] | undefined;
  readonly has: (document: string) => boolean;
  readonly toggle: (document: string) => void;
  /** All of the day, or none. */
  readonly chooseAll: (all: boolean) => void;
}

/**
 * All are chosen until a person leaves one out; from then on those of the shown ones that are ticked.
 * @param isWhole all of the day is shown: ticking every one of them is choosing all again
 */
export function useChosen(changes: Changes, isWhole: boolean): Chosen {
  const [ticked, setTicked] = useState<ReadonlySet<string> | null>(null);
  const has = useCallback((document: string) => ticked?.has(document) ?? true, [ticked]);
  const toggle = useCallback(
    (document: string) =>
      setTicked((before) => {
        const after = new Set(before ?? changes.map((change) => change.document));
        if (!after.delete(document)) after.add(document);
        return after;
      }),
    [changes],
  );
  const chooseAll = useCallback((all: boolean) => setTicked(all ? null : new Set()), []);
  // What has been settled meanwhile is not there to be decided about any more.
  const documents = useMemo(() => {
    if (ticked === null) return undefined;
    const there = changes.map((change) => change.document).filter((document) => ticked.has(document));
    return isWhole && there.length === changes.length ? undefined : there;
  }, [ticked, changes, isWhole]);
  return { count: documents?.length ?? null, documents, has, toggle, chooseAll };
}
