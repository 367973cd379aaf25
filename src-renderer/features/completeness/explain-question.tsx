import { Text } from '@mantine/core';
import { useCallback } from 'react';
import type { CompleteDayView } from '../../../src-shared/ipc/contract.ts';
import { ask, useAction } from '../../bridge/index.ts';
import { ReasonForm } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import classes from './completeness.module.css';

/** Asks why some of what a day lacks is not missing, in the place of the button that was pressed. */
export function ExplainQuestion(props: {
  readonly day: CompleteDayView;
  /** Ids of what is explained. */
  readonly findings: readonly string[];
  readonly onKept: () => void;
  readonly onCancel: () => void;
}) {
  const { day, findings, onKept, onCancel } = props;
  const { stream, location, date } = day;
  const say = useTexts('completeness');
  const explain = useAction(
    useCallback(
      async (reason: string) => {
        await ask('completeness.explain', { stream, location, date, findings: [...findings], reason });
        onKept();
      },
      [stream, location, date, findings, onKept],
    ),
  );
  return (
    <div className={classes['question']}>
      <ReasonForm
        note={say('reason.hint')}
        confirm={say('reason.save')}
        doing={explain}
        inPlace
        onCancel={onCancel}
      >
        <Text size="sm">{say('reason.question')}</Text>
      </ReasonForm>
    </div>
  );
}
