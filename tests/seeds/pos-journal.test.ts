import { describe, expect, test } from 'vitest';
import {
  type Account,
  type JournalRowId,
  type MappingValue,
  type PosDocument,
  JOURNAL_CATEGORIES,
  accountNumber,
  caseName,
  journalDetailKey,
  journalRow,
} from '../../src-shared/model/index.ts';
import { zoneId } from '../../src-shared/time/index.ts';
import { minor } from '../../src-shared/money/index.ts';
import type { BookedWeek } from '../support/weeks/books.ts';
import { ANNA, amount, balance, cash, daysOn, event, sale, tea, tell } from './till.ts';

// The POS journal mapping: what an accountant maps there is where the ledger has it.

/** An account that nothing goes to unless a test says so. */
const MARKED = '3000';

function row(
  key: JournalRowId,
  value: Partial<Extract<MappingValue, { type: 'journal-row' }>['value']> = {},
) {
  return {
    type: 'journal-row',
    key,
    value: { account: accountNumber(MARKED), branch: false, details: 'off', ...value },
  } as const satisfies MappingValue;
}

const returned = tea(-1);
const job = { caseId: 'J1' };
const DEPOSIT = { total: amount(3_000), tenders: [cash(3_000)] };

const BY_CATEGORY: readonly (readonly [string, JournalRowId, PosDocument, number])[] = [
  ['Sales: a sale', 'sales.revenue', sale('1'), -10_000],
  [
    'Returns: a return',
    'returns.returns',
    event('return', '1', { lines: [returned], total: returned.total, tenders: [cash(-10_600)] }),
    10_000,
  ],
  [
    'Returns: a charge return',
    'returns.receivable',
    event('charge-return', '1', { ...ANNA, lines: [returned], total: returned.total }),
    -10_600,
  ],
  [
    'Miscellaneous payments: a payment on account',
    'misc-payments.receivable',
    event('account-payment', '1', { ...ANNA, ...DEPOSIT }),
    -3_000,
  ],
  [
    'Miscellaneous payments: a deposit on an order',
    'misc-payments.deposits',
    event('deposit-taken', '1', { ...ANNA, ...DEPOSIT }),
    -3_000,
  ],
  [
    'Pay outs: petty cash',
    'pay-outs.expense',
    event('pay-out', '1', { total: amount(-500), tenders: [cash(-500)] }),
    500,
  ],
  [
    'Pay outs: a deposit refund',
    'pay-outs.deposits',
    event('deposit-refund', '1', { ...ANNA, total: amount(-3_000), tenders: [cash(-3_000)] }),
    3_000,
  ],
  [
    'Direct ship: a deposit',
    'direct-ship.deposits',
    event('direct-ship-deposit', '1', { ...ANNA, ...DEPOSIT, details: { ...ANNA.details, ...job } }),
    -3_000,
  ],
  [
    'Direct ship: invoiced',
    'direct-ship.revenue',
    event('direct-ship-invoice', '1', {
      ...ANNA,
      lines: [tea(1, { cost: minor(6_000) })],
      details: { ...ANNA.details, ...job },
    }),
    -10_000,
  ],
  [
    'Remittance: penny rounding of a sale',
    'remittance.rounding',
    sale('1', { rounding: minor(-2), tenders: [cash(10_598)] }),
    2,
  ],
];

describe('each category of the POS journal is used for what it is for', () => {
  test.each(BY_CATEGORY)('%s', async (_, key, document, moved) => {
    await using booked = await tell([document], {}, { mappings: [row(key)] });
    expect(await balance(booked, MARKED)).toBe(moved);
    // The same event with another category mapped there leaves it alone.
    const others = OTHER_ROWS.filter((id) => categoryOf(id) !== categoryOf(key) && !isSale(document, id));
    await using other = await tell([document], {}, { mappings: others.map((id) => row(id)) });
    expect(await balance(other, MARKED)).toBe(0);
  });
});

/** Income and expense rows of each category; nothing of the events above touches another category's. */
const OTHER_ROWS: readonly JournalRowId[] = [
  'sales.revenue',
  'returns.returns',
  'misc-payments.pay-ins',
  'pay-outs.expense',
  'direct-ship.revenue',
  'gift-cards.commission',
  'remittance.rounding',
  'installed-sales.income',
];

