import { Button, type ButtonProps } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTexts } from '../../i18n/index.ts';
import type { Trial } from './use-trial.ts';

/**
 * Tests a connection; while the server is waited for, the waiting can be ended. Of the two only one can be
 * pressed at a time: the keyboard goes over to it, since it would else go on from the beginning of the page.
 */
export function TrialButtons(props: {
  readonly trial: Trial;
  readonly onTest: () => void;
  /** Something else is under way. */
  readonly disabled?: boolean;
  /** Whose connection it is, where the page has several. */
  readonly books?: string;
  readonly size?: ButtonProps['size'];
}) {
  const { trial, onTest, disabled = false, books, size } = props;
  const say = useTexts('connections');
  const test = useRef<HTMLButtonElement>(null);
  const stop = useRef<HTMLButtonElement>(null);
  // Which of them the keyboard was on when it could not be pressed any more.
  const left = useRef<'test' | 'stop' | null>(null);
  const { busy, isStopped } = trial;
  useEffect(() => {
    const was = left.current;
    left.current = null;
    if (busy && was === 'test') stop.current?.focus();
    if (!busy && (was === 'stop' || isStopped)) test.current?.focus();
  }, [isStopped, busy]);
  return (
    <>
      {busy && (
        <Button
          ref={stop}
          variant="subtle"
          onClick={trial.stop}
          onFocus={() => (left.current = 'stop')}
          onBlur={({ relatedTarget }) => {
            // It has gone on to something else, not away with the button.
            if (relatedTarget !== null) left.current = null;
          }}
          aria-label={books === undefined ? undefined : say('test.stop.of', { books })}
          {...(size === undefined ? {} : { size })}
        >
          {say('test.stop')}
        </Button>
      )}
      <Button
        ref={test}
        variant="default"
        onClick={() => {
          left.current = 'test';
          onTest();
        }}
        loading={busy}
        disabled={disabled}
        aria-label={books === undefined ? undefined : say('test.of', { books })}
        {...(size === undefined ? {} : { size })}
      >
        {say('test')}
      </Button>
    </>
  );
}
