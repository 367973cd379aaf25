import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTexts } from '../../i18n/index.ts';
import type { Trial } from './use-trial.ts';

/** Tests what a form says; while the server is waited for, the waiting can be ended. */
export function TrialButtons(props: {
  readonly trial: Trial;
  readonly onTest: () => void;
  /** Something else is under way. */
  readonly disabled: boolean;
}) {
  const { trial, onTest, disabled } = props;
  const say = useTexts('connections');
  const test = useRef<HTMLButtonElement>(null);
  const { busy, isStopped } = trial;
  useEffect(() => {
    // The button that was pressed is gone: the keyboard goes on from the one beside it.
    if (isStopped && !busy) test.current?.focus();
  }, [isStopped, busy]);
  return (
    <>
      {busy && (
        <Button variant="subtle" onClick={trial.stop}>
          {say('test.stop')}
        </Button>
      )}
      <Button ref={test} variant="default" onClick={onTest} loading={busy} disabled={disabled}>
        {say('test')}
      </Button>
    </>
  );
}
