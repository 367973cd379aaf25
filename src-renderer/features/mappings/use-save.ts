import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { ask, failureOf, useAction } from '../../bridge/index.ts';
import { paths, sectionOf } from '../../components/index.ts';
import { acceptingBatches, type Batch, batchesOf } from './batches.ts';
import { useMappings } from './mappings-store.ts';
import type { MappingRow } from './rows.ts';

/** Saves drafts or suggestions. When a row is refused, the person is led to it. */
export function useSave(stream: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const send = useCallback(
    async (batches: readonly Batch[]) => {
      const { forget, fail, tell } = useMappings.getState();
      fail(null);
      let count = 0;
      for (const { ids, input } of batches) {
        await ask('mappings.set-many', input).catch((error: unknown) => {
          const { where } = failureOf(error);
          fail(where);
          if (where !== null && ids.includes(where)) {
            void navigate(paths.mappings(stream, sectionOf(where.split(':')[0] ?? '')), { replace: true });
          }
          throw error;
        });
        // First the new values, then no drafts: the old ones must not show up in between.
        await queries.invalidateQueries({ queryKey: ['mappings.list', { stream }] });
        forget(ids);
        count += ids.length;
      }
      tell(count);
    },
    [stream, queries, navigate],
  );
  const save = useAction(
    useCallback(async () => {
      const { drafts, when, setWhen } = useMappings.getState();
      await send(batchesOf(stream, Object.values(drafts), when));
      setWhen({ kind: 'present' });
    }, [send, stream]),
  );
  const accept = useAction(
    useCallback(async (rows: readonly MappingRow[]) => send(acceptingBatches(stream, rows)), [send, stream]),
  );
  return { save, accept };
}

export type Saving = ReturnType<typeof useSave>;
