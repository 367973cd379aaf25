import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Failure } from '../../../src-shared/model/index.ts';
import { ask, useAction } from '../../bridge/index.ts';
import { useKeys } from '../../components/index.ts';
import { detailsAt } from './status-filters.ts';

/** The way to what failed last. */
export interface LastFailure {
  readonly run: () => Promise<unknown>;
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** It was looked for, and nothing stands failed. */
  readonly none: boolean;
}

/** Goes to the row that failed last, in the table that begins with it; also by the key `j`. */
export function useLastFailure(): LastFailure {
  const navigate = useNavigate();
  const [none, setNone] = useState(false);
  const jump = useAction(
    useCallback(async () => {
      const { row } = await ask('status.last-failure', {});
      setNone(row === null);
      if (row !== null) await navigate(detailsAt({ startAt: row.id }, row.id));
    }, [navigate]),
  );
  useKeys({ j: () => void jump.run() });
  return { run: jump.run, busy: jump.busy, failure: jump.failure, none };
}
