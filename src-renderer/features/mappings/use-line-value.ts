import { useCallback } from 'react';
import { type JournalLine, valueOf } from './journal-lines.ts';
import { useMappings } from './mappings-store.ts';
import { type JournalRowValue, readJournalRow, writeJournalRow } from './values.ts';

/** A line as it stands in the editor, and what changes it there. */
export function useLineValue(
  line: JournalLine,
): readonly [JournalRowValue, (part: Partial<JournalRowValue>) => void] {
  const draft = useMappings(({ drafts }) => drafts[line.row.id]?.value ?? null);
  const value = draft === null ? line.saved : (readJournalRow(draft) ?? line.saved);
  const change = useCallback(
    (part: Partial<JournalRowValue>) => {
      const { draft: set, drafts } = useMappings.getState();
      set(line.row, writeJournalRow({ ...valueOf(line, drafts), ...part }));
    },
    [line],
  );
  return [value, change];
}
