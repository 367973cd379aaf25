import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { digestStatus } from '../../../src-shared/ipc/schemas.ts';
import type { DigestStatus } from '../../../src-shared/model/index.ts';
import { isBusinessDate } from '../../../src-shared/time/index.ts';

export const STATUSES: readonly DigestStatus[] = digestStatus.options;

const SORTS = ['date', 'location', 'amount', 'created'] as const;
export type DigestSortBy = (typeof SORTS)[number];

/** Which digests the list shows, in which order. It is all in the address, so that a link keeps it. */
export interface DigestFilters {
  readonly stream: string | null;
  /** Part of a location or of an invoice number. */
  readonly search: string;
  /** YYYY-MM-DD, both included; null: open at that end. */
  readonly from: string | null;
  readonly to: string | null;
  /** Any of these; empty: all. */
  readonly statuses: readonly DigestStatus[];
  readonly sort: { readonly by: DigestSortBy; readonly descending: boolean };
}

/** Everything, yesterday on top: what a manager looks for in the morning. */
export const NO_FILTERS: DigestFilters = {
  stream: null,
  search: '',
  from: null,
  to: null,
  statuses: [],
  sort: { by: 'date', descending: true },
};

/** Reads an address. What nobody could have chosen here, such as a mistyped date, is left out. */
export function filtersOf(params: URLSearchParams): DigestFilters {
  const [by = '', way = ''] = (params.get('sort') ?? '').split('-');
  const sortBy = SORTS.find((one) => one === by);
  return {
    stream: params.get('stream'),
    search: (params.get('search') ?? '').slice(0, 100),
    from: dateOf(params.get('from')),
    to: dateOf(params.get('to')),
    statuses: STATUSES.filter((status) => params.getAll('status').includes(status)),
    sort: sortBy === undefined ? NO_FILTERS.sort : { by: sortBy, descending: way === 'down' },
  };
}

/** The address of the filters; empty where nothing is chosen. */
export function paramsOf(filters: DigestFilters): URLSearchParams {
  const { stream, search, from, to, statuses, sort } = filters;
  const isUsual = sort.by === NO_FILTERS.sort.by && sort.descending === NO_FILTERS.sort.descending;
  return new URLSearchParams([
    ...entry('stream', stream),
    ...entry('search', search),
    ...entry('from', from),
    ...entry('to', to),
    ...statuses.map((status) => ['status', status]),
    ...entry('sort', isUsual ? null : `${sort.by}-${sort.descending ? 'down' : 'up'}`),
  ]);
}

/** Whether anything but the order is chosen. */
export function isFiltered({ stream, search, from, to, statuses }: DigestFilters): boolean {
  return stream !== null || search !== '' || from !== null || to !== null || statuses.length > 0;
}

/** What the list and its export ask alike. */
export function filterInput(filters: DigestFilters): Omit<RequestInput<'digests.export'>, 'format'> {
  const { stream, search, from, to, statuses } = filters;
  return {
    ...(stream === null ? {} : { stream }),
    ...(search === '' ? {} : { search }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(statuses.length === 0 ? {} : { statuses: [...statuses] }),
  };
}

/** What the list asks. */
export function listInput(filters: DigestFilters): RequestInput<'digests.list'> {
  return { ...filterInput(filters), sort: filters.sort };
}

function entry(key: string, value: string | null): string[][] {
  return value === null || value === '' ? [] : [[key, value]];
}

function dateOf(text: string | null): string | null {
  return text !== null && isBusinessDate(text) ? text : null;
}
