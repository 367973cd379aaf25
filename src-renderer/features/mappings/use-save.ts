import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import type { ValueChannel } from '../../../src-shared/ipc/contract.ts';
import { ask, failureIn, useAction } from '../../bridge/index.ts';
import { paths, sectionOf } from '../../components/index.ts';
import { acceptingBatches, type Batch, batchesOf } from './batches.ts';
import { useMappings } from './mappings-store.ts';
import type { MappingRow } from './rows.ts';

/** What the editors show of the values. */
const SHOWN = ['mappings.list', 'mappings.journal'] as const satisfies readonly ValueChannel[];

/** Saves drafts or suggestions. When a row is refused, the person is led to it. */
export function useSave(stream: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const send = useCallback(
    async (batches: readonly Batch[]) => {
      const { forget, fail, tell } = useMappings.getState();
      fail(null);
      let count = 0;
      for (const { drafts, input } of batches) {
        await ask('mappings.set-many', input).catch((error: unknown) => {
          const { where } = failureIn(error);
          fail(where);
          if (where !== null && drafts.some(({ row }) => row.id === where)) {
            void navigate(paths.mappings(stream, sectionOf(where.split(':')[0] ?? '')), { replace: true });
          }
          throw error;
        });
        // First the new values, then no drafts: the old ones must not show up in between.
        await Promise.all(SHOWN.map((channel) => queries.invalidateQueries({ queryKey: [channel] })));
        forget(drafts);
        count += drafts.length;
      }
      tell(count);
    },
    [stream, queries, navigate],
  );
  const save = useAction(
    useCallback(async () => {
      const { drafts, when, setWhen } = useMappings.getState();
      await send(batchesOf(stream, Object.values(drafts), when));
      // Changes that were made meanwhile go on to hold from the day that was chosen for them.
      if (Object.keys(useMappings.getState().drafts).length === 0) setWhen({ kind: 'present' });
    }, [send, stream]),
  );
  const accept = useAction(
    useCallback(async (rows: readonly MappingRow[]) => send(acceptingBatches(stream, rows)), [send, stream]),
  );
  return { save, accept };
}

export type Saving = ReturnType<typeof useSave>;
