import { useMemo } from 'react';
import type { Selection } from '../../components/index.ts';
import { useMappings } from './mappings-store.ts';
import type { MappingRow } from './rows.ts';

/** The ticks of one table; the editors keep those of all of them. */
export function useTicks<Row extends MappingRow>(
  rows: readonly Row[],
): {
  readonly selection: Selection<Row>;
  /** The ticked rows that are in sight: nothing else is changed with them. */
  readonly ticked: readonly Row[];
} {
  const { selected, select } = useMappings();
  const ticked = useMemo(() => rows.filter(({ id }) => selected.has(id)), [rows, selected]);
  return {
    ticked,
    selection: {
      selected: new Set(ticked.map(({ id }) => id)),
      onChange: (next) => {
        const others = new Set(selected);
        for (const { id } of rows) others.delete(id);
        select(new Set([...others, ...next]));
      },
    },
  };
}
