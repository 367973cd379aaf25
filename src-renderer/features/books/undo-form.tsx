import { Anchor, Button, Group, List, Stack, Text, Textarea } from '@mantine/core';
import { type SyntheticEvent, useCallback, useState } from 'react';
import { Link } from 'react-router';
import type { Responses, UndoPlanView } from '../../../src-shared/ipc/contract.ts';
import { ask, useAction } from '../../bridge/index.ts';
import { paths } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { BooksFailure } from './books-failure.tsx';
import { UndoPlan } from './undo-plan.tsx';

/** A reason shorter than this says nothing to whoever reads it next year. */
export const MIN_REASON_CHARS = 3;

/** What will be taken back, and why. */
export function UndoForm(props: {
  readonly plan: UndoPlanView;
  readonly books: string | undefined;
  readonly onUndone: (undone: Responses['books.undo']) => void;
  readonly onCancel: () => void;
}) {
  const { plan, books, onUndone, onCancel } = props;
  const { number, allocations } = plan;
  const say = useTexts('books');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isShort = reason.trim().length < MIN_REASON_CHARS;
  const isBlocked = allocations.length > 0;
  const undo = useAction(
    useCallback(async () => {
      onUndone(await ask('books.undo', { number, reason, ...(books === undefined ? {} : { books }) }));
    }, [number, reason, books, onUndone]),
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isShort) void undo.run();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">{say('undo.text')}</Text>
        <UndoPlan plan={plan} />
        {isBlocked ? (
          <Blocked plan={plan} books={books} />
        ) : (
          <Textarea
            label={say('undo.reason')}
            description={say('undo.reason.text')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={tried && isShort ? say('undo.reason.short') : null}
            maxLength={500}
            minRows={2}
            autosize
            required
          />
        )}
        {undo.failure !== null && <BooksFailure failure={undo.failure} compact />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {say('dialog.cancel')}
          </Button>
          {!isBlocked && (
            <Button type="submit" color="red.9" loading={undo.busy}>
              {say('undo.confirm')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

/** Allocations must be taken back first, each at the document that pays. */
function Blocked({ plan, books }: { readonly plan: UndoPlanView; readonly books: string | undefined }) {
  const say = useTexts('books');
  return (
    <div role="alert">
      <Text size="sm" fw={600}>
        {say('undo.blocked', { count: plan.allocations.length })}
      </Text>
      <List size="sm" mt={4}>
        {plan.allocations.map(({ credit, debit, amount }, at) => (
          <List.Item key={at}>
            <Anchor component={Link} to={paths.invoice(credit, books)} inherit>
              {credit}
            </Anchor>{' '}
            {say('undo.blocked.to', { debit, amount })}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
