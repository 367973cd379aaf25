import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/index.ts';

/** A question that wants a person's reason: around a `ReasonForm`, and what comes before and after it. */
export function ReasonDialog(props: {
  readonly opened: boolean;
  readonly title: string;
  /** `lg` and `xl` have room for what will be posted. */
  readonly size?: 'md' | 'lg' | 'xl';
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const t = useTexts('components');
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('reason.close') }}
      size={props.size ?? 'md'}
      centered
    >
      {props.children}
    </Modal>
  );
}
