import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { portionsOf } from '../../../src-renderer/features/books/acting.ts';
import { JournalsScreen } from '../../../src-renderer/features/books/journals-screen.tsx';
import { OrdersScreen } from '../../../src-renderer/features/books/orders-screen.tsx';
import { ReceiptsScreen } from '../../../src-renderer/features/books/receipts-screen.tsx';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, fakeTask, renderScreen } from '../support/index.ts';
import { anOpen, freshBooks, ONE_BOOKS, onePage, TWO_BOOKS } from './builders.ts';

const ORDERS = { path: '/orders', route: '/orders' } as const;
const RECEIPTS = { path: '/receipts', route: '/receipts' } as const;
const JOURNALS = { path: '/journals', route: '/journals' } as const;

const orders = (...rows: readonly ReturnType<typeof anOpen>[]) => ({ orders: rows, ...onePage(rows) });
const journals = (...rows: readonly ReturnType<typeof anOpen>[]) => ({ journals: rows, ...onePage(rows) });
const receipts = (...rows: readonly ReturnType<typeof anOpen>[]) => ({ receipts: rows, ...onePage(rows) });

const SO1 = anOpen('SO-1', { total: '100.10' });
const SO2 = anOpen('SO-2', { total: '0.20', backOrdered: true });
const made = (number: string) => ({ type: 'invoice' as const, number, date: '2026-11-01', total: '1.00' });

beforeEach(() => freshBooks());

test('orders that wait are shown first; those without stock are marked; all states can be asked for', async () => {
  const bridge = fakeBridge({ ...ONE_BOOKS, 'books.orders': orders(SO1, SO2) });
  const { screen, at } = await renderScreen(<OrdersScreen />, { bridge, ...ORDERS });
  await expect.element(screen.getByRole('row', { name: 'SO-2' })).toMatchTextContent(/Open.*Back-ordered/u);
  expect(screen.getByRole('row', { name: 'SO-1' }).getByText('Back-ordered').elements()).toEqual([]);
  expect(bridge.inputsOf('books.orders')).toEqual([{ states: ['open'], cursor: null, limit: 200 }]);
  await screen.getByRole('textbox', { name: 'Search' }).fill('KL');
  await screen.getByRole('combobox', { name: 'State' }).click();
  await screen.getByRole('option', { name: 'All states' }).click();
  await expect
    .poll(() => bridge.inputsOf('books.orders').at(-1))
    .toEqual({ search: 'KL', cursor: null, limit: 200 });
  await screen.getByText('SO-1').click();
  expect(at()).toBe('/invoices/SO-1');
});

test.each([
  ['cash', 'Cash shift'],
  ['direct-ship', 'Direct ship'],
  ['credit', 'Credit'],
] as const)('an order of kind %s says so', async (order, words) => {
  const bridge = fakeBridge({ ...ONE_BOOKS, 'books.orders': orders(anOpen('SO-1', { order })) });
  const { screen } = await renderScreen(<OrdersScreen />, { bridge, ...ORDERS });
  await expect.element(screen.getByRole('row', { name: 'SO-1' })).toMatchTextContent(words);
});

test('ticked orders: what processing makes, then what it made and what was refused', async () => {
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'books.orders': orders(SO1, SO2, anOpen('SO-3', { state: 'processed' })),
    'books.process': {
      done: [{ number: 'SO-1', state: 'processed', made: [made('SO-1/1')] }],
      refused: [{ number: 'SO-2', failure: failure('document-not-open', { data: { number: 'SO-2' } }) }],
    },
  });
  const { screen, at } = await renderScreen(<OrdersScreen />, { bridge, ...ORDERS });
  await expect.element(screen.getByRole('checkbox', { name: 'Select SO-3' })).toBeDisabled();
  await screen.getByRole('checkbox', { name: 'Select SO-1' }).click();
  await screen.getByRole('checkbox', { name: 'Select SO-2' }).click();
  await screen.getByRole('button', { name: 'Process 2 orders' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Process 2 orders' });
  await expect.element(dialog.getByText('RM 100.30')).toBeVisible();
  await expect.element(dialog).toMatchTextContent(/1 order has goods that were not in stock/u);
  await dialog.getByRole('radio', { name: 'Only what is in stock' }).click();
  // How much that will be, only the stock knows.
  await expect.element(dialog.getByText('RM 100.30')).not.toBeInTheDocument();
  await dialog.getByRole('button', { name: 'Process the orders' }).click();
  await expect.element(screen.getByRole('status')).toMatchTextContent(/1 order processed\s*Made: SO-1\/1/u);
  expect(bridge.inputsOf('books.process')).toEqual([
    { numbers: ['SO-1', 'SO-2'], deliver: 'in-stock', date: null },
  ]);
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/SO-2 is not open to that any more/u);
  await screen.getByRole('link', { name: 'SO-1/1' }).click();
  expect(at()).toBe('/invoices/SO-1%2F1');
});

