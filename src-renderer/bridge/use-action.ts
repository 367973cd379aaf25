import { useCallback, useRef, useState } from 'react';
import type { Failure } from '../../src-shared/model/index.ts';
import { failureIn } from '../../src-shared/ipc/failure-in.ts';

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

/**
 * Wraps work that asks the engine, so that no screen writes try and catch.
 * @param about what it is done to, where that changes on one screen: each has its own busy and failure
 */
export function useAction<Args extends readonly unknown[], Result>(
  work: (...args: Args) => Promise<Result>,
  about = '',
): Action<Args, Result> {
  const [busy, setBusy] = useState<readonly string[]>([]);
  const [failed, setFailed] = useState<{ readonly about: string; readonly failure: Failure } | null>(null);
  // The second of two quick clicks comes before the button has been drawn as busy.
  const running = useRef(new Set<string>());
  const run = useCallback(
    async (...args: Args) => {
      if (running.current.has(about)) return null;
      running.current.add(about);
      setBusy([...running.current]);
      setFailed(null);
      try {
        return await work(...args);
      } catch (error) {
        setFailed({ about, failure: failureIn(error) });
        return null;
      } finally {
        running.current.delete(about);
        setBusy([...running.current]);
      }
    },
    [work, about],
  );
  const forget = useCallback(() => setFailed(null), []);
  return {
    run,
    busy: busy.includes(about),
    failure: failed?.about === about ? failed.failure : null,
    forget,
  };
}
