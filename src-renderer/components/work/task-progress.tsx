import { Button, Progress, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { TaskView } from '../../../src-shared/ipc/contract.ts';
import { assertNever, type Failure } from '../../../src-shared/model/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import { FailureNote } from '../failure/failure-note.tsx';
import { TaskStateBadge } from '../status/task-state-badge.tsx';
import { amountWords, percentDone, phaseWords } from './progress-words.ts';
import { useSpoken } from './use-spoken.ts';
import classes from './work.module.css';

/** How work is stopped, as an action of the bridge does it. */
interface Cancel {
  readonly run: (task: string) => unknown;
  readonly failure: Failure | null;
}

/** How a piece of long work goes, a button that stops it, and what came of it. */
export function TaskProgress(props: {
  readonly task: TaskView;
  /** Asks it to stop; why that could not be asked is shown here as well. */
  readonly cancel: Cancel;
  /** What to say once it is done; without it, that it is finished. */
  readonly result?: ReactNode;
  /** A button that goes to the cure when it has failed. */
  readonly failureAction?: ReactNode;
}) {
  const { task } = props;
  if (task.state === 'queued' || task.state === 'running') {
    return <Running task={task} cancel={props.cancel} />;
  }
  return (
    <div className={classes['progress']}>
      <div className={classes['line']}>
        <TaskStateBadge state={task.state} />
        <div role="status">
          <Outcome task={task} result={props.result} />
        </div>
      </div>
      {task.outcome?.ok === false && task.state === 'failed' && (
        <FailureNote failure={task.outcome.failure} action={props.failureAction} alert />
      )}
    </div>
  );
}

function Running({ task, cancel }: { readonly task: TaskView; readonly cancel: Cancel }) {
  const t = useTexts('components');
  const locale = useLocale();
  const phase = phaseWords(task, t);
  const amount = amountWords(task, t, locale);
  const percent = percentDone(task);
  const spoken = useSpoken(
    task.stopping ? t('progress.stopping') : [phase, amount].filter(Boolean).join(', '),
  );
  return (
    <div className={classes['progress']}>
      <div className={classes['line']}>
        <span className={classes['phase']}>{phase}</span>
        <span className={classes['subject']} title={task.subject}>
          {task.subject}
        </span>
        <span className={classes['amount']}>{amount}</span>
        {task.canCancel && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => void cancel.run(task.id)}
            disabled={task.stopping}
          >
            {task.stopping ? t('progress.stopping') : t('progress.cancel')}
          </Button>
        )}
      </div>
      <Progress.Root
        size="sm"
        role="progressbar"
        aria-label={t('progress.bar', { phase })}
        aria-valuemin={0}
        aria-valuemax={100}
        // While the whole is unknown there is no value, which is how a reader says "busy".
        aria-valuenow={percent ?? undefined}
        aria-valuetext={amount === '' ? undefined : amount}
      >
        <Progress.Section withAria={false} value={percent ?? 100} animated={percent === null} />
      </Progress.Root>
      {cancel.failure !== null && <FailureNote failure={cancel.failure} compact alert />}
      <VisuallyHidden role="status">{spoken}</VisuallyHidden>
    </div>
  );
}

function Outcome({ task, result }: { readonly task: TaskView; readonly result: ReactNode }): ReactNode {
  const t = useTexts('components');
  switch (task.state) {
    case 'done':
      return result ?? t('outcome.done');
    case 'cancelled':
      return t('outcome.cancelled');
    case 'failed':
    case 'queued':
    case 'running':
      return null;
    default:
      return assertNever(task.state);
  }
}
