import { useBooksChoice } from '../../../src-renderer/bridge/index.ts';
import { useBooks } from '../../../src-renderer/features/books/books-store.ts';
import { useOpenLists } from '../../../src-renderer/features/books/open-lists.ts';
import type {
  DocumentView,
  InvoiceView,
  OpenDocumentView,
  OpenItemView,
  TrialBalanceView,
} from '../../../src-shared/ipc/contract.ts';
import type { Answers } from '../support/index.ts';

/** The window as if nobody had looked at the books yet. */
export function freshBooks(chosen: string | null = null): void {
  useBooks.setState(useBooks.getInitialState());
  useOpenLists.setState(useOpenLists.getInitialState());
  useBooksChoice.setState({ chosen });
}

export const ONE_BOOKS: Answers = {
  'books.list': { books: [{ name: 'Books', system: 'embedded', currency: 'MYR' }] },
  'books.lock': { lockedThrough: null },
};

export const TWO_BOOKS: Answers = {
  'books.list': {
    books: [
      { name: 'Books', system: 'embedded', currency: 'MYR' },
      { name: 'Singapore', system: 'embedded', currency: 'SGD' },
    ],
  },
  'books.lock': { lockedThrough: null },
};

export function aDocument(number: string, parts: Partial<DocumentView> = {}): DocumentView {
  return {
    type: 'invoice',
    number,
    key: `sample:1/KL/2026-11-01/invoice/${number}/r1`,
    date: '2026-11-01',
    about: null,
    contact: 'POS sales customer',
    location: 'Kuala Lumpur',
    currency: 'MYR',
    total: '1234.50',
    ...parts,
  };
}

/** As the lists of orders, receipts and journals show it. */
export function anOpen(number: string, parts: Partial<OpenDocumentView> = {}): OpenDocumentView {
  return {
    ...aDocument(number),
    type: 'sales-order',
    state: 'open',
    backOrdered: false,
    order: 'account',
    ...parts,
  };
}

/** What a customer owes (positive) or has paid ahead. */
export function anItem(id: number, number: string, open: string): OpenItemView {
  return {
    id,
    customer: 'C-1',
    date: `2026-11-0${id}`,
    type: open.startsWith('-') ? 'receipt' : 'invoice',
    number,
    currency: 'MYR',
    amount: open,
    open,
  };
}

/** A page of a list. */
export const onePage = (rows: readonly unknown[]) => ({
  next: null,
  total: { value: rows.length, exact: true },
});

export function anInvoice(parts: Partial<InvoiceView> = {}): InvoiceView {
  return {
    ...aDocument('INV-KL-20261101-0001'),
    digest: { id: 'digest/1', revision: 2 },
    adjusts: [],
    lines: [
      {
        sku: 'BK-1',
        description: 'Tides of Tin Harbour',
        quantity: '2.500',
        unitPrice: '12.5',
        discount: '0.00',
        net: '31.25',
        tax: '1.88',
        total: '33.13',
        taxCode: 'SR',
        account: '4000',
      },
    ],
    payments: [{ method: 'Cash', account: '1010', accountName: 'Cash on hand', amount: '1234.50' }],
    rounding: '0.02',
    tips: '0.00',
    state: null,
    customer: null,
    due: '0.00',
    reference: null,
    orderLines: [],
    goods: [],
    allocations: [],
    subledger: [],
    related: [],
    planned: [],
    entries: [
      {
        date: '2026-11-01',
        narration: 'Sales of 1 Nov 2026',
        lines: [
          { account: '1010', name: 'Cash on hand', debit: '1234.50', credit: '', memo: 'Cash' },
          { account: '4000', name: 'Sales', debit: '', credit: '1234.50', memo: '' },
        ],
      },
    ],
    history: [
      { at: '2026-11-02T01:00:00.000Z', event: 'posted', detail: '2' },
      { at: '2026-11-02T01:00:01.000Z', event: 'sent', detail: '3' },
      { at: '2026-11-02T01:00:02.000Z', event: 'refused', detail: 'books-unreachable' },
      { at: '2026-11-02T01:00:03.000Z', event: 'recorded', detail: 'INV-KL-20261101-0001' },
    ],
    ...parts,
  };
}

type Row = TrialBalanceView['rows'][number];

const account = (parts: Partial<Row> & Pick<Row, 'account' | 'type'>): Row => ({
  name: `Account ${parts.account}`,
  path: '',
  debit: '0.00',
  credit: '0.00',
  ...parts,
});

/** More than a float can add exactly. */
export const BALANCE: TrialBalanceView = {
  books: 'Books',
  currency: 'MYR',
  rows: [
    account({ account: '1010', type: 'asset', name: 'Cash on hand', debit: '90071992547409.93' }),
    account({ account: '4000', type: 'income', credit: '90071992547409.95' }),
    account({ account: '1110', type: 'asset', debit: '0.01' }),
    account({ account: '1120', type: 'asset', debit: '0.01' }),
  ],
  totals: { debit: '90071992547409.95', credit: '90071992547409.95' },
};
