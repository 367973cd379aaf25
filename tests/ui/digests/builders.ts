import type {
  DigestDetail,
  DigestView,
  OrderView,
  Responses,
  SectionView,
  StreamView,
} from '../../../src-shared/ipc/contract.ts';
import type { ChangeFact } from '../../../src-shared/model/index.ts';

/** A digest that is ready, but for what a test says. */
export function aDigest(parts: Partial<DigestView> = {}): DigestView {
  return {
    id: 'dig_1',
    stream: 'Bangsar tills',
    books: 'Books',
    location: 'Bangsar',
    date: '2026-10-31',
    currency: 'MYR',
    source: '1290.50',
    posted: '0.00',
    waiting: '1240.50',
    onOrder: '0.00',
    held: '50.00',
    excluded: '0.00',
    counts: { source: 42, posted: 0, waiting: 41, onOrder: 0, held: 1, excluded: 0 },
    amount: '1240.50',
    revision: 1,
    status: 'ready',
    documents: [],
    createdAt: '2026-11-01T01:00:00.000Z',
    syncedAt: '2026-11-01T02:00:00.000Z',
    reviewedAt: null,
    documentCount: parts.documents?.length ?? 0,
    ...parts,
  };
}

/** So many days of one shop, the first being 1 October. */
export function days(count: number, parts: Partial<DigestView> = {}): DigestView[] {
  return Array.from({ length: count }, (_, index) =>
    aDigest({
      id: `dig_${index + 1}`,
      date: `2026-10-${String((index % 31) + 1).padStart(2, '0')}`,
      ...parts,
    }),
  );
}

/** A page of a list of digests, the last one. */
export function pageOf(digests: readonly DigestView[], total = digests.length, next: string | null = null) {
  return { digests: [...digests], next, total: { value: total, exact: true } };
}

export function aStream(name: string): Omit<StreamView, 'settings'> & { settings: unknown } {
  return {
    name,
    provider: 'sample',
    account: `sample:${name}`,
    books: 'Books',
    currency: 'MYR',
    status: 'active',
    createdAt: '2026-10-01T01:00:00.000Z',
    lastSyncedAt: null,
    folder: null,
    profile: null,
    settings: {
      startDate: null,
      autoInvoice: false,
      grouping: 'sku',
      postingStyle: 'invoice-per-digest',
      customerIdAsCode: false,
      autoProcess: false,
      acceptSuggestions: true,
      timeZone: 'Asia/Kuala_Lumpur',
      cutOffMinutes: 240,
      lockedDays: 'next-open-day',
      autoSync: true,
      syncTimes: 'overnight',
      overnightMinutes: 360,
      syncHours: [780, 1320],
      transferTimes: 'with-sync',
      transferHours: [780, 1320],
      tellMissingMinutes: null,
      rereadDays: 14,
      changedDays: 'ask',
    },
  };
}

export function aSection(parts: Partial<SectionView> = {}): SectionView {
  return {
    count: 41,
    gross: '1200.00',
    discount: '30.00',
    net: '1170.00',
    tax: '70.20',
    total: '1240.20',
    rounding: '0.30',
    tips: '12.00',
    taxes: [
      { code: 'GST', net: '1170.00', tax: '70.20' },
      { code: 'ZR', net: '0.00', tax: '0.00' },
    ],
    tenders: [
      { method: 'Cash', count: 21, amount: '640.50' },
      { method: 'Visa', count: 20, amount: '612.00' },
    ],
    items: [
      {
        sku: 'TEA-1',
        name: 'Teh tarik',
        quantity: '12.000',
        unitPrice: '3.5',
        amount: '44.52',
        taxCode: 'GST',
      },
      {
        sku: 'ROTI-2',
        name: 'Roti canai',
        quantity: '300.500',
        unitPrice: '4',
        amount: '1195.68',
        taxCode: 'GST',
      },
    ],
    ...parts,
  };
}

const NOTHING: SectionView = {
  count: 0,
  gross: '0.00',
  discount: '0.00',
  net: '0.00',
  tax: '0.00',
  total: '0.00',
  rounding: '0.00',
  tips: '0.00',
  taxes: [],
  tenders: [],
  items: [],
};

