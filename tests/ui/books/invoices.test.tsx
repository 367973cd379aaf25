import { expect, test } from 'vitest';
import { InvoiceScreen } from '../../../src-renderer/features/books/invoice-screen.tsx';
import { InvoicesScreen } from '../../../src-renderer/features/books/invoices-screen.tsx';
import { failure } from '../../../src-shared/model/index.ts';
import { businessDate } from '../../../src-shared/time/index.ts';
import { expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';
import { aDocument, anInvoice, freshBooks, ONE_BOOKS, TWO_BOOKS } from './builders.ts';

const LIST = { path: '/invoices', route: '/invoices' } as const;
const ONE = { path: '/invoices/INV%2F1', route: '/invoices/:number' } as const;

const page = (...numbers: readonly string[]) => ({
  invoices: numbers.map((number) => aDocument(number)),
  next: null,
  total: { value: numbers.length, exact: true },
  keptElsewhere: false,
});

test('the list is asked for newest first, narrowed by kind and search, and opens a document', async () => {
  freshBooks();
  const bridge = fakeBridge({ ...ONE_BOOKS, 'books.invoices': page('INV/1', 'INV-2') });
  const { screen, at } = await renderScreen(<InvoicesScreen />, { bridge, ...LIST });
  await expect.element(screen.getByRole('row', { name: 'INV/1' })).toBeVisible();
  expect(bridge.inputsOf('books.invoices')).toEqual([
    { type: null, newestFirst: true, priorPeriod: false, cursor: null, limit: 200 },
  ]);
  await screen.getByRole('textbox', { name: 'Search' }).fill(' KL ');
  await screen.getByRole('combobox', { name: 'Kind' }).click();
  await screen.getByRole('option', { name: 'Credit note' }).click();
  await expect
    .poll(() => bridge.inputsOf('books.invoices').at(-1))
    .toMatchObject({ type: 'credit-note', search: 'KL' });
  await expect.element(screen.getByRole('columnheader', { name: 'Total (MYR)' })).toBeVisible();
  await screen.getByText('INV/1').click();
  expect(at()).toBe('/invoices/INV%2F1');
});

test('only what is about another day: asked for, with the day that each is about', async () => {
  freshBooks();
  const late = aDocument('CN-1', { date: businessDate('2026-11-01'), about: businessDate('2026-10-30') });
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'books.invoices': ({ priorPeriod }) => (priorPeriod ? { ...page(), invoices: [late] } : page('A')),
  });
  const { screen } = await renderScreen(<InvoicesScreen />, { bridge, ...LIST });
  await expect.element(screen.getByRole('row', { name: 'A' })).toBeVisible();
  expect(screen.getByRole('columnheader', { name: 'Business day' }).elements()).toEqual([]);
  await screen.getByRole('checkbox', { name: 'Only what is about another business day' }).click();
  await expect.element(screen.getByRole('columnheader', { name: 'Business day' })).toBeVisible();
  await expect.element(screen.getByRole('row', { name: 'CN-1' }).getByText(/Oct 30/u)).toBeVisible();
  await expectAccessible();
});

test('what an adjustment adjusts is named and leads there, with the day that it is about', async () => {
  freshBooks();
  const document = anInvoice({ about: businessDate('2026-10-30'), adjusts: ['INV/7'] });
  const bridge = fakeBridge({ ...ONE_BOOKS, 'books.document': { document } });
  const { screen } = await renderScreen(<InvoiceScreen />, { bridge, ...ONE });
  await expect.element(screen.getByText(/Oct 30/u)).toBeVisible();
  await expect
    .element(screen.getByRole('link', { name: 'INV/7' }))
    .toHaveAttribute('href', '/invoices/INV%2F7');
});

test('no documents: what would bring some; none that match: what to change', async () => {
  freshBooks();
  const bridge = fakeBridge({ ...ONE_BOOKS, 'books.invoices': page() });
  const { screen } = await renderScreen(<InvoicesScreen />, { bridge, ...LIST });
  await expect.element(screen.getByRole('heading', { name: 'Nothing is in the books yet' })).toBeVisible();
  await screen.getByRole('textbox', { name: 'Search' }).fill('x');
  await expect.element(screen.getByRole('heading', { name: 'No document matches' })).toBeVisible();
});

