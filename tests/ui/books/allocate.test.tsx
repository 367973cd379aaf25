import { beforeEach, expect, test } from 'vitest';
import {
  allocationsOf,
  oldestFirst,
  readAmount,
  sidesOf,
} from '../../../src-renderer/features/books/allocation.ts';
import { ReceiptsScreen } from '../../../src-renderer/features/books/receipts-screen.tsx';
import { failure } from '../../../src-shared/model/index.ts';
import { minor } from '../../../src-shared/money/index.ts';
import { expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';
import { anInvoice, anItem, anOpen, freshBooks, ONE_BOOKS, onePage } from './builders.ts';

const AT = { path: '/receipts', route: '/receipts' } as const;
const CUSTOMER = { code: 'C-1', name: 'Aunt Rosmah' };
const ROWS = [anOpen('REC-1', { type: 'receipt', state: 'active' })];
const ITEMS = [anItem(1, 'INV-1', '30.00'), anItem(2, 'INV-2', '1000.00'), anItem(3, 'REC-1', '-50.00')];
const ANSWERS = {
  ...ONE_BOOKS,
  'books.receipts': { receipts: ROWS, ...onePage(ROWS) },
  'books.document': { document: anInvoice({ type: 'receipt', number: 'REC-1', customer: CUSTOMER }) },
  'books.open-items': { items: ITEMS },
  'books.allocate': { allocations: [] },
} as const;

beforeEach(() => freshBooks());

test('by hand: what remains follows each amount, and nothing goes before it fits', async () => {
  const bridge = fakeBridge(ANSWERS);
  const { screen } = await renderScreen(<ReceiptsScreen />, { bridge, ...AT });
  await screen.getByRole('button', { name: 'Allocate REC-1' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Allocate REC-1' });
  await expect.element(dialog.getByText('RM 50.00').first()).toBeVisible();
  const first = dialog.getByRole('textbox', { name: 'Amount for INV-1' });
  await expect.element(first).toHaveFocus();
  const confirm = dialog.getByRole('button', { name: 'Allocate', exact: true });
  await confirm.click();
  await expect.element(dialog.getByRole('alert')).toMatchTextContent(/Enter an amount/u);
  await first.fill('30.01');
  await expect.element(dialog.getByText('More than is open.')).toBeVisible();
  await first.fill('x');
  await expect.element(dialog.getByText('Enter an amount, such as 12.50.')).toBeVisible();
  await confirm.click();
  await first.fill('10');
  await dialog.getByRole('textbox', { name: 'Amount for INV-2' }).fill('1,000.00');
  await expect.element(dialog.getByRole('alert')).toMatchTextContent(/more than there is/u);
  await confirm.click();
  expect(bridge.inputsOf('books.allocate')).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Amount for INV-2' }).fill('39.5');
  await expect.element(dialog.getByRole('status')).toMatchTextContent(/Remaining: RM 0.50/u);
  await confirm.click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(bridge.inputsOf('books.allocate')).toEqual([
    {
      customer: 'C-1',
      allocations: [
        { credit: 3, debit: 1, amount: '10.00' },
        { credit: 3, debit: 2, amount: '39.50' },
      ],
    },
  ]);
  expect(bridge.inputsOf('books.open-items')).toEqual([{ customer: 'C-1' }]);
});

test('filled in from the oldest on; what the engine refuses stays in the dialog', async () => {
  const bridge = fakeBridge({ ...ANSWERS, 'books.allocate': failure('allocation-too-large') });
  const { screen } = await renderScreen(<ReceiptsScreen />, { bridge, ...AT });
  await screen.getByRole('button', { name: 'Allocate REC-1' }).click();
  const dialog = screen.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Fill in, oldest first' }).click();
  await expect.element(dialog.getByRole('textbox', { name: 'Amount for INV-1' })).toHaveValue('30.00');
  await expect.element(dialog.getByRole('textbox', { name: 'Amount for INV-2' })).toHaveValue('20.00');
  await dialog.getByRole('button', { name: 'Allocate', exact: true }).click();
  await expect
    .element(dialog.getByRole('alert'))
    .toMatchTextContent(/more than is still open.*Allocate less/u);
});

test('nothing to allocate says why', async () => {
  const bridge = fakeBridge({ ...ANSWERS, 'books.open-items': { items: ITEMS.slice(0, 2) } });
  const { screen } = await renderScreen(<ReceiptsScreen />, { bridge, ...AT });
  await screen.getByRole('button', { name: 'Allocate REC-1' }).click();
  await expect.element(screen.getByRole('heading', { name: 'Nothing of it is open' })).toBeVisible();
  bridge.answer({ 'books.open-items': { items: ITEMS.slice(2) } });
  bridge.emit('changed', { topics: ['books'] });
  await expect.element(screen.getByRole('heading', { name: 'Aunt Rosmah owes nothing' })).toBeVisible();
});

test('an invoice is paid by what is open on the other side, line by line', () => {
  const items = [anItem(1, 'INV-1', '30.00'), anItem(2, 'INV-1', '5.00'), anItem(3, 'REC-1', '-50.00')];
  const sides = sidesOf('INV-1', items);
  if (sides === null) throw new Error('INV-1 is open');
  expect(sides.isCredit).toBe(false);
  const filled = oldestFirst(sides);
  expect([...filled]).toEqual([[3, 3500]]);
  expect(allocationsOf(sides, filled)).toEqual([
    { credit: 3, debit: 1, amount: '30.00' },
    { credit: 3, debit: 2, amount: '5.00' },
  ]);
  expect(sidesOf('INV-9', items)).toBe(null);
});

test('amounts are read as they are written, and nothing below zero', () => {
  expect(readAmount(' 1,234.50 ', 'MYR')).toBe(minor(123450));
  expect(readAmount('', 'MYR')).toBe(minor(0));
  expect(readAmount('12,345,678', 'MYR')).toBe(minor(1234567800));
  // Meant as one and a half, perhaps: never as a hundred and fifty.
  expect(readAmount('1,50', 'MYR')).toBe(null);
  expect(readAmount('-1', 'MYR')).toBe(null);
  expect(readAmount('1.001', 'MYR')).toBe(null);
  expect(readAmount('99999999999999999999', 'MYR')).toBe(null);
});

test.each(['light', 'dark'] as const)('axe finds nothing in the dialog, %s', async (scheme) => {
  const { screen } = await renderScreen(<ReceiptsScreen />, { bridge: fakeBridge(ANSWERS), scheme, ...AT });
  await screen.getByRole('button', { name: 'Allocate REC-1' }).click();
  await screen.getByRole('textbox', { name: 'Amount for INV-1' }).fill('99');
  await expect.element(screen.getByText('More than is open.')).toBeVisible();
  await expectAccessible();
});
