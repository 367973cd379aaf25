import { useCallback, useEffect, useRef, useState } from 'react';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { ask, useAction } from '../../bridge/index.ts';
import type { Found } from './found-note.tsx';

/** What a trial came to: what is there, or that nobody waits for it any more. */
type Outcome = { readonly about: string; readonly found: Found | 'stopped' } | null;

/** Tries a connection that is not kept. */
export const tryConnection = async (input: RequestInput<'books.try'>, signal: AbortSignal): Promise<Found> =>
  ask('books.try', input, signal);

/**
 * Tries a connection; what it found stays until something is changed. A server that does not answer may be
 * waited for in vain: nothing is changed by it, so that a person can leave it at any time.
 * @param send asks the server; of lasting identity
 * @param about what is tried, where that changes while it is shown: what was said of another is not of this one
 */
export function useTrial<Args extends readonly unknown[]>(
  send: (...args: readonly [...Args, AbortSignal]) => Promise<Found>,
  about = '',
) {
  const [told, setOutcome] = useState<Outcome>(null);
  const going = useRef<AbortController | null>(null);
  // Who closes the dialog waits no more.
  useEffect(() => () => going.current?.abort(), []);
  const { run, busy, failure, forget } = useAction(
    useCallback(
      async (...args: Args) => {
        going.current?.abort();
        const control = new AbortController();
        going.current = control;
        setOutcome(null);
        try {
          setOutcome({ about, found: await send(...args, control.signal) });
        } catch (error) {
          if (!control.signal.aborted) throw error;
        }
      },
      [about, send],
    ),
    about,
  );
  const outcome = told?.about === about ? told.found : null;
  return {
    run,
    busy,
    failure,
    found: outcome === 'stopped' ? null : outcome,
    isStopped: outcome === 'stopped',
    stop: () => {
      going.current?.abort();
      setOutcome({ about, found: 'stopped' });
    },
    // What is changed is not what is being tried: an answer to that would be taken for one to this.
    forget: () => {
      going.current?.abort();
      setOutcome(null);
      forget();
    },
  };
}

/** What its buttons need to know of it. */
export type Trial = Pick<ReturnType<typeof useTrial>, 'busy' | 'isStopped' | 'stop'>;
