import { Modal } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import { useTexts } from '../../i18n/index.ts';

/** Waits for a change that is under way, with the dialog kept open until it has come to its end. */
export type Holding = (change: Promise<unknown>) => Promise<void>;

/**
 * A dialog that changes how books are reached. It cannot be left while the change is under way: what came of
 * it would be told nowhere, and a person would believe that nothing was changed.
 */
export function ConnectionModal(props: {
  readonly opened: boolean;
  readonly title: string;
  readonly onClose: () => void;
  /** The form; what it changes it waits for by this. */
  readonly children: (holding: Holding) => ReactNode;
}) {
  const { opened, title, onClose, children } = props;
  const say = useTexts('connections');
  const [saving, setSaving] = useState(false);
  const holding = useCallback<Holding>(async (change) => {
    setSaving(true);
    try {
      await change;
    } finally {
      setSaving(false);
    }
  }, []);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': say('close'), disabled: saving }}
      closeOnEscape={!saving}
      closeOnClickOutside={!saving}
      size="lg"
      centered
    >
      {children(holding)}
    </Modal>
  );
}
