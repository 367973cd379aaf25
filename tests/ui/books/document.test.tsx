import { beforeEach, expect, test } from 'vitest';
import { InvoiceScreen } from '../../../src-renderer/features/books/invoice-screen.tsx';
import { ACCOUNTING_DOCUMENT_TYPES, failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';
import { anInvoice, freshBooks, ONE_BOOKS } from './builders.ts';

const AT = { path: '/invoices/DOC-1', route: '/invoices/:number' } as const;
const CUSTOMER = { code: 'C-1', name: 'Aunt Rosmah' };
const owed = (amount: string) => ({
  ledger: 'receivable' as const,
  subject: 'C-1',
  movement: 'added' as const,
  account: '1100',
  amount,
});

/** An order of which one of three is delivered. */
const ORDER = anInvoice({
  type: 'sales-order',
  number: 'DOC-1',
  state: 'open',
  customer: CUSTOMER,
  due: '33.13',
  reference: 'LB-7',
  orderLines: [{ sku: 'BK-1', quantity: '3.000', delivered: '1.000', backOrdered: '2.000' }],
  goods: [{ sku: 'BK-1', name: 'Tides of Tin Harbour', quantity: '3.000' }],
  entries: [],
  planned: [
    {
      date: '2026-11-01',
      narration: 'Sale on account',
      lines: [{ account: '1200', name: 'Receivables', debit: '33.13', credit: '0.00', memo: '' }],
    },
  ],
  subledger: [owed('33.13')],
  related: [{ type: 'invoice', number: 'DOC-1/1', date: '2026-11-02', total: '13.00', state: null }],
  history: [
    { at: '2026-11-02T01:00:00.000Z', event: 'order-delivered-in-part', detail: 'DOC-1/1' },
    { at: '2026-11-02T01:00:00.000Z', event: 'receipt-activated', detail: '2026-12-01' },
  ],
});

const PLAN = {
  number: 'DOC-1',
  documents: [
    { type: 'invoice', number: 'DOC-1', date: '2026-10-30', total: '1234.50', state: null, on: '2026-11-01' },
  ],
  entries: [{ document: 'DOC-1', date: '2026-11-01', narration: 'Taken back', lines: [] }],
  allocations: [],
} as const;

beforeEach(() => freshBooks());

test('an order: its state, customer, what is delivered and back-ordered, and what belongs to it', async () => {
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'books.document': { document: ORDER },
    'books.process': { done: [{ number: 'DOC-1', state: 'processed', made: [] }], refused: [] },
  });
  const { screen } = await renderScreen(<InvoiceScreen />, { bridge, ...AT });
  await expect.element(screen.getByText('Sales order · Books (MYR)')).toBeVisible();
  await expect.element(screen.getByText('Open', { exact: true })).toBeVisible();
  await expect
    .element(screen.getByRole('link', { name: 'Aunt Rosmah (C-1)' }))
    .toHaveAttribute('href', '/customers/C-1');
  await expect.element(screen.getByText('LB-7')).toBeVisible();
  const items = screen.getByRole('table', { name: /^Items of/u });
  await expect.element(items.getByRole('columnheader', { name: 'Back-ordered' })).toBeVisible();
  await expect.element(items.getByRole('cell', { name: '2', exact: true })).toBeVisible();
  await expect.element(screen.getByText(/Processing it makes the invoice/u)).toBeVisible();
  await expect.element(screen.getByRole('cell', { name: '1200 Receivables' })).toBeVisible();
  await expect.element(screen.getByText('Delivered in part by DOC-1/1')).toBeVisible();
  await expect.element(screen.getByText('Activated, dated Dec 1, 2026')).toBeVisible();
  await expect
    .element(screen.getByRole('table', { name: 'Belongs together with' }).getByRole('link'))
    .toHaveAttribute('href', '/invoices/DOC-1%2F1');
  await expect.element(screen.getByRole('link', { name: 'Orders' })).toHaveAttribute('href', '/orders');
  // Nothing of an order is on the account yet.
  expect(screen.getByRole('button', { name: 'Allocate' }).elements()).toEqual([]);
  await screen.getByRole('button', { name: 'Process' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Process the order' });
  await expect.element(dialog).toMatchTextContent(/It counts on Nov 1, 2026/u);
  await dialog.getByRole('button', { name: 'Process the order' }).click();
  await expect.element(screen.getByRole('status')).toMatchTextContent('1 order processed');
  expect(bridge.inputsOf('books.process')).toEqual([{ numbers: ['DOC-1'], deliver: 'all', date: null }]);
});

test('a document of books that others keep is shown as it was sent, and nothing is done with it here', async () => {
  const bridge = fakeBridge({
    'books.list': { books: [{ name: 'Head office', system: 'tryton', currency: 'MYR' }] },
    'books.document': { document: anInvoice({ number: 'DOC-1', customer: CUSTOMER }) },
  });
  const { screen } = await renderScreen(<InvoiceScreen />, { bridge, ...AT });
  await expect.element(screen.getByText('Aunt Rosmah (C-1)')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Aunt Rosmah (C-1)' }).elements()).toEqual([]);
  await expect.element(screen.getByText(/^As Daybook has sent it to Head office\./u)).toBeVisible();
  expect(screen.getByRole('button', { name: /^Undo|^Allocate/u }).elements()).toEqual([]);
  await expectAccessible();
});

test.each([
  ['open', true],
  ['processed', false],
  ['reversed', false],
] as const)('what is to pay of an order that is %s: %s', async (state, isThere) => {
  const bridge = fakeBridge({ ...ONE_BOOKS, 'books.document': { document: { ...ORDER, state } } });
  const { screen } = await renderScreen(<InvoiceScreen />, { bridge, ...AT });
  await expect.element(screen.getByText('LB-7')).toBeVisible();
  expect(screen.getByText('To pay').elements()).toHaveLength(isThere ? 1 : 0);
});

test('an order that a later document of its layby invoices is not processed', async () => {
  const bridge = fakeBridge({ ...ONE_BOOKS, 'books.document': { document: { ...ORDER, planned: [] } } });
  const { screen } = await renderScreen(<InvoiceScreen />, { bridge, ...AT });
  await expect.element(screen.getByText(/It waits for its layby/u)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Process' }).elements()).toEqual([]);
  expect(screen.getByText('To pay').elements()).toEqual([]);
});

test('an active receipt: what it pays, taken back after a question', async () => {
  const document = anInvoice({
    type: 'receipt',
    number: 'DOC-1',
    state: 'active',
    lines: [],
    customer: CUSTOMER,
    subledger: [owed('-40.00')],
    allocations: [
      { number: 'INV-1', amount: '30.00' },
      { number: 'INV-2', amount: '10.00' },
    ],
  });
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'books.document': { document },
    'books.unallocate': { taken: 2 },
  });
  const { screen } = await renderScreen(<InvoiceScreen />, { bridge, ...AT });
  const allocations = screen.getByRole('table', { name: 'Allocations' });
  await expect.element(allocations.getByRole('row', { name: /Total/u })).toMatchTextContent(/40\.00/u);
  await expect
    .element(screen.getByRole('table', { name: 'Sub-ledger' }))
    .toMatchTextContent(/Receivables.*C-1/u);
  await screen.getByRole('button', { name: 'Take back' }).click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await expect.poll(() => bridge.inputsOf('books.unallocate')).toEqual([{ number: 'DOC-1' }]);
});

test('what an invoice is paid by is taken back at the payment', async () => {
  const document = anInvoice({
    number: 'DOC-1',
    customer: CUSTOMER,
    subledger: [owed('40.00')],
    allocations: [{ number: 'REC-1', amount: '30.00' }],
  });
  const bridge = fakeBridge({ ...ONE_BOOKS, 'books.document': { document } });
  const { screen } = await renderScreen(<InvoiceScreen />, { bridge, ...AT });
  await expect
    .element(screen.getByRole('link', { name: 'REC-1' }))
    .toHaveAttribute('href', '/invoices/REC-1');
  expect(screen.getByRole('button', { name: 'Take back' }).elements()).toEqual([]);
  await expect
    .element(screen.getByRole('link', { name: 'Explain account 4000' }))
    .toHaveAttribute('href', '/explain/lines/DOC-1?account=4000');
});

test('undo: the plan first, then the reason, then what was done', async () => {
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'books.document': { document: anInvoice({ number: 'DOC-1' }) },
    'books.undo-plan': { plan: PLAN },
    'books.undo': {
      reversals: [{ type: 'reversal', number: 'DOC-1/R', date: '2026-11-01', total: '0.00' }],
      documents: 12,
    },
  });
  const { screen } = await renderScreen(<InvoiceScreen />, { bridge, ...AT });
  await screen.getByRole('button', { name: 'Undo the posting' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Undo DOC-1' });
  await expect
    .element(dialog.getByRole('table', { name: 'Documents that are taken back' }))
    .toMatchTextContent(/Oct 30, 2026\s*Nov 1, 2026/u);
  await expect.element(dialog.getByText(/Taken back/u)).toBeVisible();
  const confirm = dialog.getByRole('button', { name: 'Undo the posting' });
  await confirm.click();
  await expect.element(dialog.getByText(/Say in a few words why/u)).toBeVisible();
  expect(bridge.inputsOf('books.undo')).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Posted to the wrong shop');
  await confirm.click();
  await expect.element(dialog.getByRole('status')).toMatchTextContent(/1 reversal was made.*12 receipts/u);
  expect(bridge.inputsOf('books.undo')).toEqual([{ number: 'DOC-1', reason: 'Posted to the wrong shop' }]);
  const close = dialog.getByRole('button', { name: 'Close' }).last();
  await expect.element(close).toHaveFocus();
  await close.click();
  await expect.element(dialog).not.toBeInTheDocument();
});

test('an allocated document is not undone before its allocations are taken back', async () => {
  const plan = { ...PLAN, allocations: [{ credit: 'REC-1', debit: 'DOC-1', amount: '30.00' }] };
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'books.document': { document: anInvoice({ number: 'DOC-1' }) },
    'books.undo-plan': { plan },
  });
  const { screen, at } = await renderScreen(<InvoiceScreen />, { bridge, ...AT });
  await screen.getByRole('button', { name: 'Undo the posting' }).click();
  const dialog = screen.getByRole('dialog');
  await expect.element(dialog.getByRole('alert')).toMatchTextContent(/REC-1\s*pays 30.00 of DOC-1/u);
  expect(dialog.getByRole('textbox', { name: 'Reason' }).elements()).toEqual([]);
  expect(dialog.getByRole('button', { name: 'Undo the posting' }).elements()).toEqual([]);
  await dialog.getByRole('link', { name: 'REC-1' }).click();
  await expect.poll(at).toBe('/invoices/REC-1');
  // The other document is not asked about its undoing.
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
});

