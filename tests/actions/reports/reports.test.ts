import { describe, expect, onTestFinished, test } from 'vitest';
import { serve } from '../../../src-main/ipc/serve.ts';
import { openDatabase } from '../../../src-main/storage/database/open.ts';
import type { Channel, RequestInput, Responses } from '../../../src-shared/ipc/contract.ts';
import { addContact, applyCredit, type LineInShort, writeLines } from '../../storage/books/subledger-rows.ts';
import { OPTIONS, scratchFile } from '../../storage/scratch.ts';
import { openServices } from '../../support/services.ts';
import { expectToFit } from '../../support/shop.ts';

type Database = ReturnType<typeof openDatabase>;
type Ask = <C extends Channel>(channel: C, input: RequestInput<C>) => Promise<Responses[C]>;

/** A ledger with these sub-ledger lines and whatever else is written, to be asked as a host does. */
async function ledgerWith(
  lines: readonly LineInShort[],
  more: (db: Database) => Promise<void> = async () => {},
): Promise<Ask> {
  const file = scratchFile();
  const db = openDatabase(file, OPTIONS);
  await writeLines(db, lines);
  await more(db);
  await db.close();
  const services = await openServices(file);
  onTestFinished(() => services.ledger.close());
  return async (channel, input) => {
    const reply = await serve(services, channel, input);
    if (!reply.ok) throw new Error(`${channel}: ${reply.failure.code} ${reply.failure.where}`);
    expectToFit(channel, reply.value);
    return reply.value;
  };
}

const line = (
  id: number,
  date: string,
  movement: LineInShort['movement'],
  amount: number,
  more: Partial<LineInShort> = {},
): LineInShort => ({ id, date, movement, amount, subject: 'ann', ...more });

const CARD = { ledger: 'gift-card', account: '2300' } as const;
const card = (id: number, date: string, movement: LineInShort['movement'], amount: number, more = {}) =>
  line(id, date, movement, amount, { ...CARD, subject: 'c1', ...more });

describe('aged receivables', () => {
  test('have what is owed by age, payments that are not applied beside it, and the account', async () => {
    const ask = await ledgerWith(
      [
        line(1, '2026-01-01', 'added', 1_000),
        line(2, '2026-03-02', 'added', 2_000),
        line(3, '2026-03-01', 'added', 300),
        line(4, '2026-03-31', 'added', 40),
        line(5, '2026-04-01', 'added', 5),
        line(6, '2026-04-01', 'paid', -1_500),
        line(7, '2026-04-02', 'added', 70_000),
        line(8, '2026-02-01', 'added', 900, { subject: 'bob' }),
        line(9, '2026-03-01', 'paid', -900, { subject: 'bob' }),
      ],
      async (db) => {
        await addContact(db, 'ann', 'Ann Tan', false);
        await applyCredit(db, 6, 1, 1_000);
        await applyCredit(db, 9, 8, 900);
      },
    );
    const view = await ask('reports.aged-receivables', { asOf: '2026-04-01' });
    expect(view.rows).toEqual([
      {
        code: 'ann',
        name: 'Ann Tan',
        current: '0.05',
        days30: '20.40',
        days60: '3.00',
        days90: '0.00',
        older: '0.00',
        unapplied: '-5.00',
        total: '18.45',
      },
    ]);
    expect(view.totals.total).toBe('18.45');
    expect(view.control).toEqual({ accounts: ['1200'], balance: '18.45' });
    expect(view.ties).toBe(true);
  });

  test.each([
    ['2026-01-01', 'current'],
    ['2026-01-02', 'days30'],
    ['2026-01-31', 'days30'],
    ['2026-02-01', 'days60'],
    ['2026-03-02', 'days60'],
    ['2026-03-03', 'days90'],
    ['2026-04-01', 'days90'],
    ['2026-04-02', 'older'],
  ] as const)('on %s what is of New Year is %s', async (asOf, bucket) => {
    const ask = await ledgerWith([line(1, '2026-01-01', 'added', 100)]);
    expect((await ask('reports.aged-receivables', { asOf })).totals[bucket]).toBe('1.00');
  });

  test('say so when the account has something that nobody owes', async () => {
    const ask = await ledgerWith([line(1, '2026-01-01', 'added', 100, { entry: 130 })]);
    const view = await ask('reports.aged-receivables', { asOf: '2026-02-01' });
    expect(view).toMatchObject({ ties: false, totals: { total: '1.00' }, control: { balance: '1.30' } });
  });
});

