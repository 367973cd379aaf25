import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { CompleteDayView, FindingView } from '../../../src-shared/ipc/contract.ts';
import { ask, useAction } from '../../bridge/index.ts';
import { CureLink, FailureNote, useFocusBack } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import classes from './completeness.module.css';
import { ExplainQuestion } from './explain-question.tsx';
import { findingText } from './finding-words.ts';

/** One thing that may be missing of a day: a person says why it is not, or takes that back. */
export function FindingRow(props: { readonly day: CompleteDayView; readonly finding: FindingView }) {
  const { day, finding } = props;
  const { stream, location, date } = day;
  const { id, explained } = finding;
  const say = useTexts('completeness');
  const [asking, setAsking] = useState(false);
  const button = useFocusBack(asking);
  const takeBack = useAction(() =>
    ask('completeness.explain', { stream, location, date, findings: [id], reason: null }),
  );
  const text = findingText(finding, say);
  const verb = say(explained === null ? 'explain' : 'take-back');
  return (
    <div className={classes['finding']}>
      <Text size="sm" component="div">
        {text}
        {explained !== null && (
          <Text size="sm" c="dimmed">
            {say('explained', { reason: explained })}
          </Text>
        )}
      </Text>
      {asking ? (
        <ExplainQuestion
          day={day}
          findings={[id]}
          onKept={() => setAsking(false)}
          onCancel={() => setAsking(false)}
        />
      ) : (
        // One button for both, so that it keeps the keyboard when one becomes the other.
        <Button
          ref={button}
          size="xs"
          variant={explained === null ? 'default' : 'subtle'}
          onClick={() => (explained === null ? setAsking(true) : void takeBack.run())}
          aria-label={`${verb}: ${text}`}
        >
          {verb}
        </Button>
      )}
      {takeBack.failure !== null && (
        <FailureNote failure={takeBack.failure} action={<CureLink failure={takeBack.failure} />} alert />
      )}
    </div>
  );
}
