import { Text } from '@mantine/core';
import { useCallback } from 'react';
import type { StatusRowView } from '../../../src-shared/ipc/contract.ts';
import { ask, useAction } from '../../bridge/index.ts';
import { ReasonForm } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { PairAnswer } from './pair-answer.tsx';

/** Lets a document go to the books although they have one like it: a person says that they are two. */
export function PostAnyway({ row }: { readonly row: StatusRowView }) {
  const say = useTexts('sync-status');
  return (
    <PairAnswer label={say('pair.post')}>
      {(onCancel) => <Question row={row} onCancel={onCancel} />}
    </PairAnswer>
  );
}

function Question({ row, onCancel }: { readonly row: StatusRowView; readonly onCancel: () => void }) {
  const { id, books } = row;
  const say = useTexts('sync-status');
  const post = useAction(useCallback((reason: string) => ask('status.post-anyway', { id, reason }), [id]));
  return (
    <ReasonForm
      note={say('post-anyway.note')}
      confirm={say('post-anyway.confirm')}
      doing={post}
      inPlace
      onCancel={onCancel}
    >
      <Text size="sm">{say('post-anyway.text', { books })}</Text>
    </ReasonForm>
  );
}
