import { Text } from '@mantine/core';
import { useCallback } from 'react';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { ask, useAction } from '../../bridge/index.ts';
import { ReasonDialog, ReasonForm } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

type Quarantine = Responses['status.panel']['quarantined'][number];

/** Lets posting go on although not everything agrees: a person has looked at what does not. */
export function EndQuarantineDialog(props: {
  /** Null: closed. */
  readonly quarantine: Quarantine | null;
  readonly onClose: () => void;
}) {
  const { quarantine, onClose } = props;
  const say = useTexts('sync-status');
  return (
    <ReasonDialog
      opened={quarantine !== null}
      title={say('go-on.title', { books: quarantine?.books ?? '' })}
      onClose={onClose}
    >
      {quarantine !== null && <GoOn quarantine={quarantine} onClose={onClose} />}
    </ReasonDialog>
  );
}

function GoOn({ quarantine, onClose }: { readonly quarantine: Quarantine; readonly onClose: () => void }) {
  const { books, findings } = quarantine;
  const say = useTexts('sync-status');
  const end = useAction(
    useCallback(
      async (reason: string) => {
        await ask('status.end-quarantine', { books, reason });
        onClose();
      },
      [books, onClose],
    ),
  );
  const differing = findings === null ? 0 : findings.different + findings.missing + findings.unknownHere;
  return (
    <ReasonForm note={say('go-on.note')} confirm={say('go-on.confirm')} doing={end} onCancel={onClose}>
      <Text size="sm">{say('go-on.differs', { count: differing })}</Text>
      <Text size="sm">{say('go-on.text')}</Text>
    </ReasonForm>
  );
}
