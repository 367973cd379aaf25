import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { useBooksChoice } from '../../../src-renderer/bridge/index.ts';
import { useBooks } from '../../../src-renderer/features/books/books-store.ts';
import { AccountScreen } from '../../../src-renderer/features/books/account-screen.tsx';
import { TrialBalanceScreen } from '../../../src-renderer/features/books/trial-balance-screen.tsx';
import { businessDate } from '../../../src-shared/time/index.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';
import { BALANCE, freshBooks, ONE_BOOKS, TWO_BOOKS } from './builders.ts';

const AT = { path: '/trial-balance', route: '/trial-balance' } as const;
const ANSWERS = { ...ONE_BOOKS, 'books.trial-balance': BALANCE };

test('accounts stand in their classes, with exact subtotals and both totals', async () => {
  freshBooks();
  const bridge = fakeBridge(ANSWERS);
  const { screen, at } = await renderScreen(<TrialBalanceScreen />, { bridge, ...AT });
  await expect.element(screen.getByRole('columnheader', { name: 'Debit (MYR)' })).toBeVisible();
  const rows = screen
    .getByRole('row')
    .elements()
    .map((row) => [...row.children].map((cell) => cell.textContent).join(' | '));
  expect(rows).toEqual([
    'Account | Name | Debit (MYR) | Credit (MYR)',
    'Assets',
    '1010 | Cash on hand | 90,071,992,547,409.93 | 0.00',
    '1110 | Account 1110 | 0.01 | 0.00',
    '1120 | Account 1120 | 0.01 | 0.00',
    'Total assets | 90,071,992,547,409.95 | 0.00',
    'Income',
    '4000 | Account 4000 | 0.00 | 90,071,992,547,409.95',
    'Total income | 0.00 | 90,071,992,547,409.95',
    'Totals | 90,071,992,547,409.95 | 90,071,992,547,409.95',
  ]);
  expect(bridge.inputsOf('books.trial-balance')).toEqual([{ asOf: null }]);
  await screen.getByRole('link', { name: 'Cash on hand' }).click();
  expect(at()).toBe('/trial-balance/1010');
});

test('a balance that does not balance is an alarm', async () => {
  const wrong = { ...BALANCE, totals: { debit: '1.00', credit: '2.00' } };
  const bridge = fakeBridge({ ...ANSWERS, 'books.trial-balance': wrong });
  const { screen } = await renderScreen(<TrialBalanceScreen />, { bridge, ...AT });
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/Debits and credits differ/u);
});

test('as of a day that is typed, and of the chosen books', async () => {
  freshBooks();
  const bridge = fakeBridge({ ...ANSWERS, ...TWO_BOOKS });
  const { screen } = await renderScreen(<TrialBalanceScreen />, { bridge, ...AT });
  // With several books the first is asked for by name: without one the engine would decline.
  await expect.poll(() => bridge.inputsOf('books.trial-balance')).toEqual([{ asOf: null, books: 'Books' }]);
  await screen.getByRole('textbox', { name: 'As of' }).fill('31 Oct 2026');
  await userEvent.keyboard('{Tab}');
  await screen.getByRole('combobox', { name: 'Books' }).click();
  await screen.getByRole('option', { name: 'Singapore (SGD)' }).click();
  await expect
    .poll(() => bridge.inputsOf('books.trial-balance').at(-1))
    .toEqual({ asOf: '2026-10-31', books: 'Singapore' });
});

