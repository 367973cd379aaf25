import { Text } from '@mantine/core';
import { useCallback } from 'react';
import type { StatusRowView } from '../../../src-shared/ipc/contract.ts';
import { ask, useAction } from '../../bridge/index.ts';
import { ReasonForm } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { PairAnswer } from './pair-answer.tsx';

/** Never sends a document that the books have by another way: a person says that the two are one. */
export function LeaveOut({ row }: { readonly row: StatusRowView }) {
  const say = useTexts('sync-status');
  return (
    <PairAnswer label={say('pair.leave')}>
      {(onCancel) => <Question row={row} onCancel={onCancel} />}
    </PairAnswer>
  );
}

function Question({ row, onCancel }: { readonly row: StatusRowView; readonly onCancel: () => void }) {
  const { number, books } = row;
  const say = useTexts('sync-status');
  const leave = useAction(
    useCallback((reason: string) => ask('books.undo', { books, number, reason }), [books, number]),
  );
  return (
    <ReasonForm
      note={say('leave-out.note')}
      confirm={say('leave-out.confirm')}
      doing={leave}
      inPlace
      onCancel={onCancel}
    >
      <Text size="sm">{say('leave-out.text', { books })}</Text>
    </ReasonForm>
  );
}
