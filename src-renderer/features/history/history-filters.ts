import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import {
  AUDIT_ACTORS,
  AUDIT_GROUPS,
  type AuditActor,
  type AuditGroup,
} from '../../../src-shared/model/index.ts';
import { isBusinessDate } from '../../../src-shared/time/index.ts';

/** What the history is narrowed down to. It is all in the address, so that a link keeps it. */
export interface HistoryFilters {
  readonly group: AuditGroup | null;
  readonly who: AuditActor | null;
  /** YYYY-MM-DD, both included; null: open at that end. */
  readonly from: string | null;
  readonly to: string | null;
  readonly search: string;
  /** The one thing whose history it is, by its id; null: of everything. */
  readonly subject: string | null;
}

export const NO_FILTERS: HistoryFilters = {
  group: null,
  who: null,
  from: null,
  to: null,
  search: '',
  subject: null,
};

export interface HistoryAddress {
  readonly filters: HistoryFilters;
  readonly change: (part: Partial<HistoryFilters>) => void;
  readonly clear: () => void;
}

/** Reads an address. What nobody could have chosen here is left out. */
function filtersOf(params: URLSearchParams): HistoryFilters {
  const date = (name: string): string | null => {
    const text = params.get(name);
    return text !== null && isBusinessDate(text) ? text : null;
  };
  return {
    group: AUDIT_GROUPS.find((one) => one === params.get('group')) ?? null,
    who: AUDIT_ACTORS.find((one) => one === params.get('who')) ?? null,
    from: date('from'),
    to: date('to'),
    search: (params.get('search') ?? '').slice(0, 100),
    subject: params.get('subject'),
  };
}

/** The filters in the address, and how they change there. */
export function useHistoryAddress(): HistoryAddress {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => filtersOf(params), [params]);
  const change = useCallback(
    (part: Partial<HistoryFilters>) => {
      const entries = Object.entries({ ...filters, ...part });
      setParams(
        new URLSearchParams(
          entries.flatMap(([key, value]) => (value === null || value === '' ? [] : [[key, value]])),
        ),
        { replace: true },
      );
    },
    [filters, setParams],
  );
  const clear = useCallback(() => change(NO_FILTERS), [change]);
  return { filters, change, clear };
}

/** What the table and its export ask alike: days are those of this computer's clock. */
export function filterInput(filters: HistoryFilters): Omit<RequestInput<'audit.export'>, 'format'> {
  const { group, who, from, to, search, subject } = filters;
  return {
    ...(group === null ? {} : { group }),
    ...(who === null ? {} : { who }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(search === '' ? {} : { search }),
    ...(subject === null ? {} : { subject }),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

export function isFiltered(filters: HistoryFilters): boolean {
  return Object.values(filters).some((value) => value !== null && value !== '');
}
