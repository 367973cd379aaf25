import { expect, test } from 'vitest';
import type { AgedReceivablesView, RollForwardView } from '../../../src-shared/ipc/contract.ts';
import { runFake } from './fake-world.ts';
import { TOTAL } from './views.ts';

const AGED: AgedReceivablesView = {
  books: 'Books',
  currency: 'MYR',
  asOf: '2026-04-01',
  rows: [
    {
      code: 'C-1',
      name: 'Ann',
      current: '1.00',
      days30: '2.00',
      days60: '0.00',
      days90: '0.00',
      older: '0.00',
      unapplied: '-0.50',
      total: '2.50',
    },
  ],
  totals: {
    current: '1.00',
    days30: '2.00',
    days60: '0.00',
    days90: '0.00',
    older: '0.00',
    unapplied: '-0.50',
    total: '2.50',
  },
  control: { accounts: ['1200'], balance: '2.50' },
  ties: true,
};

const NOTHING = {
  opening: '0.00',
  added: '0.00',
  paid: '0.00',
  used: '0.00',
  returned: '0.00',
  forfeited: '0.00',
  expired: '0.00',
  reversed: '0.00',
};

function rolled(change: Partial<RollForwardView> = {}): RollForwardView {
  const day = { opening: '0.00', movements: NOTHING, closing: '0.00', control: '0.00', others: '0.00' };
  return {
    books: 'Books',
    currency: 'MYR',
    ledger: 'gift-card',
    accounts: ['2300'],
    days: [
      { ...day, date: '2026-03-01', ties: true },
      {
        ...day,
        date: '2026-03-02',
        movements: { ...NOTHING, added: '50.00' },
        closing: '50.00',
        control: '50.00',
        ties: true,
      },
    ],
    missing: [],
    ties: true,
    ...change,
  };
}

test('aged receivables, with the account that they agree with', async () => {
  const answers = { 'reports.aged-receivables': AGED };
  const line = ['reports', 'aged-receivables', '--as-of', '2026-04-01'];
  const { out, exit, asked } = await runFake(line, { answers });
  expect(asked[0]?.input).toEqual({ books: undefined, asOf: '2026-04-01' });
  expect(exit).toBe(0);
  expect(out).toMatch(/C-1 +Ann +1\.00 +2\.00 +0\.00 +0\.00 +0\.00 +-0\.50 +2\.50/u);
  expect(out).toContain('Agrees with the ledger (account 1200): 2.50.');
  const json = await runFake([...line, '--json'], { answers });
  expect(JSON.parse(json.out)).toEqual(AGED);
});

test('what does not agree with the ledger needs a person', async () => {
  const answers = { 'reports.aged-receivables': { ...AGED, ties: false } };
  const { out, exit } = await runFake(['reports', 'aged-receivables'], { answers });
  expect(exit).toBe(1);
  expect(out).toContain('Does not agree with the ledger (account 1200), which says 2.50.');
});

test('a roll-forward shows the days on which something moved, and what is missing', async () => {
  const missing = [
    { subject: 'GC-9', date: '2026-03-02', movement: 'used', document: 'INV-1', amount: '-3.00' },
  ] as const;
  const answers = { 'reports.rollforward': rolled({ missing }) };
  const { out, exit, asked } = await runFake(['reports', 'rollforward', 'gift-card'], { answers });
  expect(asked.map(({ input }) => input)).toMatchObject([{ ledger: 'gift-card' }]);
  expect(exit).toBe(0);
  expect(out).toMatch(/^Gift cards: roll-forward of Books, in MYR\n/u);
  expect(out).toMatch(/Date +Opening +Added +Closing +Ledger +Ties\n/u);
  expect(out).not.toContain('2026-03-01');
  expect(out).toContain('Opening missing');
  expect(out).toMatch(/GC-9 +Used +INV-1 +-3\.00/u);
});

test('without a sub-ledger all of them are shown, and one that does not tie is told', async () => {
  const day = { ...rolled().days[1], ties: false, control: '49.00' } as RollForwardView['days'][number];
  const pages = [rolled(), rolled(), rolled({ days: [day], ties: false })];
  const answers = { 'reports.rollforward': [...pages, ...Array.from({ length: 6 }, () => rolled())] };
  const { out, exit, asked } = await runFake(['reports', 'rollforward', '--json'], { answers });
  expect(asked).toHaveLength(9);
  expect(exit).toBe(1);
  const shown = JSON.parse(out) as { readonly ties: boolean; readonly rollforwards: readonly unknown[] };
  expect(shown.ties).toBe(false);
  expect(shown.rollforwards).toHaveLength(9);
  const text = await runFake(['reports', 'rollforward', 'layby'], {
    answers: { 'reports.rollforward': rolled({ days: [day], ties: false }) },
  });
  expect(text.out).toContain('Does not agree with the ledger (account 2300) on 1 day.');
});

test('a sub-ledger that there is not is refused, and a spreadsheet is of one', async () => {
  expect((await runFake(['reports', 'rollforward', 'gift-cards'])).exit).toBe(2);
  expect((await runFake(['reports', 'rollforward', '--format', 'csv'])).exit).toBe(2);
});

test('stock, page after page', async () => {
  const item = {
    sku: 'tea',
    name: 'Tea',
    location: 'KL',
    quantity: '3',
    onLayby: '1',
    inTransit: '0',
    averageCost: '3.5',
    value: '10.50',
  };
  const page = {
    books: 'Books',
    currency: 'MYR',
    locations: ['KL'],
    totals: { onHand: '10.50', inTransit: '2.00', inventoryAccount: '10.50', inTransitAccount: '2.00' },
    ties: true,
    total: TOTAL,
  };
  const answers = {
    'reports.stock': [
      { ...page, items: [{ ...item, location: null, quantity: '0', inTransit: '2' }], next: 'more' },
      { ...page, items: [item], next: null },
    ],
  };
  const { out, asked } = await runFake(['reports', 'stock', '--search', 'te', '--location', 'KL'], {
    answers,
  });
  expect(asked[0]).toMatchObject({ channel: 'reports.stock', input: { search: 'te', location: 'KL' } });
  expect(out).toMatch(/tea +Tea +in transit +0 +1 +2 /u);
  expect(out).toMatch(/tea +Tea +KL +3 +1 +0 +3\.5 +10\.50/u);
  expect(out).toContain('Agrees with the ledger: 10.50 on hand, 2.00 in transit.');
});

test('customers say whose code is whose', async () => {
  const customers = [
    { code: '17', name: 'Ann', generated: false, balance: '1.00' },
    { code: 'C-1', name: 'Bob', generated: true, balance: '0.00' },
  ];
  const answers = {
    'customers.list': { customers, counts: { own: 1, generated: 1 }, next: null, total: TOTAL },
  };
  const { out, asked } = await runFake(['customers', 'list', '--code', 'own'], { answers });
  expect(asked[0]?.input).toMatchObject({ generated: false });
  expect(out).toMatch(/17 +Ann +its own +1\.00/u);
  expect(out).toContain('1 customer has an id of their own, 1 has a generated code.');
});
