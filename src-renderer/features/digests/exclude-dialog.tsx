import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type SyntheticEvent, useCallback, useState } from 'react';
import type { OrderView } from '../../../src-shared/ipc/contract.ts';
import { ask, useAction } from '../../bridge/index.ts';
import { CureLink, FailureNote } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** A reason shorter than this says nothing to whoever reads it next year; see digests.exclude. */
export const MIN_REASON_CHARS = 3;

/** Keeps an order out of the postings, with a reason that stays with it. */
export function ExcludeDialog(props: {
  readonly digest: string;
  /** Null: closed. */
  readonly order: OrderView | null;
  readonly onClose: () => void;
}) {
  const { digest, order, onClose } = props;
  const say = useTexts('digests');
  return (
    <Modal
      opened={order !== null}
      onClose={onClose}
      title={say('exclude.title', { number: order?.number ?? '' })}
      closeButtonProps={{ 'aria-label': say('keys.close') }}
      centered
    >
      {order !== null && <ExcludeForm digest={digest} order={order} onClose={onClose} />}
    </Modal>
  );
}

function ExcludeForm(props: {
  readonly digest: string;
  readonly order: OrderView;
  readonly onClose: () => void;
}) {
  const { digest, order, onClose } = props;
  const say = useTexts('digests');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isShort = reason.trim().length < MIN_REASON_CHARS;
  const exclude = useAction(
    useCallback(async () => {
      await ask('digests.exclude', { id: digest, document: order.id, reason });
      onClose();
    }, [digest, order.id, reason, onClose]),
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isShort && !exclude.busy) void exclude.run();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">{say('exclude.text')}</Text>
        <Textarea
          label={say('exclude.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried && isShort ? say('exclude.reason.short') : null}
          maxLength={500}
          minRows={2}
          autosize
          required
          data-autofocus
        />
        {exclude.failure !== null && (
          <FailureNote
            failure={exclude.failure}
            action={<CureLink failure={exclude.failure} />}
            compact
            alert
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say('exclude.cancel')}
          </Button>
          <Button type="submit" loading={exclude.busy}>
            {say('exclude.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
