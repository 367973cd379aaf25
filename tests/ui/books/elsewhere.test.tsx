import type { ComponentType } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { AccountScreen } from '../../../src-renderer/features/books/account-screen.tsx';
import { InvoicesScreen } from '../../../src-renderer/features/books/invoices-screen.tsx';
import { JournalsScreen } from '../../../src-renderer/features/books/journals-screen.tsx';
import { OrdersScreen } from '../../../src-renderer/features/books/orders-screen.tsx';
import { PeriodsScreen } from '../../../src-renderer/features/books/periods-screen.tsx';
import { ReceiptsScreen } from '../../../src-renderer/features/books/receipts-screen.tsx';
import { TrialBalanceScreen } from '../../../src-renderer/features/books/trial-balance-screen.tsx';
import { CustomerScreen } from '../../../src-renderer/features/customers/customer-screen.tsx';
import { CustomersScreen } from '../../../src-renderer/features/customers/customers-screen.tsx';
import { OpenItemsScreen } from '../../../src-renderer/features/reports/open-items-screen.tsx';
import { ReceivablesScreen } from '../../../src-renderer/features/reports/receivables-screen.tsx';
import { RollForwardScreen } from '../../../src-renderer/features/reports/roll-forward-screen.tsx';
import { CountScreen } from '../../../src-renderer/features/stock/count-screen.tsx';
import { CountSheetScreen } from '../../../src-renderer/features/stock/count-sheet-screen.tsx';
import { CountsScreen } from '../../../src-renderer/features/stock/counts-screen.tsx';
import { StockScreen } from '../../../src-renderer/features/stock/stock-screen.tsx';
import { type Answers, expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';
import { aDocument, freshBooks } from './builders.ts';

/** Books that are kept in Tryton; whatever else is asked has no answer, and fails the test. */
const OFFICE: Answers = {
  'books.list': { books: [{ name: 'Head office', system: 'tryton', currency: 'MYR' }] },
};
const OWN_TOO: Answers = {
  'books.list': {
    books: [
      { name: 'Head office', system: 'tryton', currency: 'MYR' },
      { name: 'Singapore', system: 'embedded', currency: 'SGD' },
    ],
  },
};

const posted = (...numbers: readonly string[]) => ({
  invoices: numbers.map((number) => aDocument(number)),
  next: null,
  total: { value: numbers.length, exact: true },
  keptElsewhere: true,
});

beforeEach(() => freshBooks());

const SCREENS: readonly (readonly [string, ComponentType, string, string])[] = [
  ['trial balance', TrialBalanceScreen, '/trial-balance', '/trial-balance'],
  ['account', AccountScreen, '/trial-balance/4000?books=Head+office', '/trial-balance/:account'],
  ['periods', PeriodsScreen, '/periods', '/periods'],
  ['customers', CustomersScreen, '/customers', '/customers'],
  ['customer', CustomerScreen, '/customers/C-1', '/customers/:code'],
  ['receivables', ReceivablesScreen, '/reports/receivables', '/reports/receivables'],
  ['open items', OpenItemsScreen, '/reports/receivables/C-1', '/reports/receivables/:customer'],
  ['roll-forward', RollForwardScreen, '/reports/roll-forwards', '/reports/roll-forwards'],
  ['stock', StockScreen, '/stock', '/stock'],
  ['counts', CountsScreen, '/stock/counts', '/stock/counts'],
  ['count', CountScreen, '/stock/counts/X-1', '/stock/counts/:number'],
  ['count sheet', CountSheetScreen, '/stock/count-sheet', '/stock/count-sheet'],
];

test.each(SCREENS)('%s: says that the books are kept elsewhere, and where to look', async (...screenOf) => {
  const [, Screen, path, route] = screenOf;
  const bridge = fakeBridge(OFFICE);
  const { screen } = await renderScreen(<Screen />, { bridge, path, route });
  await expect.element(screen.getByText('Head office is kept in Tryton')).toBeVisible();
  const postedThere = screen.getByRole('link', { name: 'What Daybook has posted' });
  await expect.element(postedThere).toHaveAttribute('href', '/invoices');
  await expect
    .element(screen.getByRole('link', { name: 'Synchronisation' }))
    .toHaveAttribute('href', '/status');
  expect(screen.getByRole('heading', { level: 1 }).elements()).toHaveLength(1);
  expect(new Set(bridge.calls.map(({ channel }) => channel))).toEqual(new Set(['books.list']));
});

test.each([
  ['customer', CustomerScreen, '/customers/C-1', '/customers/:code', 'Customers', '/customers'],
  ['count', CountScreen, '/stock/counts/X-1', '/stock/counts/:number', 'Stock counts', '/stock/counts'],
] as const)('%s: leads back to the list also there', async (...of) => {
  const [, Screen, path, route, name, href] = of;
  const { screen } = await renderScreen(<Screen />, { bridge: fakeBridge(OFFICE), path, route });
  await expect.element(screen.getByText('Head office is kept in Tryton')).toBeVisible();
  await expect.element(screen.getByRole('link', { name })).toHaveAttribute('href', href);
});

test('other books can be chosen where these are kept elsewhere', async () => {
  freshBooks('Head office');
  const bridge = fakeBridge({
    ...OWN_TOO,
    'books.trial-balance': {
      books: 'Singapore',
      currency: 'SGD',
      rows: [],
      totals: { debit: '0', credit: '0' },
    },
  });
  const at = { path: '/trial-balance', route: '/trial-balance' } as const;
  const { screen } = await renderScreen(<TrialBalanceScreen />, { bridge, ...at });
  await expect.element(screen.getByText('Head office is kept in Tryton')).toBeVisible();
  await screen.getByRole('combobox', { name: 'Books' }).click();
  await screen.getByRole('option', { name: 'Singapore (SGD)' }).click();
  await expect.element(screen.getByText('Head office is kept in Tryton')).not.toBeInTheDocument();
  expect(bridge.inputsOf('books.trial-balance')).toEqual([{ asOf: null, books: 'Singapore' }]);
});

test('Invoices lists what was posted, and says that it is no more than that', async () => {
  const bridge = fakeBridge({ ...OFFICE, 'books.invoices': posted('INV-7') });
  const at = { path: '/invoices', route: '/invoices' } as const;
  const { screen } = await renderScreen(<InvoicesScreen />, { bridge, ...at });
  await expect.element(screen.getByRole('row', { name: 'INV-7' })).toBeVisible();
  await expect.element(screen.getByText(/as Daybook posted them/u)).toBeVisible();
  await expect
    .element(screen.getByRole('link', { name: 'What is on its way' }))
    .toHaveAttribute('href', '/status');
  bridge.answer({ 'books.invoices': posted() });
  await screen.getByRole('textbox', { name: 'Search' }).fill('none');
  await expect.element(screen.getByText('No document matches')).toBeVisible();
});

test.each([
  ['orders', OrdersScreen, 'sales-order'],
  ['receipts', ReceiptsScreen, 'receipt'],
  ['journals', JournalsScreen, 'journal'],
] as const)('%s: lists those that were posted, without what is done with them there', async (...of) => {
  const [list, Screen, type] = of;
  const bridge = fakeBridge({ ...OFFICE, 'books.invoices': posted('X-1') });
  const place = { path: `/${list}`, route: `/${list}` };
  const { screen, at } = await renderScreen(<Screen />, { bridge, ...place });
  await expect.element(screen.getByRole('row', { name: 'X-1' })).toBeVisible();
  expect(bridge.inputsOf('books.invoices')).toEqual([
    { type, newestFirst: true, priorPeriod: false, cursor: null, limit: 200 },
  ]);
  expect(screen.getByRole('combobox', { name: 'State' }).elements()).toEqual([]);
  expect(screen.getByRole('button', { name: /all/iu }).elements()).toEqual([]);
  await screen.getByText('X-1').click();
  expect(at()).toBe('/invoices/X-1');
});

test('where nothing was posted yet, it says so and leads to what is on its way', async () => {
  const bridge = fakeBridge({ ...OFFICE, 'books.invoices': posted() });
  const at = { path: '/journals', route: '/journals' } as const;
  const { screen } = await renderScreen(<JournalsScreen />, { bridge, ...at });
  await expect.element(screen.getByText('Daybook has posted none of these to Head office')).toBeVisible();
  expect(screen.getByRole('link', { name: 'What is on its way' }).elements()).toHaveLength(2);
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  const bridge = fakeBridge({ ...OFFICE, 'books.invoices': posted('INV-7') });
  const trial = { path: '/trial-balance', route: '/trial-balance' } as const;
  const balance = await renderScreen(<TrialBalanceScreen />, { bridge, scheme, ...trial });
  await expect.element(balance.screen.getByText('Head office is kept in Tryton')).toBeVisible();
  await expectAccessible();
  await balance.screen.unmount();
  const at = { path: '/invoices', route: '/invoices' } as const;
  const list = await renderScreen(<InvoicesScreen />, { bridge, scheme, ...at });
  await expect.element(list.screen.getByRole('row', { name: 'INV-7' })).toBeVisible();
  await expectAccessible();
});
