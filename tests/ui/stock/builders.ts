import type { CountView, OpenDocumentView, StockReportView } from '../../../src-shared/ipc/contract.ts';
import type { Answers } from '../support/index.ts';

export const ONE_BOOKS: Answers = {
  'books.list': { books: [{ name: 'Books', system: 'embedded', currency: 'MYR' }] },
};

type Item = StockReportView['items'][number];

export function anItem(sku: string, parts: Partial<Item> = {}): Item {
  return {
    sku,
    name: `Item ${sku}`,
    location: 'Kuala Lumpur',
    quantity: '10.000',
    onLayby: '0.000',
    inTransit: '0.000',
    averageCost: '2.5',
    value: '25.00',
    ...parts,
  };
}

export function aStockReport(items: readonly Item[], parts: Partial<StockReportView> = {}): StockReportView {
  return {
    books: 'Books',
    currency: 'MYR',
    locations: ['Kuala Lumpur', 'Penang'],
    items,
    totals: { onHand: '75.00', inTransit: '5.00', inventoryAccount: '75.00', inTransitAccount: '5.00' },
    ties: true,
    next: null,
    total: { value: items.length, exact: true },
    ...parts,
  };
}

export const ITEMS: readonly Item[] = [
  anItem('BK-1', { name: 'Tides of Tin Harbour', onLayby: '2.000' }),
  anItem('BK-1', { location: 'Penang', name: 'Tides of Tin Harbour', value: '25.00' }),
  anItem('KT-9', {
    location: null,
    name: 'Kettle',
    quantity: '0.000',
    inTransit: '2.000',
    value: '5.00',
  }),
  anItem('KT-9', { name: 'Kettle' }),
];

export function aCountRow(number: string, parts: Partial<OpenDocumentView> = {}): OpenDocumentView {
  return {
    type: 'stock-count',
    number,
    key: `sample:1/KL/2026-11-01/stock-count/${number}`,
    date: '2026-11-01',
    about: null,
    contact: null,
    location: 'Kuala Lumpur',
    currency: 'MYR',
    total: '0.00',
    state: 'counted',
    backOrdered: false,
    order: null,
    ...parts,
  };
}

export function aCount(parts: Partial<CountView> = {}): CountView {
  return {
    number: 'SC-KL-1',
    date: '2026-11-01',
    location: 'Kuala Lumpur',
    state: 'counted',
    seen: 'seen-1',
    moved: 0,
    lines: [
      {
        sku: 'BK-1',
        name: 'Tides of Tin Harbour',
        counted: '5.000',
        onHand: '10.000',
        onLayby: '2.000',
        difference: '-3.000',
        movedSince: false,
      },
      {
        sku: 'KT-9',
        name: 'Kettle',
        counted: '10.000',
        onHand: '10.000',
        onLayby: '0.000',
        difference: '0.000',
        movedSince: false,
      },
    ],
    ...parts,
  };
}
