import { useRef } from 'react';
import type { Selection } from './types.ts';

/** What a table does with its ticks. */
export interface RowSelection {
  readonly isSelected: (index: number) => boolean;
  readonly canSelect: (index: number) => boolean;
  /** Ticks or unticks one row, and makes it the one that ranges start at. */
  readonly toggle: (index: number) => void;
  /** Ticks the rows from where the range starts to here, instead of those of the range before. */
  readonly extend: (from: number, to: number) => void;
  /** The next range starts anew. */
  readonly endRange: () => void;
  readonly selectAll: () => void;
  readonly toggleAll: () => void;
  /** How much of what is loaded is ticked. */
  readonly extent: () => 'none' | 'some' | 'all';
}

/** The ticks of a table; null for one without. */
export function useRowSelection<Row>(
  selection: Selection<Row> | undefined,
  rows: readonly Row[],
  rowKey: (row: Row) => string,
): RowSelection | null {
  // By key: rows that come in above, or another order, must not move what a range starts at.
  const range = useRef<{ readonly anchor: string; readonly end: string } | null>(null);
  if (selection === undefined) return null;
  const { selected, onChange } = selection;

  const keyAt = (index: number): string | null => {
    const row = rows[index];
    if (row === undefined || selection.canSelect?.(row) === false) return null;
    return rowKey(row);
  };
  const keysBetween = (a: number, b: number): string[] => {
    const keys: string[] = [];
    for (let index = Math.min(a, b); index <= Math.max(a, b); index += 1) {
      const key = keyAt(index);
      if (key !== null) keys.push(key);
    }
    return keys;
  };
  const keyOf = (index: number): string => {
    const row = rows[index];
    return row === undefined ? '' : rowKey(row);
  };
  /** Null for a row that has left the list. */
  const placeOf = (key: string | undefined): number | null => {
    const index = key === undefined ? -1 : rows.findIndex((row) => rowKey(row) === key);
    return index === -1 ? null : index;
  };
  const all = () => keysBetween(0, rows.length - 1);
  const allSelected = () => {
    // Ends at the first row that is not ticked, so it walks far only when nearly everything is.
    for (let index = 0; index < rows.length; index += 1) {
      const key = keyAt(index);
      if (key !== null && !selected.has(key)) return false;
    }
    return true;
  };

  return {
    isSelected: (index) => {
      const key = keyAt(index);
      return key !== null && selected.has(key);
    },
    canSelect: (index) => keyAt(index) !== null,
    toggle: (index) => {
      const key = keyAt(index);
      if (key === null) return;
      range.current = { anchor: key, end: key };
      const next = new Set(selected);
      if (!next.delete(key)) next.add(key);
      onChange(next);
    },
    extend: (from, to) => {
      const anchor = placeOf(range.current?.anchor) ?? from;
      const end = placeOf(range.current?.end) ?? anchor;
      range.current = { anchor: keyOf(anchor), end: keyOf(to) };
      const next = new Set(selected);
      for (const key of keysBetween(anchor, end)) next.delete(key);
      for (const key of keysBetween(anchor, to)) next.add(key);
      onChange(next);
    },
    endRange: () => {
      range.current = null;
    },
    selectAll: () => onChange(new Set([...selected, ...all()])),
    toggleAll: () => {
      const next = new Set(selected);
      const isFull = allSelected();
      for (const key of all()) {
        if (isFull) next.delete(key);
        else next.add(key);
      }
      onChange(next);
    },
    extent: () => {
      if (selected.size === 0) return 'none';
      return allSelected() ? 'all' : 'some';
    },
  };
}
