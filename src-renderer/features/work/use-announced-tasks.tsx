import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useNavigate } from 'react-router';
import type { TaskView } from '../../../src-shared/ipc/contract.ts';
import { useTasks } from '../../bridge/index.ts';
import { needsPerson, paths, useOutcomeWords } from '../../components/index.ts';
import { explainFailure, useTexts } from '../../i18n/index.ts';
import classes from './work-status.module.css';

const SUCCESS_MS = 6000;
/** With something to press: long enough to get there by keyboard. */
const NEEDS_PERSON_MS = 12_000;

/**
 * Tells of work that ends while the person is looking elsewhere, with the way to what it left for them.
 * @param isWatched the list of work is open and shows the end itself
 * @param openList opens it
 */
export function useAnnouncedTasks(isWatched: boolean, openList: () => void): void {
  const say = useTexts('work');
  const navigate = useNavigate();
  const outcomeWords = useOutcomeWords();
  const underWay = useRef(new Set<string>());
  const latest = useRef<string | null>(null);

  const announce = useEffectEvent((task: TaskView) => {
    if (isWatched) return;
    // Its own dialog shows what came of it, and has its buttons where the message would lie.
    if (task.channel === 'mappings.rehearse' && task.state === 'done') return;
    const failure = task.state === 'failed' && task.outcome?.ok === false ? task.outcome.failure : null;
    const left = needsPerson(task);
    const button =
      failure !== null
        ? { label: say('show'), go: openList }
        : { label: say('attention', { count: left }), go: () => void navigate(paths.attention) };
    const hasButton = failure !== null || left > 0;
    // Messages cover what is beneath them: what went well is told one at a time.
    if (latest.current !== null) notifications.hide(latest.current);
    latest.current = failure === null ? task.id : null;
    notifications.show({
      id: task.id,
      title: say(`ended.${task.state}`, { what: say(`channel.${task.channel}`) }),
      message: (
        <div className={classes['message']}>
          <Text size="sm">{failure === null ? outcomeWords(task) : explainFailure(failure).cause}</Text>
          {hasButton && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                notifications.hide(task.id);
                button.go();
              }}
            >
              {button.label}
            </Button>
          )}
        </div>
      ),
      withBorder: true,
      color: failure === null ? 'teal.8' : 'red.8',
      autoClose: failure === null && (left > 0 ? NEEDS_PERSON_MS : SUCCESS_MS),
    });
  });

  useEffect(() => {
    // The list says the same, and more.
    if (isWatched && latest.current !== null) notifications.hide(latest.current);
  }, [isWatched]);

  useEffect(() => {
    const note = ({ byId }: { readonly byId: Readonly<Record<string, TaskView>> }) => {
      for (const task of Object.values(byId)) {
        if (task.endedAt === null) underWay.current.add(task.id);
        // Only what was seen at work: a window that opens later does not tell of yesterday.
        else if (underWay.current.delete(task.id)) announce(task);
      }
    };
    note(useTasks.getState());
    return useTasks.subscribe(note);
  }, []);
}
