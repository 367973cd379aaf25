import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { type ChosenBooks, useAnswer } from '../../bridge/index.ts';
import { QueryView, ReasonDialog } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { UndoForm } from './undo-form.tsx';

/** Takes a posting back: shows first what goes, then asks why. */
export function UndoDialog(props: {
  /** Of the document; null: closed. */
  readonly number: string | null;
  readonly books: ChosenBooks;
  readonly onClose: () => void;
}) {
  const { number, books, onClose } = props;
  const say = useTexts('books');
  return (
    <ReasonDialog
      opened={number !== null}
      title={say('undo.title', { number: number ?? '' })}
      size="xl"
      onClose={onClose}
    >
      {number !== null && <Undoing number={number} books={books} onClose={onClose} />}
    </ReasonDialog>
  );
}

interface Shown {
  readonly number: string;
  readonly books: ChosenBooks;
  readonly onClose: () => void;
}

function Undoing(props: Shown) {
  const [undone, setUndone] = useState<Responses['books.undo'] | null>(null);
  return undone === null ? (
    <Plan {...props} onUndone={setUndone} />
  ) : (
    <Undone undone={undone} onClose={props.onClose} />
  );
}

function Plan(props: Shown & { readonly onUndone: (undone: Responses['books.undo']) => void }) {
  const { number, books, onClose, onUndone } = props;
  const query = useAnswer('books.undo-plan', { number, ...books.input });
  return (
    <QueryView query={query}>
      {({ plan }) => (
        <UndoForm plan={plan} books={books.input.books} onUndone={onUndone} onCancel={onClose} />
      )}
    </QueryView>
  );
}

function Undone(props: { readonly undone: Responses['books.undo']; readonly onClose: () => void }) {
  const { undone, onClose } = props;
  const say = useTexts('books');
  const { reversals, documents } = undone;
  // The button that was pressed is gone: the focus goes to the one that is left.
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  return (
    <Stack>
      <div role="status">
        <Text size="sm">
          {reversals.length === 0 ? say('undo.done.none') : say('undo.done', { count: reversals.length })}
        </Text>
        {documents > 0 && <Text size="sm">{say('undo.done.kept-out', { count: documents })}</Text>}
      </div>
      <Group justify="flex-end">
        <Button ref={close} onClick={onClose}>
          {say('dialog.close')}
        </Button>
      </Group>
    </Stack>
  );
}