export function aDetail(digest: DigestView, parts: Partial<DigestDetail> = {}): DigestDetail {
  return {
    digest,
    sales: aSection(),
    returns: NOTHING,
    kinds: [
      { kind: 'sale', state: 'waiting', count: 41, amount: '1240.50' },
      { kind: 'sale', state: 'held', count: 1, amount: '50.00' },
      { kind: 'pay-out', state: 'held', count: 2, amount: '0.00' },
    ],
    orders: [],
    next: null,
    total: { value: 42, exact: true },
    journalCount: 1,
    journal: [
      {
        date: '2026-10-31',
        narration: 'Sales of Bangsar, 31 Oct 2026',
        stand: 'planned',
        lines: [
          {
            account: '1010',
            name: 'Cash in hand',
            debit: '640.50',
            credit: '0.00',
            memo: 'Cash, 21 payments',
          },
          {
            account: '1100',
            name: 'Card clearing',
            debit: '600.00',
            credit: '0.00',
            memo: 'Visa, 20 payments',
          },
          { account: '4000', name: 'Sales', debit: '0.00', credit: '1170.00', memo: '' },
          { account: '2200', name: 'Output tax', debit: '0.00', credit: '70.50', memo: 'GST' },
        ],
      },
    ],
    note: '',
    ...parts,
  };
}

export function anOrder(index: number, parts: Partial<OrderView> = {}): OrderView {
  return {
    id: `doc_${index}`,
    kind: 'sale',
    number: `R-${String(index).padStart(5, '0')}`,
    occurredAt: '2026-10-31T06:15:00.000Z',
    total: '29.50',
    state: 'waiting',
    reason: null,
    undone: null,
    lines: [
      { sku: 'TEA-1', name: 'Teh tarik', quantity: '2.000', unitPrice: '3.5', total: '7.00' },
      { sku: 'ROTI-2', name: 'Roti canai', quantity: '5.000', unitPrice: '4.5', total: '22.50' },
    ],
    tenders: [{ method: 'Cash', amount: '29.50' }],
    ...parts,
  };
}

type Changes = Responses['digests.changes'];

function said(text: string): readonly ChangeFact[] {
  return [{ fact: 'text', data: { text } }];
}

function teas(quantity: string, amount: string): readonly ChangeFact[] {
  return [
    { fact: 'item', data: { quantity, price: '3.5', name: 'Teh tarik' } },
    { fact: 'line-total', data: { amount, taxCode: 'SR' } },
  ];
}

function taxed(tax: string, net: string): readonly ChangeFact[] {
  return [{ fact: 'taxed', data: { tax, net } }];
}

/** A posted receipt that was paid otherwise than it was posted. */
export function aChange(
  index: number,
  parts: Partial<Changes['changes'][number]> = {},
): Changes['changes'][number] {
  return {
    document: `doc_${index}`,
    kind: 'sale',
    number: `R-${String(index).padStart(5, '0')}`,
    occurredAt: '2026-10-31T06:15:00.000Z',
    what: 'edited',
    difference: '4.00',
    differences: [
      { part: 'head', label: 'total', before: said('25.50'), after: said('29.50') },
      { part: 'line', label: 'TEA-1', before: teas('1', '3.50'), after: teas('2', '7.00') },
      { part: 'tender', label: 'Cash', before: said('25.50'), after: null },
      { part: 'tender', label: 'Visa', before: null, after: said('29.50') },
      { part: 'tax', label: 'SR', before: taxed('1.44', '24.06'), after: taxed('1.67', '27.83') },
    ],
    ...parts,
  };
}

/** What has changed of a day, the last page of it. */
export function changesOf(changes: Changes['changes'], parts: Partial<Changes> = {}): Changes {
  return { changes, next: null, total: { value: changes.length, exact: true }, ...parts };
}

type Plan = Responses['digests.changes-plan'];
type PlannedChoice = Plan['choices'][number];

/** What a choice would do to one receipt. */
export function aChoice(choice: PlannedChoice['choice'], parts: Partial<PlannedChoice> = {}): PlannedChoice {
  const journal = [
    { account: '1010', name: 'Cash in hand', debit: '0.00', credit: '25.50', memo: 'Cash' },
    { account: '1100', name: 'Card clearing', debit: '29.50', credit: '0.00', memo: 'Visa' },
    { account: '4000', name: 'Sales', debit: '0.00', credit: '3.77', memo: '' },
    { account: '2200', name: 'Output tax', debit: '0.00', credit: '0.23', memo: 'SR' },
  ];
  return {
    choice,
    refused: null,
    settled: 1,
    along: 0,
    left: [],
    difference: '4.00',
    journal: choice === 'leave' ? [] : journal,
    waits: false,
    ...parts,
  };
}

/** What can be decided about a day of which one receipt has changed: all three choices are open. */
export function planOf(parts: Partial<Plan> = {}): Plan {
  const choices = [aChoice('adjust'), aChoice('replace'), aChoice('leave')];
  return { total: 1, planned: 1, seen: 'seen-1', adjustedOn: null, choices, ...parts };
}