test('a transfer of which something will not arrive is closed with a reason', async () => {
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'books.document': { document: anInvoice({ number: 'DOC-1', type: 'transfer-out', lines: [] }) },
    'books.close-transfer': { done: [{ number: 'DOC-1', state: 'closed', made: [] }], refused: [] },
  });
  const { screen } = await renderScreen(<InvoiceScreen />, { bridge, ...AT });
  await screen.getByRole('button', { name: 'Close the transfer…' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Close the transfer DOC-1' });
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Close it' }).click();
  await expect.element(dialog.getByText(/Say in a few words why/u)).toBeVisible();
  expect(bridge.inputsOf('books.close-transfer')).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Fell off the van');
  await dialog.getByRole('button', { name: 'Close it' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(bridge.inputsOf('books.close-transfer')).toEqual([{ number: 'DOC-1', reason: 'Fell off the van' }]);
});

test('a refused undoing says why in the dialog', async () => {
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'books.document': { document: anInvoice({ number: 'DOC-1' }) },
    'books.undo-plan': failure('document-reversed', { data: { number: 'DOC-1' } }),
  });
  const { screen } = await renderScreen(<InvoiceScreen />, { bridge, ...AT });
  await screen.getByRole('button', { name: 'Undo the posting' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/DOC-1 has been reversed/u);
});

test.each(ACCOUNTING_DOCUMENT_TYPES)('a %s has a name and shows without fault', async (type) => {
  const document = anInvoice({ type, lines: [], goods: [{ sku: 'X', name: 'Kettle', quantity: '-2.000' }] });
  const bridge = fakeBridge({ ...ONE_BOOKS, 'books.document': { document } });
  const { screen } = await renderScreen(<InvoiceScreen />, { bridge, ...AT });
  await expect
    .element(screen.getByRole('table', { name: 'Goods' }))
    .toMatchTextContent(/Kettle\s*Comes in\s*2/u);
  await expect.element(screen.getByText(`type.${type}`)).not.toBeInTheDocument();
});

test.each(['light', 'dark'] as const)('axe finds nothing in an order and its undoing, %s', async (scheme) => {
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'books.document': { document: ORDER },
    'books.undo-plan': { plan: PLAN },
  });
  const { screen } = await renderScreen(<InvoiceScreen />, { bridge, scheme, ...AT });
  await expect.element(screen.getByRole('region', { name: 'History' })).toBeVisible();
  await expectAccessible();
  await screen.getByRole('button', { name: 'Undo the posting' }).click();
  await expect.element(screen.getByRole('textbox', { name: 'Reason' })).toBeVisible();
  await expectAccessible();
});
