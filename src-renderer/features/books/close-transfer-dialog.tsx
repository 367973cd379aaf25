import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type SyntheticEvent, useCallback, useState } from 'react';
import { ask, type ChosenBooks, useAction } from '../../bridge/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { BooksFailure } from './books-failure.tsx';
import { MIN_REASON_CHARS } from './undo-form.tsx';

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
    <Modal
      opened={number !== null}
      onClose={onClose}
      title={say('close-transfer.title', { number: number ?? '' })}
      closeButtonProps={{ 'aria-label': say('dialog.close') }}
      centered
    >
      {number !== null && <Closing number={number} books={books} onClose={onClose} />}
    </Modal>
  );
}

function Closing(props: {
  readonly number: string;
  readonly books: ChosenBooks;
  readonly onClose: () => void;
}) {
  const { number, books, onClose } = props;
  const say = useTexts('books');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isShort = reason.trim().length < MIN_REASON_CHARS;
  const close = useAction(
    useCallback(async () => {
      await ask('books.close-transfer', { number, reason, ...books.input });
      onClose();
    }, [number, reason, books.input, onClose]),
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isShort && !close.busy) void close.run();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">{say('close-transfer.text')}</Text>
        <Textarea
          label={say('undo.reason')}
          description={say('undo.reason.text')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried && isShort ? say('close-transfer.reason.short') : null}
          maxLength={500}
          minRows={2}
          autosize
          required
          data-autofocus
        />
        {close.failure !== null && <BooksFailure failure={close.failure} compact />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say('dialog.cancel')}
          </Button>
          <Button type="submit" loading={close.busy}>
            {say('close-transfer.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
