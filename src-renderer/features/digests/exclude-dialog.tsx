import { Text } from '@mantine/core';
import { useCallback } from 'react';
import type { OrderView } from '../../../src-shared/ipc/contract.ts';
import { ask, useAction } from '../../bridge/index.ts';
import { ReasonDialog, ReasonForm } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

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
    <ReasonDialog
      opened={order !== null}
      title={say('exclude.title', { number: order?.number ?? '' })}
      onClose={onClose}
    >
      {order !== null && <ExcludeForm digest={digest} order={order} onClose={onClose} />}
    </ReasonDialog>
  );
}

function ExcludeForm(props: {
  readonly digest: string;
  readonly order: OrderView;
  readonly onClose: () => void;
}) {
  const { digest, order, onClose } = props;
  const say = useTexts('digests');
  const exclude = useAction(
    useCallback(
      async (reason: string) => {
        await ask('digests.exclude', { id: digest, document: order.id, reason });
        onClose();
      },
      [digest, order.id, onClose],
    ),
  );
  return (
    <ReasonForm
      note={say('exclude.note')}
      confirm={say('exclude.confirm')}
      doing={exclude}
      onCancel={onClose}
    >
      <Text size="sm">{say('exclude.text')}</Text>
    </ReasonForm>
  );
}
