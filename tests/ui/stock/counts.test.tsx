import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CountScreen } from '../../../src-renderer/features/stock/count-screen.tsx';
import { CountsScreen } from '../../../src-renderer/features/stock/counts-screen.tsx';
import { useStockView } from '../../../src-renderer/features/stock/stock-store.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';
import { aCount, aCountRow, aStockReport, ITEMS, ONE_BOOKS } from './builders.ts';

const LIST = { path: '/stock/counts', route: '/stock/counts' } as const;
const ONE = { path: '/stock/counts/SC-KL-1', route: '/stock/counts/:number' } as const;
const ANSWERS = {
  ...ONE_BOOKS,
  'reports.stock': aStockReport(ITEMS),
  'books.count': { count: aCount() },
};

beforeEach(() => useStockView.setState(useStockView.getInitialState()));

test('counts by state; Enter opens one', async () => {
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'books.counts': ({ states }) => ({
      counts:
        states === undefined
          ? [aCountRow('SC-1', { state: 'confirmed' }), aCountRow('SC-2')]
          : [aCountRow('SC-2')],
      next: null,
      total: { value: states === undefined ? 2 : 1, exact: true },
    }),
  });
  const { screen, at } = await renderScreen(<CountsScreen />, { bridge, ...LIST });
  await expect.element(screen.getByRole('row', { name: 'SC-1' })).toMatchTextContent(/Confirmed/u);
  await expectAccessible();
  await screen.getByRole('combobox', { name: 'State' }).click();
  await screen.getByRole('option', { name: 'To be confirmed' }).click();
  await expect.poll(() => bridge.inputsOf('books.counts').at(-1)).toMatchObject({ states: ['counted'] });
  const row = screen.getByRole('row', { name: 'SC-2' });
  await expect.element(row).toBeVisible();
  (row.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  expect(at()).toBe('/stock/counts/SC-2');
});

test('no count yet', async () => {
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'books.counts': { counts: [], next: null, total: { value: 0, exact: true } },
  });
  const { screen } = await renderScreen(<CountsScreen />, { bridge, ...LIST });
  await expect.element(screen.getByRole('heading', { name: 'Nothing has been counted yet' })).toBeVisible();
});

test('differences come first, with what they are worth at average cost', async () => {
  const { screen } = await renderScreen(<CountScreen />, { bridge: fakeBridge(ANSWERS), ...ONE });
  await expect.element(screen.getByRole('columnheader', { name: 'Value (MYR)' })).toBeVisible();
  const cells = screen.getByRole('cell').elements();
  expect(cells.slice(0, 7).map((cell) => cell.textContent)).toEqual([
    'BK-1',
    'Tides of Tin Harbour',
    '5',
    '10',
    '2',
    '-3',
    '-7.50',
  ]);
  expect(screen.getByRole('cell', { name: 'KT-9' }).elements()).toEqual([]);
  await screen.getByText('All items (2)').click();
  await expect.element(screen.getByRole('cell', { name: 'KT-9' })).toBeVisible();
});

test('a cost that nobody knows leaves the whole without a worth', async () => {
  const bridge = fakeBridge({ ...ANSWERS, 'reports.stock': aStockReport([]) });
  const { screen } = await renderScreen(<CountScreen />, { bridge, ...ONE });
  await expect.element(screen.getByRole('cell', { name: '-3' })).toBeVisible();
  expect(screen.getByText('Worth of the differences').elements()).toEqual([]);
});

test('confirming says which differences were seen, and shows what it made', async () => {
  let state: 'counted' | 'confirmed' = 'counted';
  const bridge = fakeBridge({
    ...ANSWERS,
    'books.count': () => ({ count: aCount({ state }) }),
    'books.confirm-count': () => {
      state = 'confirmed';
      const made = [
        { type: 'stock-adjustment' as const, number: 'SC-KL-1/1', date: '2026-11-01', total: '0.00' },
      ];
      return { done: [{ number: 'SC-KL-1', state, made }], refused: [] };
    },
  });
  const { screen } = await renderScreen(<CountScreen />, { bridge, ...ONE });
  await screen.getByRole('button', { name: 'Confirm the count' }).click();
  const dialog = screen.getByRole('dialog');
  await expect.element(dialog).toMatchTextContent(/The stock of 1 item becomes what was counted/u);
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Confirm the count' }).click();
  await expect.element(screen.getByRole('link', { name: 'SC-KL-1/1' })).toBeVisible();
  expect(bridge.inputsOf('books.confirm-count')).toEqual([{ number: 'SC-KL-1', seen: 'seen-1' }]);
  bridge.emit('changed', { topics: ['books'] });
  await expect.element(screen.getByText('Confirmed', { exact: true })).toBeVisible();
  await expect.poll(() => screen.getByRole('button', { name: 'Confirm the count' }).elements()).toEqual([]);
});

test('stock that moved meanwhile: declined, shown again as it is now, and confirmed with what is seen then', async () => {
  const [line, ...others] = aCount().lines;
  const now = aCount({
    seen: 'seen-2',
    moved: 1,
    lines: [{ ...line!, onHand: '9.000', difference: '-2.000', movedSince: true }, ...others],
  });
  let count = aCount();
  const bridge = fakeBridge({
    ...ANSWERS,
    'books.count': () => ({ count }),
    'books.confirm-count': ({ seen }) => {
      count = now;
      return seen === 'seen-2'
        ? { done: [{ number: 'SC-KL-1', state: 'confirmed' as const, made: [] }], refused: [] }
        : failure('count-out-of-date', { data: { number: 'SC-KL-1', sku: 'BK-1' } });
    },
  });
  const { screen } = await renderScreen(<CountScreen />, { bridge, ...ONE });
  const confirm = async (): Promise<void> => {
    await screen.getByRole('button', { name: 'Confirm the count' }).click();
    await screen.getByRole('dialog').getByRole('button', { name: 'Confirm the count' }).click();
  };
  await confirm();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/Stock of BK-1 has moved since/u);
  await expect.element(screen.getByText('1 item has moved since the count')).toBeVisible();
  await expect.element(screen.getByRole('cell', { name: '-2', exact: true })).toBeVisible();
  await expectAccessible();
  await confirm();
  await expect.element(screen.getByText('The count is confirmed')).toBeVisible();
  expect(bridge.inputsOf('books.confirm-count').map(({ seen }) => seen)).toEqual(['seen-1', 'seen-2']);
});

test('Escape confirms nothing and gives the focus back', async () => {
  const bridge = fakeBridge(ANSWERS);
  const { screen } = await renderScreen(<CountScreen />, { bridge, ...ONE });
  const button = screen.getByRole('button', { name: 'Confirm the count' });
  await button.click();
  await expect.element(screen.getByRole('dialog')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(button).toHaveFocus();
  expect(bridge.inputsOf('books.confirm-count')).toEqual([]);
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  const { screen } = await renderScreen(<CountScreen />, { bridge: fakeBridge(ANSWERS), scheme, ...ONE });
  await expect.element(screen.getByRole('cell', { name: '-3' })).toBeVisible();
  await expectAccessible();
});
