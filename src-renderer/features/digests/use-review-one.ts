import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import type { DigestView } from '../../../src-shared/ipc/contract.ts';
import { useAction } from '../../bridge/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { reviewDigests } from './review.ts';

/** Marks one digest as reviewed, or takes the mark back. */
export function useReviewOne({ id, reviewedAt }: Pick<DigestView, 'id' | 'reviewedAt'>) {
  const say = useTexts('digests');
  const reviewed = reviewedAt === null;
  const { run, busy, failure } = useAction(
    useCallback(async () => {
      await reviewDigests([id], reviewed);
      // Read out: the button that says it may be far from where the key was pressed.
      notifications.show({ message: say(reviewed ? 'review.marked' : 'review.unmarked'), autoClose: 2000 });
    }, [id, reviewed, say]),
    id,
  );
  return { toggle: () => void run(), busy, failure };
}
