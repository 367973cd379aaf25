import { useCallback } from 'react';
import { useAction } from '../../bridge/index.ts';
import { useConfirm } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ActQuestion, type Meant, numbersOf } from './act-question.tsx';
import type { Acting, Doing } from './acting.ts';
import { countWaiting } from './count-waiting.ts';
import type { OpenList } from './open-lists.ts';
import type { Lock } from './use-lock.ts';

type Plain = Exclude<Doing, { readonly what: 'process' }>;

/** Asks a person, and then does it with the documents that they mean. */
export function useActOn(doing: Plain, acting: Acting, lock: Lock) {
  const say = useTexts('books');
  const confirm = useConfirm();
  const { run } = acting;
  const { what } = doing;
  return useCallback(
    async (meant: Meant) => {
      const agreed = await confirm({
        title: say(`${what}.title`, { count: meant.count }),
        body: <ActQuestion what={what} meant={meant} lock={lock} />,
        confirm: say(`${what}.confirm`, { count: meant.count }),
      });
      if (agreed) await run({ what }, numbersOf(meant));
    },
    [confirm, say, what, lock, run],
  );
}

/** The same with all of a list that wait, after counting them. */
export function useActOnAll(
  list: OpenList,
  books: string | undefined,
  actOn: (meant: Meant) => Promise<void>,
) {
  const say = useTexts('books');
  const confirm = useConfirm();
  return useAction(
    useCallback(async () => {
      const count = await countWaiting(list, books);
      if (count > 0) return actOn({ documents: null, count });
      await confirm({
        title: say(`${list}.waiting.none`),
        body: say(`${list}.none.text`),
        confirm: say('dialog.close'),
      });
    }, [list, books, actOn, confirm, say]),
  );
}