describe('roll-forwards', () => {
  test('are positive where we owe more, day by day, beside the ledger', async () => {
    const ask = await ledgerWith([
      card(1, '2026-03-01', 'added', -5_000),
      card(2, '2026-03-03', 'used', 1_200),
      card(3, '2026-03-03', 'expired', 300),
      line(4, '2026-03-04', 'added', 10),
    ]);
    const view = await ask('reports.rollforward', { ledger: 'gift-card' });
    expect(view.accounts).toEqual(['2300']);
    expect(
      view.days.map(({ date, opening, closing, control, ties }) => [date, opening, closing, control, ties]),
    ).toEqual([
      ['2026-03-01', '0.00', '50.00', '50.00', true],
      ['2026-03-02', '50.00', '50.00', '50.00', true],
      ['2026-03-03', '50.00', '35.00', '35.00', true],
      ['2026-03-04', '35.00', '35.00', '35.00', true],
    ]);
    expect(view.days[2]?.movements).toMatchObject({ added: '0.00', used: '-12.00', expired: '-3.00' });
    expect(view.ties).toBe(true);
    const later = await ask('reports.rollforward', {
      ledger: 'gift-card',
      from: '2026-03-03',
      to: '2026-03-03',
    });
    expect(later.days).toEqual([view.days[2]]);
  });

  test('do not tie from the day on which the ledger has another amount', async () => {
    const ask = await ledgerWith([
      card(1, '2026-03-01', 'added', -100),
      card(2, '2026-03-02', 'added', -100, { entry: -90 }),
      card(3, '2026-03-03', 'added', -100, { entry: -110 }),
    ]);
    const { days, ties } = await ask('reports.rollforward', { ledger: 'gift-card' });
    expect(days.map((day) => day.ties)).toEqual([true, false, true]);
    expect(ties).toBe(false);
  });

  test('do not tie where an entry moves the account and nobody has a balance behind it', async () => {
    // No line of this ledger names the account: only its role says that it is one of its accounts.
    const ask = await ledgerWith(
      [line(1, '2026-03-01', 'added', 100, { account: '2310', entry: 100 })],
      (db) =>
        db.write((tx) => {
          tx.prepare('DELETE FROM book_open_line').run();
          tx.prepare('DELETE FROM book_subledger_line').run();
        }),
    );
    const view = await ask('reports.rollforward', { ledger: 'store-credit' });
    expect(view.accounts).toEqual(['2310']);
    expect(view.days).toMatchObject([{ closing: '0.00', control: '-1.00', ties: false }]);
  });

  test('that share an account tie together', async () => {
    const ask = await ledgerWith([
      card(1, '2026-03-01', 'added', -100),
      line(2, '2026-03-01', 'added', -40, { ledger: 'layby', account: '2300', subject: 'l1' }),
    ]);
    const view = await ask('reports.rollforward', { ledger: 'gift-card' });
    expect(view.days).toMatchObject([{ closing: '1.00', others: '0.40', control: '1.40', ties: true }]);
  });

  test('name what moves without an opening', async () => {
    const ask = await ledgerWith([
      card(1, '2026-03-01', 'used', 100),
      card(2, '2026-03-02', 'opening', -500),
      card(3, '2026-03-03', 'used', 100),
    ]);
    const { missing, ties } = await ask('reports.rollforward', { ledger: 'gift-card' });
    expect(missing).toEqual([
      { subject: 'c1', date: '2026-03-01', movement: 'used', document: 'D-1', amount: '-1.00' },
    ]);
    expect(ties).toBe(true);
  });

  test('of store credit begin with goods that come back', async () => {
    const credit = { ledger: 'store-credit', account: '2310' } as const;
    const ask = await ledgerWith([
      line(1, '2026-03-01', 'returned', -100, credit),
      line(2, '2026-03-02', 'used', 100, credit),
    ]);
    expect((await ask('reports.rollforward', { ledger: 'store-credit' })).missing).toEqual([]);
  });

  test('of empty books are empty, and of too many days are refused', async () => {
    const ask = await ledgerWith([]);
    expect((await ask('reports.rollforward', { ledger: 'layby' })).days).toEqual([]);
    const ages = { ledger: 'layby', from: '1990-01-01', to: '2026-01-01' } as const;
    await expect(ask('reports.rollforward', ages)).rejects.toThrow('bad-input from');
  });
});

