import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { OpenItemsScreen } from '../../../src-renderer/features/reports/open-items-screen.tsx';
import { ReceivablesScreen } from '../../../src-renderer/features/reports/receivables-screen.tsx';
import { useReports } from '../../../src-renderer/features/reports/reports-store.ts';
import { businessDate } from '../../../src-shared/time/index.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';
import { anAgedReport, anOpenItem, ONE_BOOKS } from './builders.ts';

const AT = { path: '/reports/receivables', route: '/reports/receivables' } as const;
const ONE = { path: '/reports/receivables/C-7', route: '/reports/receivables/:customer' } as const;
const ANSWERS = { ...ONE_BOOKS, 'reports.aged-receivables': anAgedReport() };

beforeEach(() => useReports.setState(useReports.getInitialState()));

const cells = (rows: readonly Element[]) =>
  rows.map((row) => [...row.children].map((cell) => cell.textContent).join(' | '));

test('what each customer owes by its age, with totals; Enter opens one', async () => {
  const bridge = fakeBridge(ANSWERS);
  const { screen, at } = await renderScreen(<ReceivablesScreen />, { bridge, ...AT });
  await expect.element(screen.getByText('Comes to the ledger')).toBeVisible();
  expect(cells(screen.getByRole('row').elements())).toEqual([
    'Customer | Code | Current | 1–30 days | 31–60 days | 61–90 days | Over 90 days | Not applied | Total',
    'Tan & Daughters | C-7 | 0.00 | 120.00 | 0.00 | 0.00 | 0.00 | -20.00 | 100.00',
    'Lim Trading | C-9 | 0.00 | 0.00 | 0.00 | 0.00 | 40.00 | 0.00 | 40.00',
    ' |  | 0.00 | 120.00 | 0.00 | 0.00 | 40.00 | -20.00 | 140.00',
  ]);
  const row = screen.getByRole('row', { name: 'Tan & Daughters' });
  (row.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  expect(at()).toBe('/reports/receivables/C-7');
});

test('customers are found by name or code, without a total of others', async () => {
  const bridge = fakeBridge(ANSWERS);
  const { screen } = await renderScreen(<ReceivablesScreen />, { bridge, ...AT });
  await screen.getByRole('textbox', { name: 'Search' }).fill('lim');
  await expect.poll(() => screen.getByRole('row').elements().length).toBe(2);
  await screen.getByRole('textbox', { name: 'Search' }).fill('nobody');
  await expect.element(screen.getByRole('heading', { name: 'No customer matches' })).toBeVisible();
});

test('as of a day, on the screen and in the file', async () => {
  useReports.setState({ asOf: businessDate('2026-10-31') });
  const bridge = fakeBridge({ ...ANSWERS, 'reports.export': failure('disk-full') });
  const { screen } = await renderScreen(<ReceivablesScreen />, { bridge, ...AT });
  await screen.getByRole('button', { name: 'Export' }).click();
  await screen.getByRole('menuitem', { name: 'Excel workbook (.xlsx)' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/The disk is full/u);
  expect(bridge.inputsOf('reports.aged-receivables')).toEqual([{ asOf: '2026-10-31' }]);
  expect(bridge.inputsOf('reports.export')).toEqual([
    { report: 'aged-receivables', format: 'xlsx', asOf: '2026-10-31' },
  ]);
});

test('what does not come to the ledger is an alarm; nobody owing is not', async () => {
  const bridge = fakeBridge({ ...ONE_BOOKS, 'reports.aged-receivables': anAgedReport({ ties: false }) });
  const { screen } = await renderScreen(<ReceivablesScreen />, { bridge, ...AT });
  await expect
    .element(screen.getByRole('alert'))
    .toMatchTextContent(/What customers owe and the ledger differ/u);
  bridge.answer({ 'reports.aged-receivables': anAgedReport({ rows: [] }) });
  bridge.emit('changed', { topics: ['books'] });
  await expect.element(screen.getByRole('heading', { name: 'Nobody owes anything' })).toBeVisible();
  expect(screen.getByRole('alert').elements()).toEqual([]);
});

test('what is open of one customer, with what it comes to; Enter opens the document', async () => {
  const items = [
    anOpenItem(1),
    anOpenItem(2, { type: 'receipt', number: 'REC-2', amount: '-50.00', open: '-20.05' }),
  ];
  const bridge = fakeBridge({ ...ANSWERS, 'books.open-items': { items } });
  const { screen, at } = await renderScreen(<OpenItemsScreen />, { bridge, ...ONE });
  await expect.element(screen.getByRole('heading', { name: 'Tan & Daughters' })).toBeVisible();
  await expect.element(screen.getByRole('gridcell', { name: '99.95' })).toBeVisible();
  expect(bridge.inputsOf('books.open-items')).toEqual([{ customer: 'C-7' }]);
  await expectAccessible();
  (screen.getByRole('row', { name: 'REC-2' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  expect(at()).toBe('/invoices/REC-2');
});

test('nothing is open of a customer that nobody knows', async () => {
  const bridge = fakeBridge({ ...ANSWERS, 'books.open-items': { items: [] } });
  const { screen } = await renderScreen(<OpenItemsScreen />, {
    bridge,
    ...ONE,
    path: '/reports/receivables/C-0',
  });
  await expect.element(screen.getByRole('heading', { name: 'Nothing is open' })).toBeVisible();
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  const { screen } = await renderScreen(<ReceivablesScreen />, {
    bridge: fakeBridge(ANSWERS),
    scheme,
    ...AT,
  });
  await expect.element(screen.getByText('Comes to the ledger')).toBeVisible();
  await expectAccessible();
});
