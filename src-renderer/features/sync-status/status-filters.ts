import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import {
  STATUS_KINDS,
  STATUS_STATES,
  type StatusKind,
  type StatusState,
} from '../../../src-shared/model/index.ts';
import { isBusinessDate } from '../../../src-shared/time/index.ts';
import { paths } from '../../components/index.ts';

const SORTS = ['date', 'number', 'location', 'amount', 'tried'] as const;
export type StatusSortBy = (typeof SORTS)[number];

/** Which rows the table shows, in which order. It is all in the address, so that a link keeps it. */
export interface StatusFilters {
  readonly stream: string | null;
  readonly kind: StatusKind | null;
  readonly status: StatusState | null;
  readonly location: string | null;
  /** The root cause that rows have in common. */
  readonly cause: string | null;
  /** YYYY-MM-DD, both included; null: open at that end. */
  readonly from: string | null;
  readonly to: string | null;
  readonly search: string;
  readonly sort: { readonly by: StatusSortBy; readonly descending: boolean };
  /** The row that the table begins with; null: the first one. */
  readonly startAt: string | null;
}

/** Everything, the newest on top. */
export const NO_FILTERS: StatusFilters = {
  stream: null,
  kind: null,
  status: null,
  location: null,
  cause: null,
  from: null,
  to: null,
  search: '',
  sort: { by: 'date', descending: true },
  startAt: null,
};

/** Reads an address. What nobody could have chosen here is left out. */
export function filtersOf(params: URLSearchParams): StatusFilters {
  const [by = '', way = ''] = (params.get('sort') ?? '').split('-');
  const sortBy = SORTS.find((one) => one === by);
  return {
    stream: params.get('stream'),
    kind: STATUS_KINDS.find((one) => one === params.get('kind')) ?? null,
    status: STATUS_STATES.find((one) => one === params.get('status')) ?? null,
    location: params.get('location'),
    cause: params.get('cause'),
    from: dateOf(params.get('from')),
    to: dateOf(params.get('to')),
    search: (params.get('search') ?? '').slice(0, 100),
    sort: sortBy === undefined ? NO_FILTERS.sort : { by: sortBy, descending: way === 'down' },
    startAt: params.get('at'),
  };
}

/** The address of the filters. */
export function paramsOf(filters: StatusFilters): URLSearchParams {
  const { sort, startAt, ...others } = filters;
  const isUsual = sort.by === NO_FILTERS.sort.by && sort.descending === NO_FILTERS.sort.descending;
  const entries = Object.entries({
    ...others,
    sort: isUsual ? null : `${sort.by}-${sort.descending ? 'down' : 'up'}`,
    at: startAt,
  });
  return new URLSearchParams(
    entries.flatMap(([key, value]) => (value === null || value === '' ? [] : [[key, value]])),
  );
}

/** Where the details of some rows are shown. */
export function detailsAt(filters: Partial<StatusFilters> = {}, row: string | null = null): string {
  const params = paramsOf({ ...NO_FILTERS, ...filters });
  params.set('view', 'details');
  if (row !== null) params.set('row', row);
  return `${paths.syncStatus}?${params.toString()}`;
}

/** Whether anything but the order is chosen. */
export function isFiltered(filters: StatusFilters): boolean {
  const { sort: _sort, startAt: _startAt, search, ...others } = filters;
  return search !== '' || Object.values(others).some((value) => value !== null);
}

/** What the table and its export ask alike. */
export function filterInput(filters: StatusFilters): Omit<RequestInput<'status.export'>, 'format'> {
  const { stream, kind, status, location, cause, from, to, search, sort } = filters;
  return {
    ...(stream === null ? {} : { stream }),
    ...(kind === null ? {} : { kinds: [kind] }),
    ...(status === null ? {} : { statuses: [status] }),
    ...(location === null ? {} : { location }),
    ...(cause === null ? {} : { cause }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(search === '' ? {} : { search }),
    sort,
  };
}

/** What the table asks. */
export function listInput(filters: StatusFilters): RequestInput<'status.rows'> {
  const { startAt } = filters;
  return { ...filterInput(filters), ...(startAt === null ? {} : { startAt }) };
}

function dateOf(text: string | null): string | null {
  return text !== null && isBusinessDate(text) ? text : null;
}