describe('stock', () => {
  const items = (db: Database, inventory: number): Promise<void> =>
    db.write((tx) => {
      tx.prepare(
        "INSERT INTO book_item (id, books_id, sku, name) SELECT 1, id, 'tea', 'Tea' FROM books",
      ).run();
      tx.prepare(
        "INSERT INTO book_stock (item_id, location, quantity, value) VALUES (1, 'KL', 3000, 1000)",
      ).run();
      tx.prepare(
        "INSERT INTO book_in_transit (books_id, case_id, item_id, quantity, value) SELECT id, 't', 1, 1500, 500 FROM books",
      ).run();
      tx.prepare(
        "UPDATE book_entry_line SET amount = ? WHERE account_id = (SELECT id FROM book_account WHERE number = '1400')",
      ).run(inventory);
    });
  const moved = [
    line(1, '2026-03-01', 'added', 1_000, { account: '1400' }),
    line(2, '2026-03-01', 'added', 500, { account: '1410' }),
  ];

  test('is valued at average, on hand and on its way, beside its accounts', async () => {
    const ask = await ledgerWith(moved, (db) => items(db, 1_000));
    const view = await ask('reports.stock', {});
    expect(view.items).toEqual([
      {
        sku: 'tea',
        name: 'Tea',
        location: null,
        quantity: '0',
        onLayby: '0',
        inTransit: '1.5',
        averageCost: '3.333333',
        value: '5.00',
      },
      {
        sku: 'tea',
        name: 'Tea',
        location: 'KL',
        quantity: '3',
        onLayby: '0',
        inTransit: '0',
        averageCost: '3.333333',
        value: '10.00',
      },
    ]);
    expect(view.totals).toEqual({
      onHand: '10.00',
      inTransit: '5.00',
      inventoryAccount: '10.00',
      inTransitAccount: '5.00',
    });
    expect(view.ties).toBe(true);
  });

  test('says so when the account has another amount', async () => {
    const ask = await ledgerWith(moved, (db) => items(db, 1_001));
    expect((await ask('reports.stock', {})).ties).toBe(false);
  });
});

test('lines of a sub-ledger, and customers by kind of code', async () => {
  const ask = await ledgerWith([line(1, '2026-03-01', 'added', 1_000)], async (db) => {
    await addContact(db, 'ann', 'Ann Tan', false);
    await addContact(db, 'C-1', 'Bob', true);
    await addContact(db, 'C-2', 'Cid', true);
  });
  expect((await ask('reports.subledger', { ledger: 'receivable', subject: 'ann' })).lines).toEqual([
    {
      id: 1,
      subject: 'ann',
      movement: 'added',
      date: '2026-03-01',
      document: 'D-1',
      account: '1200',
      amount: '10.00',
      open: '10.00',
    },
  ]);
  const own = await ask('customers.list', { generated: false });
  expect(own.customers).toEqual([{ code: 'ann', name: 'Ann Tan', generated: false, balance: '10.00' }]);
  expect(own.counts).toEqual({ own: 1, generated: 2 });
  expect((await ask('customers.list', { search: 'ci' })).customers.map(({ code }) => code)).toEqual(['C-2']);
});

test.each([
  ['aged-receivables', {}, 'Code,Customer,Current', 'ann'],
  ['stock', {}, 'SKU,Item,Location', ''],
  ['trial-balance', {}, 'Account,Account name,Type,Debit,Credit', '1200'],
  [
    'rollforward',
    { ledger: 'receivable' },
    'Date,Opening,Taken at connecting,Added',
    '2026-03-01,0.00,0.00,10.00',
  ],
] as const)('%s as a spreadsheet', async (report, input, header, row) => {
  const ask = await ledgerWith([line(1, '2026-03-01', 'added', 1_000)]);
  const textOf = async (format: 'csv' | 'xlsx') => {
    const asked = { report, format, ...input } as RequestInput<'reports.export'>;
    const { name, parts } = await ask('reports.export', asked);
    expect(name).toBe(`${report}.${format}`);
    const chunks = await Array.fromAsync(parts as readonly Uint8Array[]);
    return Buffer.concat(chunks).toString('utf8');
  };
  const csv = await textOf('csv');
  expect(csv).toContain(header);
  expect(csv).toContain(row);
  expect((await textOf('xlsx')).startsWith('PK')).toBe(true);
});
