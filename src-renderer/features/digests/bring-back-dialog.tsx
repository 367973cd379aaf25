import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type SyntheticEvent, useCallback, useState } from 'react';
import type { BringBackPlanView } from '../../../src-shared/ipc/contract.ts';
import { ask, useAction, useAnswer } from '../../bridge/index.ts';
import { CureLink, FailureNote, QueryView } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { BringBackPlan } from './bring-back-plan.tsx';
import { MIN_REASON_CHARS } from './exclude-dialog.tsx';

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
    <Modal
      opened={number !== null}
      onClose={onClose}
      title={say('bring-back.title', { number: number ?? '' })}
      closeButtonProps={{ 'aria-label': say('keys.close') }}
      size="lg"
      centered
    >
      {number !== null && <Plan number={number} books={books} onClose={onClose} />}
    </Modal>
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
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isShort = reason.trim().length < MIN_REASON_CHARS;
  const bring = useAction(
    useCallback(async () => {
      await ask('books.bring-back', { number, books, reason });
      onClose();
    }, [number, books, reason, onClose]),
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isShort && !bring.busy) void bring.run();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">{say('bring-back.text')}</Text>
        <BringBackPlan plan={plan} />
        <Textarea
          label={say('exclude.reason')}
          description={say('bring-back.reason.text')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried && isShort ? say('exclude.reason.short') : null}
          maxLength={500}
          minRows={2}
          autosize
          required
          data-autofocus
        />
        {bring.failure !== null && (
          <FailureNote failure={bring.failure} action={<CureLink failure={bring.failure} />} compact alert />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say('exclude.cancel')}
          </Button>
          <Button type="submit" loading={bring.busy}>
            {say('bring-back.confirm', { count: plan.count })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
