import { beforeEach, describe, expect, test } from 'vitest';
import { MYR } from '../../support/builders.ts';
import { createEmbeddedBooks } from '../../../src-main/books/embedded/books.ts';
import {
  type AccountingDocument,
  booksId,
  deliveryKey,
  type PosDocument,
  shownSubject,
} from '../../../src-shared/model/index.ts';
import { posted } from '../../support/days.ts';
import { MemoryBooks } from '../../support/memory-books.ts';
import { mappingWith } from '../../core/posting/worked-examples/example.ts';
import { goods, money, till } from '../../core/posting/worked-examples/till.ts';

const step = { case: 'L1', customer: 'C1' } as const;
const lines = [goods('100.00', '10.00')];
const details = { layby: { total: money('110.00'), taxes: [{ taxCode: 'SR6', tax: money('10.00') }] } };

const OPEN = till('layby-open', { ...step, lines });
const DEPOSIT = till('layby-deposit', { ...step, paid: { Cash: '30.00' }, details });
const BACK = till('cancellation', {
  ...step,
  id: '2',
  reference: { kind: 'layby-deposit', sourceId: '1' },
  paid: { Cash: '-30.00' },
  details,
});
const COMPLETION = till('layby-completion', { ...step, lines, paid: { Cash: '80.00' } });
const UNDONE = till('cancellation', {
  ...step,
  id: '3',
  reference: { kind: 'layby-completion', sourceId: '1' },
  lines: [goods('-100.00', '-10.00')],
  paid: { Cash: '-80.00' },
});
const FORFEIT = till('layby-cancellation', {
  ...step,
  lines: [goods('10.00', '1.00', { type: 'service-charge', sku: 'FEE' })],
  paid: { Cash: '-19.00' },
  details: { depositApplied: money('30.00') },
});
const REFUND = till('layby-cancellation', { ...step, paid: { Cash: '-30.00' } });

const BOOKS = { id: booksId('bks'), name: 'Books', currency: MYR };
let store: MemoryBooks;
let batches: number;

beforeEach(() => {
  store = new MemoryBooks();
  store.numbers = [...store.numbers, '1150', '1200', '2100', '2330', '4430'];
  batches = 0;
});

/** What the tills told on a day, taken in as one batch; each document is kept with its date's own key. */
async function book(...documents: readonly PosDocument[]): Promise<readonly AccountingDocument[]> {
  batches += 1;
  const drafts = posted(documents, { mapping: mappingWith(['tax SR6 → payment']) });
  const made = drafts.map(
    ({ draft }, i) =>
      ({
        ...draft,
        key: deliveryKey(`${batches}/${draft.key}`),
        number: `${batches}-${i}`,
      }) as AccountingDocument,
  );
  return offer(...made);
}

async function offer(...documents: readonly AccountingDocument[]): Promise<readonly AccountingDocument[]> {
  const outcomes = await createEmbeddedBooks(BOOKS, store).create(
    documents.map((document) => ({ document, contentHash: document.key })),
  );
  expect(outcomes.map(({ kind }) => kind)).toEqual(documents.map(() => 'created'));
  return documents;
}

/** Undoing, as a person does. */
async function undo(document: AccountingDocument | undefined): Promise<void> {
  if (document === undefined) throw new TypeError('There is nothing to undo');
  const { key, number, date, currency, location, total } = document;
  await offer({
    type: 'reversal',
    key: deliveryKey(`${key}/reversal`),
    number: `${number}/R`,
    date,
    currency,
    location,
    total,
    entries: [],
    subledger: [],
    reverses: { key, number, date },
    reason: 'Wrong',
  });
}

/** Debits less credits. */
function balance(account: string): number {
  return store.records
    .flatMap(({ entries }) => entries.flatMap((entry) => entry.lines))
    .filter((line) => line.account === account)
    .reduce((all, { side, amount }) => all + (side === 'debit' ? amount : -amount), 0);
}

/** What is due with deposits, owed as tax, and how it came about. */
function taxes(): { readonly onDeposits: number; readonly owed: number; readonly moves: readonly string[] } {
  const moves = store.records
    .flatMap(({ subledger }) => subledger)
    .filter(({ ledger }) => ledger === 'layby-tax')
    .map(({ subject, movement, amount }) => `${shownSubject(subject)} ${movement} ${amount}`);
  return { onDeposits: balance('1150'), owed: 0 - balance('2100'), moves };
}