test('all ready: counted first, whatever the list shows, and only what is in stock unless asked', async () => {
  const bridge = fakeBridge({
    ...TWO_BOOKS,
    'books.orders': orders(),
    'tasks.start': {
      task: fakeTask({
        channel: 'books.process',
        state: 'done',
        endedAt: '2026-11-02T01:00:01.000Z',
        outcome: { ok: true, value: { done: [], refused: [] } },
      }),
    },
    'books.lock': { lockedThrough: '2026-10-31' },
  });
  const { screen } = await renderScreen(<OrdersScreen />, { bridge, ...ORDERS });
  await expect.element(screen.getByRole('heading', { name: 'No order is open' })).toBeVisible();
  bridge.answer({ 'books.orders': { ...orders(SO1), total: { value: 7, exact: true } } });
  await screen.getByRole('button', { name: 'Process all ready' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Process 7 orders' });
  await expect
    .element(dialog)
    .toMatchTextContent(/dated up to Oct 31, 2026 are in a locked period and count on Nov 1, 2026/u);
  await dialog.getByRole('button', { name: 'Process the orders' }).click();
  await expect.element(screen.getByRole('status')).toMatchTextContent(/No order could be processed/u);
  const input = { books: 'Books', deliver: 'in-stock', date: null };
  await expect.poll(() => bridge.inputsOf('tasks.start')).toEqual([{ channel: 'books.process', input }]);
});

test('a refusal of the whole stays in the dialog, with the way to the cure; Escape gives the focus back', async () => {
  const locked = failure('period-locked', { data: { lockedThrough: '2026-10-31' } });
  const bridge = fakeBridge({ ...ONE_BOOKS, 'books.orders': orders(SO1), 'books.process': locked });
  const { screen, at } = await renderScreen(<OrdersScreen />, { bridge, ...ORDERS });
  await screen.getByRole('checkbox', { name: 'Select SO-1' }).click();
  const opener = screen.getByRole('button', { name: 'Process 1 order' });
  await opener.click();
  await screen.getByRole('button', { name: 'Process the order' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/are locked through/u);
  await userEvent.keyboard('{Escape}');
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(opener).toHaveFocus();
  await screen.getByRole('link', { name: 'Open the periods' }).click();
  expect(at()).toBe('/periods');
});

test('a journal is turned Normal after being told on which day it counts', async () => {
  const late = anOpen('JNL-1', { type: 'journal', state: 'pending', date: '2026-10-30' });
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'books.journals': journals(late),
    'books.lock': { lockedThrough: '2026-10-31' },
    'books.make-normal': { done: [{ number: 'JNL-1', state: 'normal', made: [] }], refused: [] },
  });
  const { screen } = await renderScreen(<JournalsScreen />, { bridge, ...JOURNALS });
  await screen.getByRole('checkbox', { name: 'Select JNL-1' }).click();
  await screen.getByRole('button', { name: 'Turn 1 journal Normal' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Turn the journal Normal' });
  await expect.element(dialog).toMatchTextContent(/counts on Nov 1, 2026: its own date, Oct 30, 2026/u);
  await dialog.getByRole('button', { name: 'Turn Normal' }).click();
  await expect.element(screen.getByRole('status')).toMatchTextContent('1 journal is Normal now');
  expect(bridge.inputsOf('books.make-normal')).toEqual([{ numbers: ['JNL-1'] }]);
});

test('receipts: all inactive ones are activated, and payments are allocated by themselves', async () => {
  const one = anOpen('REC-1', { type: 'receipt', state: 'inactive' });
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'books.receipts': receipts(one),
    'tasks.start': {
      task: fakeTask({
        channel: 'books.activate',
        state: 'done',
        endedAt: '2026-11-02T01:00:01.000Z',
        outcome: { ok: true, value: { done: [{ number: 'REC-1', state: 'active', made: [] }], refused: [] } },
      }),
    },
    'books.allocate': { allocations: [{ credit: 'REC-1', debit: 'INV-1', amount: '1.00' }] },
  });
  const { screen } = await renderScreen(<ReceiptsScreen />, { bridge, ...RECEIPTS });
  await expect.element(screen.getByRole('row', { name: 'REC-1' })).toBeVisible();
  await screen.getByRole('button', { name: 'Activate all' }).click();
  await screen.getByRole('button', { name: 'Activate the receipt' }).click();
  await expect.element(screen.getByRole('status')).toMatchTextContent('1 receipt activated');
  expect(bridge.inputsOf('tasks.start')).toEqual([{ channel: 'books.activate', input: {} }]);
  await screen.getByRole('button', { name: 'Allocate automatically' }).click();
  await expect.element(screen.getByText(/1 allocation made/u)).toBeVisible();
  expect(bridge.inputsOf('books.allocate')).toEqual([{}]);
});

test('more than one request takes go in portions, none of them a single one', () => {
  const numbers = Array.from({ length: 1001 }, (_, at) => String(at));
  const portions = portionsOf(numbers);
  expect(portions.map((portion) => portion.numbers?.length)).toEqual([501, 500]);
  expect(portions.flatMap((portion) => portion.numbers)).toEqual(numbers);
});

test.each(['light', 'dark'] as const)('axe finds nothing in a list and its dialog, %s', async (scheme) => {
  const bridge = fakeBridge({ ...ONE_BOOKS, 'books.orders': orders(SO1, SO2) });
  const { screen } = await renderScreen(<OrdersScreen />, { bridge, scheme, ...ORDERS });
  await screen.getByRole('checkbox', { name: 'Select SO-2' }).click();
  await expectAccessible();
  await screen.getByRole('button', { name: 'Process 1 order' }).click();
  await expect.element(screen.getByRole('dialog')).toBeVisible();
  await expectAccessible();
});
