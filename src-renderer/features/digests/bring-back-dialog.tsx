import { Text } from '@mantine/core';
import { useCallback } from 'react';
import type { BringBackPlanView } from '../../../src-shared/ipc/contract.ts';
import { ask, useAction, useAnswer } from '../../bridge/index.ts';
import { QueryView, ReasonDialog, ReasonForm } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { BringBackPlan } from './bring-back-plan.tsx';

/** Lets in again what undoing a posting keeps out: shows first what that is, then asks why. */
export function BringBackDialog(props: {
  /** Of a document that was undone; null: closed. */
  readonly number: string | null;
  readonly books: string;
  readonly onClose: () => void;
}) {
  const { number, books, onClose } = props;
  const say = useTexts('digests');
  return (
    <ReasonDialog
      opened={number !== null}
      title={say('bring-back.title', { number: number ?? '' })}
      size="lg"
      onClose={onClose}
    >
      {number !== null && <Plan number={number} books={books} onClose={onClose} />}
    </ReasonDialog>
  );
}

function Plan(props: { readonly number: string; readonly books: string; readonly onClose: () => void }) {
  const { number, books, onClose } = props;
  const query = useAnswer('books.bring-back-plan', { number, books });
  return (
    <QueryView query={query}>
      {({ plan }) => <BringBackForm plan={plan} books={books} onClose={onClose} />}
    </QueryView>
  );
}

function BringBackForm(props: {
  readonly plan: BringBackPlanView;
  readonly books: string;
  readonly onClose: () => void;
}) {
  const { plan, books, onClose } = props;
  const { number } = plan;
  const say = useTexts('digests');
  const bring = useAction(
    useCallback(
      async (reason: string) => {
        await ask('books.bring-back', { number, books, reason });
        onClose();
      },
      [number, books, onClose],
    ),
  );
  return (
    <ReasonForm
      note={say('bring-back.note')}
      confirm={say('bring-back.confirm', { count: plan.count })}
      doing={bring}
      onCancel={onClose}
    >
      <Text size="sm">{say('bring-back.text')}</Text>
      <BringBackPlan plan={plan} />
    </ReasonForm>
  );
}