test('the journal is saved in the chosen format; why it is not is said', async () => {
  freshBooks();
  const bridge = fakeBridge({ ...ANSWERS, 'books.export': failure('disk-full') });
  const { screen } = await renderScreen(<TrialBalanceScreen />, { bridge, ...AT });
  await screen.getByRole('button', { name: 'Export the journal' }).click();
  await screen.getByRole('menuitem', { name: 'Beancount ledger' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/The disk is full/u);
  expect(bridge.inputsOf('books.export')).toEqual([{ format: 'beancount' }]);
});

test('nothing has moved yet', async () => {
  const none = { ...BALANCE, rows: [], totals: { debit: '0.00', credit: '0.00' } };
  const bridge = fakeBridge({ ...ANSWERS, 'books.trial-balance': none });
  const { screen } = await renderScreen(<TrialBalanceScreen />, { bridge, ...AT });
  await expect.element(screen.getByRole('heading', { name: 'No account has moved' })).toBeVisible();
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  const { screen } = await renderScreen(<TrialBalanceScreen />, {
    bridge: fakeBridge(ANSWERS),
    scheme,
    ...AT,
  });
  await expect.element(screen.getByText('Total assets')).toBeVisible();
  await expectAccessible();
});

test('an account: its lines with the balance, Enter opens the document', async () => {
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'books.account': ({ cursor }) => ({
      account: { number: '1010', name: 'Cash on hand' },
      rows: [
        {
          date: '2026-11-01',
          document: cursor === null ? 'INV-1' : 'INV-2',
          memo: 'Cash',
          debit: '10.00',
          credit: '0.00',
          balance: cursor === null ? '10.00' : '20.00',
        },
      ],
      next: cursor === null ? 'two' : null,
      total: { value: 2, exact: true },
    }),
  });
  const { screen, at } = await renderScreen(<AccountScreen />, {
    bridge,
    path: '/trial-balance/1010',
    route: '/trial-balance/:account',
  });
  await expect.element(screen.getByRole('heading', { name: '1010 Cash on hand' })).toBeVisible();
  await expect.element(screen.getByRole('row', { name: 'INV-2' })).toBeVisible();
  await expectAccessible();
  const row = screen.getByRole('row', { name: 'INV-1' });
  (row.element() as HTMLElement).focus();
  row.element().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  expect(at()).toBe('/invoices/INV-1');
});

test('a link that names the books is about those, which the page says, and so is the way on and back', async () => {
  freshBooks();
  const bridge = fakeBridge({
    ...TWO_BOOKS,
    'books.account': {
      account: { number: '1010', name: 'Cash on hand' },
      rows: [
        { date: '2026-11-01', document: 'INV-1', memo: '', debit: '10.00', credit: '0.00', balance: '10.00' },
      ],
      next: null,
      total: { value: 1, exact: true },
    },
  });
  const { screen, at } = await renderScreen(<AccountScreen />, {
    bridge,
    path: '/trial-balance/1010?books=Singapore',
    route: '/trial-balance/:account',
  });
  await expect.element(screen.getByText('Singapore (SGD)')).toBeVisible();
  expect(bridge.inputsOf('books.account').map(({ books }) => books)).toEqual(['Singapore']);
  expect(useBooksChoice.getState().chosen).toBe('Singapore');
  await screen.getByText('INV-1').click();
  expect(at()).toBe('/invoices/INV-1?books=Singapore');
});

test('a slip in a date is not taken for one', async () => {
  freshBooks();
  const bridge = fakeBridge(ANSWERS);
  const { screen } = await renderScreen(<TrialBalanceScreen />, { bridge, ...AT });
  await expect.element(screen.getByText('Total assets')).toBeVisible();
  const day = screen.getByRole('textbox', { name: 'As of' });
  await day.fill('1 Jan 20266');
  await userEvent.keyboard('{Tab}');
  await expect.element(screen.getByText('Total assets')).toBeVisible();
  expect(useBooks.getState().asOf).toBe(null);
  await day.fill('1 Jan 2026');
  await userEvent.keyboard('{Tab}');
  await expect.poll(() => bridge.inputsOf('books.trial-balance').at(-1)).toEqual({ asOf: '2026-01-01' });
});

test('the figures of other books never stand under the name of these; of another day they are marked', async () => {
  freshBooks();
  const { promise, resolve } = Promise.withResolvers<void>();
  const bridge = fakeBridge({
    ...TWO_BOOKS,
    'books.trial-balance': async ({ asOf, books }) => {
      if (asOf !== null || books !== 'Books') await promise;
      return BALANCE;
    },
  });
  const { screen } = await renderScreen(<TrialBalanceScreen />, { bridge, ...AT });
  await expect.element(screen.getByText('Total assets')).toBeVisible();
  const busy = () => screen.getByRole('table').element().closest('[aria-busy]')?.getAttribute('aria-busy');
  expect(busy()).toBe('false');
  useBooks.getState().set({ asOf: businessDate('2026-10-31') });
  await expect.poll(busy).toBe('true');
  useBooksChoice.getState().choose('Singapore');
  await expect.element(screen.getByText('Total assets')).not.toBeInTheDocument();
  resolve();
  await expect.element(screen.getByText('Total assets')).toBeVisible();
});