function categoryOf(id: JournalRowId): string {
  return journalRow(id).category;
}

/** What is rounded is a sale as well. */
function isSale({ kind }: PosDocument, id: JournalRowId): boolean {
  return kind === 'sale' && id === 'sales.revenue';
}

test('installed sales move the category when they are completed, not before', async () => {
  const details = { ...ANNA.details, ...job };
  const issued = [tea(2, { net: minor(0), tax: minor(0) })];
  const begun = [
    event('installed-deposit', '1', { ...ANNA, ...DEPOSIT, details }),
    event('installed-issue', '2', { ...ANNA, lines: issued, total: amount(0), details }),
  ];
  await using booked = await tell(begun, {}, { mappings: [row('installed-sales.income')] });
  expect(await balance(booked, MARKED)).toBe(0);
  expect(await balance(booked, '1420')).toBe(800);
  await booked.more([
    event('installed-completion', '3', {
      ...ANNA,
      ...daysOn(1),
      lines: [tea()],
      details: { ...details, depositApplied: minor(3_000) },
    }),
  ]);
  expect(await balance(booked, MARKED)).toBe(-10_000);
  // Work in progress became cost, the deposit paid for it, and Anna owes the rest.
  expect(await balance(booked, '1420')).toBe(0);
  expect(await balance(booked, '5020')).toBe(800);
  expect(await balance(booked, '2340')).toBe(0);
  expect(await balance(booked, '1200')).toBe(7_600);
  // Taken back, the job is open again with what it has cost so far, and can be completed once more.
  const back = tea(-1);
  await booked.more([
    event('cancellation', '4', {
      ...ANNA,
      ...daysOn(2),
      reference: { kind: 'installed-completion', sourceId: '3' },
      lines: [back],
      total: back.total,
      details: { ...details, depositApplied: minor(3_000) },
    }),
  ]);
  expect(await balance(booked, '1420')).toBe(800);
  expect(await balance(booked, '5020')).toBe(0);
  expect(await balance(booked, '2340')).toBe(-3_000);
  const again = { ...ANNA, ...daysOn(3), lines: [tea()] };
  await booked.more([
    event('installed-completion', '5', { ...again, details: { ...details, depositApplied: minor(3_000) } }),
  ]);
  expect([await balance(booked, '1420'), await balance(booked, '5020')]).toEqual([0, 800]);
  expect(await booked.ask('ledger.check', {})).toMatchObject({ ok: true, problems: [] });
});

test.each([
  ['the till repeats the case', { caseId: 'DS-1' }],
  ['the till says only what it was of', {}],
])('a direct ship deposit whose refund is taken back is that order’s again: %s', async (_, named) => {
  const details = { ...ANNA.details, ...named };
  const money = (total: number) => ({ total: amount(total), tenders: [cash(total)] });
  const taken = event('direct-ship-deposit', 'DS-1', { ...ANNA, ...money(5_000), details });
  const refund = event('deposit-refund', 'P2', {
    ...ANNA,
    ...daysOn(1),
    ...money(-5_000),
    details: { ...details, caseId: 'DS-1' },
    reference: { kind: 'direct-ship-deposit', sourceId: 'DS-1' },
  });
  const back = event('cancellation', 'P3', {
    ...daysOn(2),
    ...money(5_000),
    details: named,
    reference: { kind: 'deposit-refund', sourceId: 'P2' },
  });
  await using booked = await tell([taken, refund]);
  await booked.more([back]);
  const { embedded } = booked.services.ledger;
  const balances = await embedded.subledgerBalances(booked.use.books.id, 'deposit', null);
  expect(balances.map(({ subject, balance: left }) => [subject, left])).toEqual([
    [caseName('week:1', 'direct-ship', 'DS-1'), -5_000],
  ]);
  const { missing } = await booked.ask('reports.rollforward', { ledger: 'deposit' });
  expect(missing).toEqual([]);
});

