import { Anchor, List, Text } from '@mantine/core';
import { useCallback } from 'react';
import { Link } from 'react-router';
import type { Responses, UndoPlanView } from '../../../src-shared/ipc/contract.ts';
import { ask, useAction } from '../../bridge/index.ts';
import { paths, ReasonForm } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { UndoPlan } from './undo-plan.tsx';

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
  const undo = useAction(
    useCallback(
      async (reason: string) => {
        onUndone(await ask('books.undo', { number, reason, ...(books === undefined ? {} : { books }) }));
      },
      [number, books, onUndone],
    ),
  );
  return (
    <ReasonForm
      note={say('undo.note')}
      confirm={say('undo.confirm')}
      danger
      doing={undo}
      {...(allocations.length === 0 ? {} : { blocked: <Blocked plan={plan} books={books} /> })}
      onCancel={onCancel}
    >
      <Text size="sm">{say('undo.text')}</Text>
      <UndoPlan plan={plan} />
    </ReasonForm>
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
