import { beforeEach, expect, test } from 'vitest';
import { StockScreen } from '../../../src-renderer/features/stock/stock-screen.tsx';
import { useStockView } from '../../../src-renderer/features/stock/stock-store.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';
import { aStockReport, anItem, ITEMS, ONE_BOOKS } from './builders.ts';

const AT = { path: '/stock', route: '/stock' } as const;
const ANSWERS = { ...ONE_BOOKS, 'reports.stock': aStockReport(ITEMS) };

beforeEach(() => useStockView.setState(useStockView.getInitialState()));

const cells = (rows: readonly Element[]) =>
  rows.map((row) => [...row.children].map((cell) => cell.textContent).join(' | '));

test('every item at every place, what is on layby and on its way, and what all of it is worth', async () => {
  const bridge = fakeBridge(ANSWERS);
  const { screen } = await renderScreen(<StockScreen />, { bridge, ...AT });
  await expect.element(screen.getByRole('columnheader', { name: 'Value (MYR)' })).toBeVisible();
  expect(cells(screen.getByRole('row').elements())).toEqual([
    'SKU | Item | Location | On hand | On layby | In transit | Average cost | Value (MYR)',
    'BK-1 | Tides of Tin Harbour | Kuala Lumpur | 10 | 2 | 0 | 2.50 | 25.00',
    'BK-1 | Tides of Tin Harbour | Penang | 10 | 0 | 0 | 2.50 | 25.00',
    'KT-9 | Kettle | In transit | 0 | 0 | 2 | 2.50 | 5.00',
    'KT-9 | Kettle | Kuala Lumpur | 10 | 0 | 0 | 2.50 | 25.00',
    ' |  |  |  |  |  |  | 80.00',
  ]);
  await expect.element(screen.getByText('Comes to the accounts')).toBeVisible();
});

test('a place alone is asked for, as is what is on its way; the total is theirs once all is read', async () => {
  const pages = {
    first: aStockReport([anItem('A'), anItem('B')], { next: 'two' }),
    second: aStockReport([anItem('C', { value: '7.05' })]),
  };
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'reports.stock': ({ location, cursor }) => {
      if (location === undefined) return aStockReport(ITEMS);
      if (location === null) return aStockReport(ITEMS.filter((item) => item.location === null));
      return cursor === null ? pages.first : pages.second;
    },
  });
  const { screen } = await renderScreen(<StockScreen />, { bridge, ...AT });
  await screen.getByRole('combobox', { name: 'Location' }).click();
  await screen.getByRole('option', { name: 'Kuala Lumpur' }).click();
  await expect.element(screen.getByRole('cell', { name: '57.05', exact: true })).toBeVisible();
  expect(bridge.inputsOf('reports.stock').at(-1)).toMatchObject({ location: 'Kuala Lumpur', cursor: 'two' });
  await screen.getByRole('combobox', { name: 'Location' }).click();
  await screen.getByRole('option', { name: 'In transit' }).click();
  await expect.poll(() => bridge.inputsOf('reports.stock').at(-1)).toMatchObject({ location: null });
  await screen.getByRole('button', { name: 'Clear' }).click();
  await expect.element(screen.getByRole('cell', { name: '80.00', exact: true })).toBeVisible();
});

test('what is typed is asked for when the person pauses; nothing found says so', async () => {
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'reports.stock': ({ search }) => aStockReport(search === undefined ? ITEMS : []),
  });
  const { screen } = await renderScreen(<StockScreen />, { bridge, ...AT });
  await screen.getByRole('textbox', { name: 'Search' }).fill('tin');
  await expect.element(screen.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  expect(bridge.inputsOf('reports.stock').at(-1)).toMatchObject({ search: 'tin' });
});

test('stock that is not what its accounts say is an alarm', async () => {
  const bridge = fakeBridge({ ...ONE_BOOKS, 'reports.stock': aStockReport(ITEMS, { ties: false }) });
  const { screen } = await renderScreen(<StockScreen />, { bridge, ...AT });
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/Stock and its accounts differ/u);
});

test('the file is what the filters say; why there is none is said', async () => {
  useStockView.setState({ place: 'Penang' });
  const bridge = fakeBridge({ ...ANSWERS, 'reports.export': failure('disk-full') });
  const { screen } = await renderScreen(<StockScreen />, { bridge, ...AT });
  await screen.getByRole('button', { name: 'Export' }).click();
  await screen.getByRole('menuitem', { name: 'Excel workbook (.xlsx)' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/The disk is full/u);
  expect(bridge.inputsOf('reports.export')).toEqual([
    { report: 'stock', format: 'xlsx', location: 'Penang' },
  ]);
});

test('nothing in stock, and no books at all', async () => {
  const bridge = fakeBridge({ ...ONE_BOOKS, 'reports.stock': aStockReport([]) });
  const { screen } = await renderScreen(<StockScreen />, { bridge, ...AT });
  await expect.element(screen.getByRole('heading', { name: 'There is no stock yet' })).toBeVisible();
  await expectAccessible();
  bridge.answer({ 'books.list': { books: [] } });
  bridge.emit('changed', { topics: ['books'] });
  await expect.element(screen.getByRole('link', { name: 'Connect a stream' })).toBeVisible();
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  const { screen } = await renderScreen(<StockScreen />, { bridge: fakeBridge(ANSWERS), scheme, ...AT });
  await expect.element(screen.getByText('Comes to the accounts')).toBeVisible();
  await expectAccessible();
});