describe('tax that is due with the deposits of a layby', () => {
  test('is owed with the deposit, and once with the sale that completes it', async () => {
    await book(OPEN, DEPOSIT);
    expect(taxes()).toEqual({ onDeposits: 273, owed: 273, moves: ['L1 added 273'] });
    await book(COMPLETION);
    expect(taxes()).toEqual({ onDeposits: 0, owed: 1_000, moves: ['L1 added 273', 'L1 used -273'] });
  });

  test('is taken back where the layby is cancelled: only the tax of the fee is owed', async () => {
    await book(OPEN, DEPOSIT);
    await book(FORFEIT);
    expect(taxes()).toMatchObject({ onDeposits: 0, owed: 100 });
  });

  test('is taken back where all of the deposit is given back', async () => {
    await book(OPEN, DEPOSIT);
    await book(REFUND);
    expect(taxes()).toMatchObject({ onDeposits: 0, owed: 0 });
  });

  test('is taken back with a deposit that the till cancels', async () => {
    await book(OPEN, DEPOSIT);
    await book(BACK);
    expect(taxes()).toEqual({ onDeposits: 0, owed: 0, moves: ['L1 added 273', 'L1 added -273'] });
  });

  test('of a layby that is opened and completed on one day is owed once, whatever comes in first', async () => {
    await book(OPEN);
    // An invoice goes before a receipt of its day.
    await book(COMPLETION, DEPOSIT);
    expect(taxes()).toMatchObject({ onDeposits: 0, owed: 1_000 });
  });

  test('does not wait for anything where the deposit comes after the completion', async () => {
    await book(OPEN);
    await book(COMPLETION);
    const [receipt] = await book(DEPOSIT);
    expect(taxes()).toMatchObject({ onDeposits: 0, owed: 1_000 });
    await undo(receipt);
    expect(taxes()).toMatchObject({ onDeposits: 0, owed: 1_000 });
  });

  test('is due with the deposit again where the till takes the completion back', async () => {
    await book(OPEN, DEPOSIT);
    await book(COMPLETION);
    await book(UNDONE);
    expect(taxes()).toMatchObject({ onDeposits: 273, owed: 273 });
    await book({ ...COMPLETION, sourceId: '4' });
    expect(taxes()).toMatchObject({ onDeposits: 0, owed: 1_000 });
  });

  test('is due with the deposit again where the completion is undone, and released by the next', async () => {
    await book(OPEN, DEPOSIT);
    const [invoice] = await book(COMPLETION);
    await undo(invoice);
    expect(taxes()).toMatchObject({ onDeposits: 273, owed: 273 });
    await book({ ...COMPLETION, sourceId: '4' });
    expect(taxes()).toMatchObject({ onDeposits: 0, owed: 1_000 });
    await book(UNDONE);
    expect(taxes()).toMatchObject({ onDeposits: 273, owed: 273 });
  });

  test('goes with a deposit that is undone', async () => {
    const documents = await book(OPEN, DEPOSIT);
    await undo(documents.find(({ type }) => type === 'receipt'));
    expect(taxes()).toMatchObject({ onDeposits: 0, owed: 0 });
  });

  test('of a receipt that a person activates after the completion is not owed twice', async () => {
    const documents = await book(OPEN, DEPOSIT);
    const order = documents.find(({ type }) => type === 'sales-order');
    const receipt = documents.find((each) => each.type === 'receipt');
    if (order === undefined || receipt === undefined) throw new TypeError('A layby is an order');
    store = new MemoryBooks();
    store.numbers = [...store.numbers, '1150', '1200', '2100', '2330', '4430'];
    await offer(order, { ...receipt, state: 'inactive' });
    await book(COMPLETION);
    expect(taxes()).toMatchObject({ onDeposits: 0, owed: 1_000 });
    await createEmbeddedBooks(BOOKS, store).act?.({ kind: 'activate-receipt', key: receipt.key });
    expect(taxes()).toMatchObject({ onDeposits: 0, owed: 1_000 });
  });
});