describe('taking the completion of a job back', () => {
  const details = { ...ANNA.details, ...job };
  const issued = (sourceId: string, pieces: number, day: number): PosDocument => {
    const lines = [tea(pieces, { net: minor(0), tax: minor(0) })];
    return event('installed-issue', sourceId, { ...ANNA, ...daysOn(day), lines, total: amount(0), details });
  };
  const completed = (sourceId: string, day: number): PosDocument =>
    event('installed-completion', sourceId, { ...ANNA, ...daysOn(day), lines: [tea()], details });
  const cancelled = (sourceId: string, day: number, completion: string): PosDocument =>
    event('cancellation', sourceId, {
      ...ANNA,
      ...daysOn(day),
      reference: { kind: 'installed-completion', sourceId: completion },
      lines: [tea(-1)],
      total: tea(-1).total,
      details,
    });
  const work = async (booked: BookedWeek) => [await balance(booked, '1420'), await balance(booked, '5020')];

  test('gives back what it released, also after it was undone and brought back', async () => {
    await using booked = await tell([issued('2', 2, 0)]);
    await booked.more([completed('3', 1)]);
    const { invoices } = await booked.ask('books.invoices', { type: 'invoice' });
    const number = invoices[0]!.number;
    await booked.ask('books.undo', { number, reason: 'The wrong day' });
    await booked.ask('books.bring-back', { number, reason: 'The right one' });
    await booked.sync();
    expect(await work(booked)).toEqual([0, 800]);
    await booked.more([cancelled('4', 3, '3')]);
    expect(await work(booked)).toEqual([800, 0]);
    expect(await booked.ask('ledger.check', {})).toMatchObject({ ok: true, problems: [] });
  });

  test.each([
    ['the first', '3', [800, 400]],
    ['the second', '6', [400, 800]],
  ] as const)('leaves what another one of the job released: %s', async (_, which, left) => {
    await using booked = await tell([issued('2', 2, 0), completed('3', 1)]);
    await booked.more([issued('5', 1, 2), completed('6', 2)]);
    expect(await work(booked)).toEqual([0, 1_200]);
    await booked.more([cancelled('7', 3, which)]);
    expect(await work(booked)).toEqual(left);
  });

  test('finds a completion that it comes into the books with', async () => {
    await using booked = await tell([issued('2', 2, 0), completed('3', 1), cancelled('4', 2, '3')]);
    expect(await work(booked)).toEqual([800, 0]);
  });
});

test('a Blackhawk card is a tender to its clearing, and never our liability', async () => {
  const clearing: MappingValue = {
    type: 'payment-method',
    key: 'Blackhawk card',
    value: accountNumber('1190'),
  };
  const tenders = [{ ...cash(10_600), method: 'Blackhawk card' }];
  const soldHere = event('gift-card-sold', '2', {
    total: amount(5_000),
    tenders: [cash(5_000)],
    details: { cardIssuer: 'network', network: 'Blackhawk', commission: minor(250) },
  });
  await using booked = await tell(
    [sale('1', { tenders }), soldHere],
    {},
    {
      mappings: [clearing, row('gift-cards.network-payable')],
    },
  );
  expect(await balance(booked, '1190')).toBe(10_600);
  expect(await balance(booked, MARKED)).toBe(-4_750);
  expect(await balance(booked, '4420')).toBe(-250);
  expect(await balance(booked, '2300')).toBe(0);
});

test('ledger entries of all that a till does come from the rows of the eight categories and cash-up', async () => {
  await using booked = await tell([sale('1')]);
  const { categories } = await booked.ask('mappings.journal', { stream: 'Week' });
  expect(categories.map(({ id }) => id)).toEqual(JOURNAL_CATEGORIES);
  expect(JOURNAL_CATEGORIES).toHaveLength(9);
  expect(categories.every(({ rows }) => rows.length > 0)).toBe(true);
});

test('that details are available says nothing of their use: the base account is taken while they are off', async () => {
  const detail = detailOf('sales.revenue', 'tea', '4490');
  await using off = await tell([sale('1')], {}, { mappings: [detail] });
  const revenue = await rowInForce(off, 'sales.revenue');
  expect([revenue.detail, revenue.details]).toEqual(['product-group', 'off']);
  expect(await balance(off, '4000')).toBe(-10_000);
  expect(await balance(off, '4490')).toBe(0);
});

