import { useCallback, useEffect, useRef, useState } from 'react';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { ask, useAction } from '../../bridge/index.ts';
import type { Found } from './found-note.tsx';

/** What a trial came to: what is there, or that nobody waits for it any more. */
type Outcome = { readonly found: Found } | 'stopped' | null;

/**
 * Tries a connection that is not kept; what it found stays until something is changed. A server that does not
 * answer may be waited for in vain: nothing is changed by it, so that a person can leave it at any time.
 */
export function useTrial() {
  const [outcome, setOutcome] = useState<Outcome>(null);
  const going = useRef<AbortController | null>(null);
  // Who closes the dialog waits no more.
  useEffect(() => () => going.current?.abort(), []);
  const { run, busy, failure, forget } = useAction(
    useCallback(async (input: RequestInput<'books.try'>) => {
      const control = new AbortController();
      going.current = control;
      setOutcome(null);
      try {
        setOutcome({ found: await ask('books.try', input, control.signal) });
      } catch (error) {
        if (!control.signal.aborted) throw error;
      }
    }, []),
  );
  return {
    run,
    busy,
    failure,
    found: outcome === null || outcome === 'stopped' ? null : outcome.found,
    isStopped: outcome === 'stopped',
    stop: () => {
      going.current?.abort();
      setOutcome('stopped');
    },
    // What is changed is not what is being tried: an answer to that would be taken for one to this.
    forget: () => {
      going.current?.abort();
      setOutcome(null);
      forget();
    },
  };
}

export type Trial = ReturnType<typeof useTrial>;
