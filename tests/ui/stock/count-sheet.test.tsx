import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CountSheetScreen } from '../../../src-renderer/features/stock/count-sheet-screen.tsx';
import { useStockView } from '../../../src-renderer/features/stock/stock-store.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';
import { aStockReport, ITEMS, ONE_BOOKS } from './builders.ts';

const AT = { path: '/stock/count-sheet', route: '/stock/count-sheet' } as const;

const line = (sku: string, location: string) => ({
  location,
  sku,
  name: `Item ${sku}`,
  onHand: '10',
  quantity: '8',
  onLayby: '2',
});
const ANSWERS = {
  ...ONE_BOOKS,
  'reports.stock': aStockReport(ITEMS),
  'books.count-sheet': ({ location = '' }: { location?: string | undefined }) => ({
    rows: [line('BK-1', location), line('KT-9', location)],
  }),
};

beforeEach(() => useStockView.setState(useStockView.getInitialState()));
afterEach(() => vi.restoreAllMocks());

const cells = (rows: readonly Element[]) =>
  rows.map((row) => [...row.children].map((cell) => cell.textContent).join(' | '));

test('a location is chosen by the keyboard; its items have room for what is found', async () => {
  const bridge = fakeBridge(ANSWERS);
  const { screen } = await renderScreen(<CountSheetScreen />, { bridge, ...AT });
  await expect.element(screen.getByRole('heading', { name: 'Choose a location' })).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Print' })).toBeDisabled();
  expect(bridge.inputsOf('books.count-sheet')).toEqual([]);
  screen.getByRole('combobox', { name: 'Location' }).element().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  await expect
    .element(screen.getByRole('heading', { level: 1, name: 'Count sheet of Penang' }))
    .toBeVisible();
  expect(bridge.inputsOf('books.count-sheet')).toEqual([{ location: 'Penang' }]);
  expect(cells(screen.getByRole('row').elements())).toEqual([
    'SKU | Item | On hand | On layby | Expected on shelf | Counted',
    'BK-1 | Item BK-1 | 10 | 2 | 8 | ',
    'KT-9 | Item KT-9 | 10 | 2 | 8 | ',
  ]);
});

test('paper has every row, the screen those in sight', async () => {
  const rows = Array.from({ length: 1500 }, (_, index) => line(`SKU-${index}`, 'Penang'));
  useStockView.setState({ sheetPlace: 'Penang' });
  const bridge = fakeBridge({ ...ANSWERS, 'books.count-sheet': { rows } });
  const { screen } = await renderScreen(<CountSheetScreen />, { bridge, ...AT });
  await expect.element(screen.getByRole('cell', { name: 'SKU-0', exact: true })).toBeVisible();
  expect(document.querySelectorAll('tbody tr').length).toBeLessThan(200);
  const printed: number[] = [];
  vi.spyOn(window, 'print').mockImplementation(() => {
    window.dispatchEvent(new Event('beforeprint'));
    printed.push(document.querySelectorAll('tbody tr').length);
    window.dispatchEvent(new Event('afterprint'));
  });
  await screen.getByRole('button', { name: 'Print' }).click();
  expect(printed).toEqual([1500]);
  await expect.poll(() => document.querySelectorAll('tbody tr').length).toBeLessThan(200);
});

test('the file is of the location; why there is none is said', async () => {
  useStockView.setState({ sheetPlace: 'Penang' });
  const bridge = fakeBridge({ ...ANSWERS, 'reports.export': failure('disk-full') });
  const { screen } = await renderScreen(<CountSheetScreen />, { bridge, ...AT });
  await screen.getByRole('button', { name: 'Export' }).click();
  await screen.getByRole('menuitem', { name: 'Excel workbook (.xlsx)' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/The disk is full/u);
  expect(bridge.inputsOf('reports.export')).toEqual([
    { report: 'count-sheet', format: 'xlsx', location: 'Penang' },
  ]);
});

test('of the only location there is no choice; without goods there is nothing to count', async () => {
  const bridge = fakeBridge({ ...ANSWERS, 'reports.stock': aStockReport([], { locations: ['Penang'] }) });
  const { screen } = await renderScreen(<CountSheetScreen />, { bridge, ...AT });
  await expect
    .element(screen.getByRole('heading', { level: 1, name: 'Count sheet of Penang' }))
    .toBeVisible();
  bridge.answer({ 'reports.stock': aStockReport([], { locations: [] }) });
  bridge.emit('changed', { topics: ['books'] });
  await expect.element(screen.getByRole('heading', { name: 'There is nothing to count yet' })).toBeVisible();
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  useStockView.setState({ sheetPlace: 'Penang' });
  const { screen } = await renderScreen(<CountSheetScreen />, { bridge: fakeBridge(ANSWERS), scheme, ...AT });
  await expect.element(screen.getByText('BK-1', { exact: true })).toBeVisible();
  await expectAccessible();
});
