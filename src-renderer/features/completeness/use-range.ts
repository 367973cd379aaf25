import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { addDays, type BusinessDate, daysBetween, isBusinessDate } from '../../../src-shared/time/index.ts';

/** The calendar shows so many days at once at most: more do not fit. */
export const MAX_DAYS = 92;
const FIVE_WEEKS = 35;

/** What the calendar shows. It is all in the address, so that a link keeps it. */
export interface CompletenessAddress {
  readonly stream: string | null;
  /** Both, or neither: the engine's own five weeks. */
  readonly range: { readonly from: BusinessDate; readonly to: BusinessDate } | null;
  readonly change: (part: {
    readonly stream?: string | null;
    readonly from?: string | null;
    readonly to?: string | null;
  }) => void;
}

export function useCompletenessAddress(): CompletenessAddress {
  const [params, setParams] = useSearchParams();
  const from = params.get('from');
  const to = params.get('to');
  const range = useMemo(() => rangeOf(from, to), [from, to]);
  const change = useCallback<CompletenessAddress['change']>(
    (part) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [key, value] of Object.entries(part)) {
            if (value === null || value === undefined) next.delete(key);
            else next.set(key, value);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return { stream: params.get('stream'), range, change };
}

/** The days from a new first one on: the last one moves where it is before it, or too far from it. */
export function daysFrom(from: BusinessDate, to: BusinessDate): { from: BusinessDate; to: BusinessDate } {
  if (to < from) return { from, to: addDays(from, FIVE_WEEKS - 1) };
  return daysBetween(from, to) < MAX_DAYS ? { from, to } : { from, to: addDays(from, MAX_DAYS - 1) };
}

/** One end alone is five weeks from there; a longer time begins later. */
function rangeOf(from: string | null, to: string | null): CompletenessAddress['range'] {
  const first = from !== null && isBusinessDate(from) ? from : null;
  const last = to !== null && isBusinessDate(to) ? to : null;
  if (first === null && last === null) return null;
  if (last === null) return first === null ? null : { from: first, to: addDays(first, FIVE_WEEKS - 1) };
  if (first === null || first > last) return { from: addDays(last, 1 - FIVE_WEEKS), to: last };
  return daysBetween(first, last) < MAX_DAYS
    ? { from: first, to: last }
    : { from: addDays(last, 1 - MAX_DAYS), to: last };
}
