import { useCallback, useState } from 'react';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { ask, useAction } from '../../bridge/index.ts';
import type { Found } from './found-note.tsx';

/** Tries a connection that is not kept; what it found stays until something is changed. */
export function useTrial() {
  const [found, setFound] = useState<Found | null>(null);
  const { run, busy, failure, forget } = useAction(
    useCallback(async (input: RequestInput<'books.try'>) => {
      setFound(null);
      setFound(await ask('books.try', input));
    }, []),
  );
  return {
    run,
    busy,
    failure,
    found,
    forget: () => {
      setFound(null);
      forget();
    },
  };
}
