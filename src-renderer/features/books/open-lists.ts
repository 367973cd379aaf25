import { create } from 'zustand';
import type { OpenDocumentView, RequestInput, Responses } from '../../../src-shared/ipc/contract.ts';
import { ofLedger } from '../../bridge/index.ts';

export type OpenState = OpenDocumentView['state'];

/** Documents that wait for a person until something is done with them. */
export const OPEN_LISTS = ['orders', 'receipts', 'journals'] as const;
export type OpenList = (typeof OPEN_LISTS)[number];

export type OpenChannel = `books.${OpenList}`;

/** The states that a list's documents go through; in the first one they wait. */
export const STATES = {
  orders: ['open', 'processed', 'closed', 'reversed'],
  receipts: ['inactive', 'active', 'reversed'],
  journals: ['pending', 'normal', 'reversed'],
} as const satisfies Readonly<Record<OpenList, readonly [OpenState, ...OpenState[]]>>;

/** How a person has left a list. */
interface ListView {
  /** Null: whatever their state. */
  readonly state: OpenState | null;
  readonly search: string;
  readonly selected: ReadonlySet<string>;
}

interface OpenLists extends Readonly<Record<OpenList, ListView>> {
  readonly change: (list: OpenList, part: Partial<ListView>) => void;
}

const leftAt = (list: OpenList): ListView => ({ state: STATES[list][0], search: '', selected: new Set() });

export const useOpenLists = ofLedger(
  create<OpenLists>()((set) => ({
    orders: leftAt('orders'),
    receipts: leftAt('receipts'),
    journals: leftAt('journals'),
    change: (list, part) => set((lists) => ({ [list]: { ...lists[list], ...part } })),
  })),
);

/** What a list is asked with. */
export function queryOf(
  state: OpenState | null,
  search: string,
  books: { readonly books?: string },
): RequestInput<OpenChannel> {
  return {
    ...books,
    ...(state === null ? {} : { states: [state] }),
    ...(search === '' ? {} : { search }),
  };
}

/** The rows of a page, whichever list it is of. */
export function rowsOf(page: Responses[OpenChannel]): readonly OpenDocumentView[] {
  if ('orders' in page) return page.orders;
  return 'receipts' in page ? page.receipts : page.journals;
}
