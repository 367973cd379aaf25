import { Text } from '@mantine/core';
import { useCallback } from 'react';
import { ask, type ChosenBooks, useAction } from '../../bridge/index.ts';
import { ReasonDialog, ReasonForm } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** Says that what is left of a transfer will not arrive any more, and why. */
export function CloseTransferDialog(props: {
  /** Of the transfer's document; null: closed. */
  readonly number: string | null;
  readonly books: ChosenBooks;
  readonly onClose: () => void;
}) {
  const { number, books, onClose } = props;
  const say = useTexts('books');
  return (
    <ReasonDialog
      opened={number !== null}
      title={say('close-transfer.title', { number: number ?? '' })}
      onClose={onClose}
    >
      {number !== null && <Closing number={number} books={books} onClose={onClose} />}
    </ReasonDialog>
  );
}

function Closing(props: {
  readonly number: string;
  readonly books: ChosenBooks;
  readonly onClose: () => void;
}) {
  const { number, books, onClose } = props;
  const say = useTexts('books');
  const close = useAction(
    useCallback(
      async (reason: string) => {
        await ask('books.close-transfer', { number, reason, ...books.input });
        onClose();
      },
      [number, books.input, onClose],
    ),
  );
  return (
    <ReasonForm
      note={say('close-transfer.note')}
      confirm={say('close-transfer.confirm')}
      doing={close}
      onCancel={onClose}
    >
      <Text size="sm">{say('close-transfer.text')}</Text>
    </ReasonForm>
  );
}
