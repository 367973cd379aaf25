import type { AgedReceivablesView, OpenItemView, RollForwardView } from '../../../src-shared/ipc/contract.ts';
import type { Answers } from '../support/index.ts';

export const ONE_BOOKS: Answers = {
  'books.list': { books: [{ name: 'Books', system: 'embedded', currency: 'MYR' }] },
};

type Day = RollForwardView['days'][number];

export function aDay(date: string, parts: Partial<Day> = {}): Day {
  return {
    date,
    opening: '100.00',
    movements: {
      opening: '0.00',
      added: '0.00',
      paid: '0.00',
      used: '0.00',
      returned: '0.00',
      forfeited: '0.00',
      expired: '0.00',
      reversed: '0.00',
    },
    closing: '100.00',
    control: '100.00',
    others: '0.00',
    ties: true,
    ...parts,
  };
}

const still = aDay('2026-11-02').movements;

export const DAYS: readonly Day[] = [
  aDay('2026-11-01', {
    opening: '0.00',
    movements: { ...still, added: '150.00', used: '-50.00' },
  }),
  aDay('2026-11-02'),
  aDay('2026-11-03', {
    movements: { ...still, used: '-30.00' },
    closing: '70.00',
    control: '70.00',
  }),
];

export function aRollForward(parts: Partial<RollForwardView> = {}): RollForwardView {
  return {
    books: 'Books',
    currency: 'MYR',
    ledger: 'gift-card',
    accounts: ['2200'],
    days: DAYS,
    missing: [],
    ties: true,
    ...parts,
  };
}

const NOTHING = {
  current: '0.00',
  days30: '0.00',
  days60: '0.00',
  days90: '0.00',
  older: '0.00',
  unapplied: '0.00',
  total: '0.00',
};

export function anAgedReport(parts: Partial<AgedReceivablesView> = {}): AgedReceivablesView {
  return {
    books: 'Books',
    currency: 'MYR',
    asOf: '2026-11-22',
    rows: [
      {
        code: 'C-7',
        name: 'Tan & Daughters',
        ...NOTHING,
        days30: '120.00',
        unapplied: '-20.00',
        total: '100.00',
      },
      { code: 'C-9', name: 'Lim Trading', ...NOTHING, older: '40.00', total: '40.00' },
    ],
    totals: { ...NOTHING, days30: '120.00', older: '40.00', unapplied: '-20.00', total: '140.00' },
    control: { accounts: ['1100'], balance: '140.00' },
    ties: true,
    ...parts,
  };
}

export function anOpenItem(id: number, parts: Partial<OpenItemView> = {}): OpenItemView {
  return {
    id,
    customer: 'C-7',
    date: '2026-11-01',
    type: 'invoice',
    number: `INV-${id}`,
    currency: 'MYR',
    amount: '120.00',
    open: '120.00',
    ...parts,
  };
}
