import { useState } from 'react';
import type { RehearsalView, TaskView } from '../../../src-shared/ipc/contract.ts';
import type { Failure } from '../../../src-shared/model/index.ts';
import { cancelTask, useAction, useTask } from '../../bridge/index.ts';
import { MAX_ROWS, type RehearsalOf, rehearsalOf } from './batches.ts';
import { useMappings } from './mappings-store.ts';

/** Two weeks have every weekday twice. */
const DEFAULT_DAYS = 14;
export const MAX_DAYS = 400;

/** A rehearsal of the drafts: what is asked for, how it goes and what it came to. */
export interface RehearsalState {
  /** Null: nothing that is a number of days stands in the field. */
  readonly days: number | null;
  readonly setDays: (days: number | null) => void;
  readonly isUnposted: boolean;
  readonly setUnposted: (unposted: boolean) => void;
  readonly of: RehearsalOf;
  readonly canStart: boolean;
  readonly isTooMuch: boolean;
  readonly start: () => void;
  readonly task: TaskView | null;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly result: RehearsalView | null;
  readonly cancel: { readonly run: (task: string) => unknown; readonly failure: Failure | null };
  /** Stops what is under way and forgets what came of it. */
  readonly leave: () => void;
}

export function useRehearsal(): RehearsalState {
  const { stream, drafts, when } = useMappings();
  const [days, setDays] = useState<number | null>(DEFAULT_DAYS);
  const [isUnposted, setUnposted] = useState(false);
  const work = useTask('mappings.rehearse');
  const cancel = useAction(cancelTask);
  const of = rehearsalOf(Object.values(drafts), when);
  const { task, busy, failure, result } = work;
  const isTooMuch = of.rows.length > MAX_ROWS;
  return {
    days,
    setDays,
    isUnposted,
    setUnposted,
    of,
    canStart: days !== null && of.rows.length > 0 && !isTooMuch,
    isTooMuch,
    start: () => {
      const scope = isUnposted ? 'unposted' : 'all';
      if (days !== null) void work.start({ stream, rows: of.rows, from: of.from, days, scope });
    },
    task,
    busy,
    failure,
    result,
    cancel,
    leave: () => {
      if (busy && task !== null) void cancel.run(task.id);
      work.forget();
    },
  };
}
