import { Anchor, Group } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { TaskView } from '../../../src-shared/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { paths } from '../paths.ts';
import { needsPerson, useOutcomeWords } from './outcome-words.ts';

/** What a task that is done came to, in words, and the way to what it has left for a person. */
export function TaskOutcome({ task, onGo }: { readonly task: TaskView; readonly onGo?: () => void }) {
  const say = useTexts('work');
  const outcomeWords = useOutcomeWords();
  // Reading an outcome costs more than drawing it: not for each step of other work.
  const words = useMemo(() => outcomeWords(task), [outcomeWords, task]);
  const left = useMemo(() => needsPerson(task), [task]);
  return (
    <Group gap="xs">
      {words !== '' && <span>{words}</span>}
      {left > 0 && (
        <Anchor
          component={Link}
          to={paths.attention}
          size="sm"
          {...(onGo === undefined ? {} : { onClick: onGo })}
        >
          {say('attention', { count: left })}
        </Anchor>
      )}
    </Group>
  );
}
