import { Button, Text } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { StatusRowView } from '../../../src-shared/ipc/contract.ts';
import { ask, useAction } from '../../bridge/index.ts';
import { ReasonForm } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/**
 * Lets a document go to the books although they have one like it: a person says that they are two, with
 * both in sight, so the question takes the place of its button instead of covering them.
 */
export function PostAnyway({ row }: { readonly row: StatusRowView }) {
  const say = useTexts('sync-status');
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    // The keyboard goes back to where the question came from.
    if (asked.current && !asking) button.current?.focus();
    asked.current = asking;
  }, [asking]);
  if (asking) return <Question row={row} onCancel={() => setAsking(false)} />;
  return (
    <Button ref={button} size="xs" variant="default" onClick={() => setAsking(true)}>
      {say('pair.post')}
    </Button>
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
