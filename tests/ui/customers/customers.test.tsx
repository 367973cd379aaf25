import { beforeEach, expect, test } from 'vitest';
import { useBooksChoice } from '../../../src-renderer/bridge/index.ts';
import { CustomerScreen } from '../../../src-renderer/features/customers/customer-screen.tsx';
import { CustomersScreen } from '../../../src-renderer/features/customers/customers-screen.tsx';
import { useCustomers } from '../../../src-renderer/features/customers/customers-store.ts';
import type { OpenItemView } from '../../../src-shared/ipc/contract.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { type Answers, expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';

const LIST = { path: '/customers', route: '/customers' } as const;
const ONE = { path: '/customers/K%2F1?books=Singapore', route: '/customers/:code' } as const;
const ROSMAH = { code: 'K/1', name: 'Aunt Rosmah', generated: false, balance: '40.00' };
const ALI = { code: 'C-ABCDEFGH', name: 'Ali', generated: true, balance: '-10.00' };
const BOOKS: Answers = {
  'books.list': {
    books: [
      { name: 'Books', system: 'embedded', currency: 'MYR' },
      { name: 'Singapore', system: 'embedded', currency: 'SGD' },
    ],
  },
};

const customers = (...rows: readonly (typeof ROSMAH)[]) => ({
  customers: rows,
  counts: { own: 1, generated: 1200 },
  next: null,
  total: { value: rows.length, exact: true },
});

const item = (id: number, number: string, open: string): OpenItemView => ({
  id,
  customer: 'K/1',
  date: '2026-11-01',
  type: 'invoice',
  number,
  currency: 'SGD',
  amount: open,
  open,
});

const ACCOUNT: Answers = {
  ...BOOKS,
  'customers.list': customers(ALI, ROSMAH),
  'books.open-items': { items: [item(1, 'INV-1', '50.00'), item(2, 'REC-1', '-10.00')] },
  'reports.subledger': {
    lines: [
      {
        id: 7,
        subject: 'K/1',
        movement: 'added',
        date: '2026-10-01',
        document: 'INV-0',
        account: '1100',
        amount: '5.00',
        open: '0.00',
      },
    ],
    next: null,
    total: { value: 1, exact: true },
  },
  'books.allocate': { allocations: [] },
};

beforeEach(() => {
  useCustomers.setState(useCustomers.getInitialState());
  useBooksChoice.setState({ chosen: null });
});

test('the list says whose code it is, how many of either kind, and opens an account', async () => {
  const bridge = fakeBridge({ ...BOOKS, 'customers.list': customers(ALI, ROSMAH) });
  const { screen, at } = await renderScreen(<CustomersScreen />, { bridge, ...LIST });
  await expect.element(screen.getByRole('row', { name: 'Ali' })).toMatchTextContent(/Generated\s*-10\.00/u);
  await expect
    .element(screen.getByRole('row', { name: 'Aunt Rosmah' }))
    .toMatchTextContent(/Own id\s*40\.00/u);
  await screen.getByRole('textbox', { name: 'Search' }).fill(' Ali ');
  await screen.getByRole('combobox', { name: 'Code' }).click();
  await screen.getByRole('option', { name: 'Generated (1,200)' }).click();
  await expect
    .poll(() => bridge.inputsOf('customers.list').at(-1))
    .toMatchObject({ search: 'Ali', generated: true, books: 'Books' });
  await screen.getByText('Aunt Rosmah').click();
  expect(at()).toBe('/customers/K%2F1?books=Books');
});

test('no customers yet; none that match', async () => {
  const bridge = fakeBridge({ ...BOOKS, 'customers.list': customers() });
  const { screen } = await renderScreen(<CustomersScreen />, { bridge, ...LIST });
  await expect.element(screen.getByRole('heading', { name: 'No customers yet' })).toBeVisible();
  await screen.getByRole('textbox', { name: 'Search' }).fill('x');
  await expect.element(screen.getByRole('heading', { name: 'No customer matches' })).toBeVisible();
});

test('without books there is a way to them', async () => {
  const bridge = fakeBridge({ 'books.list': { books: [] } });
  const { screen } = await renderScreen(<CustomersScreen />, { bridge, ...LIST });
  await expect.element(screen.getByRole('link', { name: 'Connect a stream' })).toBeVisible();
  expect(bridge.inputsOf('customers.list')).toEqual([]);
  await screen.unmount();
  const one = await renderScreen(<CustomerScreen />, { bridge, path: '/customers/C-1', route: ONE.route });
  await expect.element(one.screen.getByRole('link', { name: 'Connect a stream' })).toBeVisible();
});

test('an account in the books of its address: what is open, all of it, and how it is allocated', async () => {
  const bridge = fakeBridge(ACCOUNT);
  const { screen, at } = await renderScreen(<CustomerScreen />, { bridge, ...ONE });
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Aunt Rosmah' })).toBeVisible();
  await expect.element(screen.getByText('K/1 · Own id · Singapore (SGD)')).toBeVisible();
  expect(bridge.inputsOf('books.open-items')).toEqual([{ customer: 'K/1', books: 'Singapore' }]);
  expect(bridge.inputsOf('reports.subledger')[0]).toMatchObject({ ledger: 'receivable', subject: 'K/1' });
  const open = screen.getByRole('grid', { name: 'Open items' });
  await expect.element(open.getByText('40.00')).toBeVisible();
  await screen.getByRole('button', { name: 'Allocate automatically' }).click();
  await expect.element(screen.getByText('There was nothing to allocate.')).toBeVisible();
  expect(bridge.inputsOf('books.allocate')).toEqual([{ customer: 'K/1', books: 'Singapore' }]);
  await open.getByText('REC-1').click();
  expect(at()).toBe('/invoices/REC-1?books=Singapore');
});

test('what cannot be allocated says why', async () => {
  const bridge = fakeBridge({ ...ACCOUNT, 'books.allocate': failure('disk-full') });
  const { screen } = await renderScreen(<CustomerScreen />, { bridge, ...ONE });
  await screen.getByRole('button', { name: 'Allocate automatically' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/The disk is full/u);
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  const list = await renderScreen(<CustomersScreen />, { bridge: fakeBridge(ACCOUNT), scheme, ...LIST });
  await expect.element(list.screen.getByRole('row', { name: 'Ali' })).toBeVisible();
  await expectAccessible();
  await list.screen.unmount();
  const one = await renderScreen(<CustomerScreen />, { bridge: fakeBridge(ACCOUNT), scheme, ...ONE });
  await expect.element(one.screen.getByRole('grid', { name: 'Account' })).toBeVisible();
  await expectAccessible();
});
