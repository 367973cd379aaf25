import { useCallback, useState } from 'react';
import type { ActionResultView, CountView } from '../../../src-shared/ipc/contract.ts';
import type { Failure } from '../../../src-shared/model/index.ts';
import { ask, type ChosenBooks, FailureError, useAction } from '../../bridge/index.ts';
import { useConfirm } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { differing } from './count-lines.tsx';

type Made = ActionResultView['done'][number]['made'];

/** Confirming a count: what is asked before, what came of it. */
export interface ConfirmCount {
  readonly ask: (count: CountView) => Promise<void>;
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** What it has made; null before. Nothing at all where the count found all as it should be. */
  readonly made: Made | null;
}

/** @param refetch shows the count again: what it differs by may have changed since it was looked at */
export function useConfirmCount(number: string, books: ChosenBooks, refetch: () => unknown): ConfirmCount {
  const say = useTexts('stock');
  const question = useConfirm();
  const [made, setMade] = useState<{ readonly number: string; readonly made: Made } | null>(null);
  const ofBooks = books.input.books;
  const { run, busy, failure } = useAction(
    useCallback(
      async (count: CountView) => {
        const { done, refused } = await ask('books.confirm-count', {
          ...(ofBooks === undefined ? {} : { books: ofBooks }),
          number: count.number,
          // Says which differences the person has seen: the books decline if they are others by now.
          seen: count.seen,
        });
        const [first] = refused;
        if (first !== undefined) throw new FailureError(first.failure);
        return done.flatMap((each) => each.made);
      },
      [ofBooks],
    ),
    number,
  );
  const confirm = async (count: CountView): Promise<void> => {
    const isSure = await question({
      title: say('count.confirm.title', { number: count.number }),
      body: say('count.confirm.text', { count: differing(count).length }),
      confirm: say('count.confirm'),
    });
    if (!isSure) return;
    const result = await run(count);
    if (result === null) refetch();
    else setMade({ number: count.number, made: result });
  };
  return { ask: confirm, busy, failure, made: made?.number === number ? made.made : null };
}