test('with several books each question names the ones that are chosen', async () => {
  freshBooks('Singapore');
  const bridge = fakeBridge({ ...TWO_BOOKS, 'books.invoices': page('A') });
  const { screen } = await renderScreen(<InvoicesScreen />, { bridge, ...LIST });
  await expect.element(screen.getByRole('row', { name: 'A' })).toBeVisible();
  expect(bridge.inputsOf('books.invoices').map(({ books }) => books)).toEqual(['Singapore']);
});

test('a document: what it says, how it was paid, what it booked, how it came to be', async () => {
  freshBooks();
  const bridge = fakeBridge({ ...ONE_BOOKS, 'books.document': { document: anInvoice() } });
  const { screen, at } = await renderScreen(<InvoiceScreen />, { bridge, ...ONE });
  await expect.element(screen.getByRole('heading', { level: 1, name: 'INV/1' })).toBeVisible();
  await expect.poll(() => bridge.inputsOf('books.document')).toEqual([{ number: 'INV/1' }]);
  await expect.element(screen.getByText('RM 1,234.50')).toBeVisible();
  const items = screen.getByRole('table', { name: /^Items of/u });
  await expect.element(items.getByRole('cell', { name: '12.50', exact: true })).toBeVisible();
  await expect.element(items.getByRole('cell', { name: '2.5', exact: true })).toBeVisible();
  // All of them are zero.
  expect(items.getByRole('columnheader', { name: 'Discount' }).elements()).toEqual([]);
  const payments = screen.getByRole('table', { name: 'Payments' });
  await expect.element(payments.getByRole('cell', { name: '1010 Cash on hand' })).toBeVisible();
  await expect.element(payments.getByText('of which cash rounding')).toBeVisible();
  expect(payments.getByText('of which tips').elements()).toEqual([]);
  const history = screen.getByRole('region', { name: 'History' });
  await expect.element(history.getByText('Made by posting revision 2 of the digest')).toBeVisible();
  await expect.element(history.getByText('Sent to the books, 3 attempts')).toBeVisible();
  await expect.element(history.getByText(/The books did not answer\.|The books refused it\./u)).toBeVisible();
  await screen.getByRole('link', { name: 'the digest, revision 2' }).click();
  expect(at()).toBe('/digests/digest%2F1/summary');
});

test('discounts have a column where there are any', async () => {
  const [line] = anInvoice().lines;
  const lines = line === undefined ? [] : [{ ...line, discount: '1.00' }];
  const bridge = fakeBridge({ ...ONE_BOOKS, 'books.document': { document: anInvoice({ lines }) } });
  const { screen } = await renderScreen(<InvoiceScreen />, { bridge, ...ONE });
  await expect.element(screen.getByRole('columnheader', { name: 'Discount' })).toBeVisible();
});

test('a document that is not there says so in words, and can be asked for again', async () => {
  const bridge = fakeBridge({ ...ONE_BOOKS, 'books.document': failure('document-not-found') });
  const { screen } = await renderScreen(<InvoiceScreen />, { bridge, ...ONE });
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/There is no document/u);
  bridge.answer({ 'books.document': { document: anInvoice() } });
  await screen.getByRole('button', { name: 'Try again' }).click();
  await expect.element(screen.getByRole('region', { name: 'History' })).toBeVisible();
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  freshBooks();
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'books.invoices': page('INV/1'),
    'books.document': { document: anInvoice() },
  });
  const list = await renderScreen(<InvoicesScreen />, { bridge, scheme, ...LIST });
  await expect.element(list.screen.getByRole('row', { name: 'INV/1' })).toBeVisible();
  await expectAccessible();
  await list.screen.unmount();
  const one = await renderScreen(<InvoiceScreen />, { bridge, scheme, ...ONE });
  await expect.element(one.screen.getByRole('region', { name: 'History' })).toBeVisible();
  await expectAccessible();
});

test('with several books a document is opened in those of the list, and its page says which', async () => {
  freshBooks('Singapore');
  const bridge = fakeBridge({
    ...TWO_BOOKS,
    'books.invoices': page('A'),
    'books.document': { document: anInvoice() },
  });
  const list = await renderScreen(<InvoicesScreen />, { bridge, ...LIST });
  await list.screen.getByText('A', { exact: true }).click();
  expect(list.at()).toBe('/invoices/A?books=Singapore');
  await list.screen.unmount();
  freshBooks();
  const one = await renderScreen(<InvoiceScreen />, { bridge, ...ONE, path: list.at() });
  await expect.element(one.screen.getByText('Invoice · Singapore (SGD)')).toBeVisible();
  expect(bridge.inputsOf('books.document')).toEqual([{ number: 'A', books: 'Singapore' }]);
});
