import { useCallback, useRef, useState } from 'react';
import type { Failure } from '../../src-shared/model/index.ts';
import { failureOf } from './failure-error.ts';

/** Something a person does: while it runs `busy` is true, and what it came to stays until the next go. */
export interface Action<Args extends readonly unknown[], Result> {
  /**
   * Null when it failed; the failure is then in `failure`. While it runs another go is not made, and
   * answers null too: two quick clicks are one.
   */
  readonly run: (...args: Args) => Promise<Result | null>;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly forget: () => void;
}

/** Wraps work that asks the engine, so that no screen writes try and catch. */
export function useAction<Args extends readonly unknown[], Result>(
  work: (...args: Args) => Promise<Result>,
): Action<Args, Result> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  // The second of two quick clicks comes before the button has been drawn as busy.
  const isRunning = useRef(false);
  const run = useCallback(
    async (...args: Args) => {
      if (isRunning.current) return null;
      isRunning.current = true;
      setBusy(true);
      setFailure(null);
      try {
        return await work(...args);
      } catch (error) {
        setFailure(failureOf(error));
        return null;
      } finally {
        isRunning.current = false;
        setBusy(false);
      }
    },
    [work],
  );
  const forget = useCallback(() => setFailure(null), []);
  return { run, busy, failure, forget };
}
