import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { type ReactNode, useCallback } from 'react';
import { useTexts } from '../../i18n/index.ts';

/** A question before something that is not easily undone. */
export interface Question {
  readonly title: string;
  /** What will happen. */
  readonly body: ReactNode;
  /** The verb that does it, not "OK". */
  readonly confirm: string;
  readonly cancel?: string;
  /** It takes something away. */
  readonly danger?: boolean;
}

/** Asks a person; false when they decline, press Escape or close the question. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const t = useTexts('components');
  return useCallback(
    (question) =>
      new Promise<boolean>((resolve) => {
        modals.openConfirmModal({
          title: question.title,
          children:
            typeof question.body === 'string' ? <Text size="sm">{question.body}</Text> : question.body,
          labels: { confirm: question.confirm, cancel: question.cancel ?? t('confirm.cancel') },
          confirmProps: question.danger === true ? { color: 'red.9' } : {},
          closeButtonProps: { 'aria-label': t('confirm.close') },
          centered: true,
          onConfirm: () => resolve(true),
          // It closes after every answer; a promise keeps the first.
          onClose: () => resolve(false),
        });
      }),
    [t],
  );
}