test('details differ by row: some rows have none, and none can be given to them', async () => {
  await using booked = await tell([sale('1')]);
  expect((await rowInForce(booked, 'sales.receivable')).detail).toBeNull();
  const change = { type: 'journal-row', key: 'sales.receivable', value: '{"details":"optional"}' } as const;
  await expect(booked.ask('mappings.set', { stream: 'Week', ...change })).rejects.toThrow('mapping-invalid');
  const kinds = new Set(
    (await booked.ask('mappings.journal', { stream: 'Week' })).categories.flatMap(({ rows }) =>
      rows.map(({ detail }) => detail),
    ),
  );
  expect(kinds.size).toBe(6);
});

test('a detail is chosen by itself, by product group, and falls back to the base account', async () => {
  const mappings = [
    row('sales.revenue', { account: null, details: 'optional' }),
    detailOf('sales.revenue', 'tea', '4490'),
  ];
  const cup = sale('2', { lines: [tea(1, { productGroup: 'cups' })] });
  await using booked = await tell([sale('1'), cup], {}, { mappings });
  expect(await balance(booked, '4490')).toBe(-10_000);
  expect(await balance(booked, '4000')).toBe(-10_000);
});

test('a detail is chosen by a person: the reason of a pay-out', async () => {
  const paid = { total: amount(-500), tenders: [cash(-500)] };
  const documents = [
    event('pay-out', '1', { ...paid, reason: 'Milk' }),
    event('pay-out', '2', { ...paid, reason: 'Tips paid out' }),
  ];
  await using booked = await tell(documents);
  expect(await balance(booked, '6100')).toBe(500);
  expect(await balance(booked, '2200')).toBe(500);
});

const BRANCH: Account = {
  number: accountNumber('4000-KL'),
  name: 'Sales KL',
  type: 'income',
  path: 'Income:Sales:4000-KL',
};

test.each([
  ['ticked, and the branch account is there', true, [BRANCH], '4000-KL'],
  ['ticked, and there is none', true, [], '4000'],
  ['not ticked', false, [BRANCH], '4000'],
])('branch: %s', async (_, branch, accounts, taken) => {
  const mappings = [row('sales.revenue', { account: null, branch }), departmentOf('KL')];
  await using booked = await tell([sale('1')], {}, { mappings, accounts });
  expect(await balance(booked, taken)).toBe(-10_000);
});

test('the branch tick can be changed', async () => {
  const mappings = [departmentOf('KL')];
  await using booked = await tell([sale('1')], {}, { mappings, accounts: [BRANCH] });
  const change = { type: 'journal-row', key: 'sales.revenue', value: '{"branch":true}' } as const;
  await booked.ask('mappings.set', { stream: 'Week', ...change });
  expect((await rowInForce(booked, 'sales.revenue')).branch).toBe(true);
  await booked.more([sale('2', daysOn(1))]);
  expect(await balance(booked, '4000')).toBe(-10_000);
  expect(await balance(booked, '4000-KL')).toBe(-10_000);
});

async function rowInForce(booked: Awaited<ReturnType<typeof tell>>, id: JournalRowId) {
  const { categories } = await booked.ask('mappings.journal', { stream: 'Week' });
  const found = categories.flatMap(({ rows }) => rows).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no row ${id}`);
  return found;
}

function detailOf(key: JournalRowId, detail: string, account: string): MappingValue {
  return { type: 'journal-detail', key: journalDetailKey(key, detail), value: accountNumber(account) };
}

function departmentOf(location: string): MappingValue {
  return {
    type: 'location',
    key: location,
    value: {
      booksLocation: location,
      contact: 'POS sales customer',
      numberFormats: { invoice: 'INV-{LOC}-{YYYY}{MM}{DD}-{SEQ:3}', creditNote: 'CN-{LOC}-{SEQ:4}' },
      timeZone: zoneId('Asia/Kuala_Lumpur'),
      cutOffMinutes: 0,
      department: location,
      cashDebtor: 'POSCASH',
    },
  };
}
