import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { type Sort } from '../../../src-renderer/components/index.ts';
import { sales } from './sales.ts';
import { renderTable } from './table-in-test.tsx';

const scroller = (): HTMLElement => document.querySelector<HTMLElement>('table')!.parentElement!;
const rowsInDocument = (): number => document.querySelectorAll('tbody tr[data-index]').length;

test('a hundred thousand rows: few are in the document, all can be reached', async () => {
  const screen = await renderTable({ rows: sales(100_000), onOpen: () => undefined });
  await expect
    .element(screen.getByRole('grid', { name: 'Sales' }))
    .toHaveAttribute('aria-rowcount', '100001');
  expect(rowsInDocument()).toBeGreaterThan(10);
  expect(rowsInDocument()).toBeLessThan(60);
  scroller().scrollTop = 50_000 * 36;
  const middle = screen.getByRole('row', { name: 'Sale 50001' });
  await expect.element(middle).toBeInViewport();
  await expect.element(middle).toHaveAttribute('aria-rowindex', '50002');
  expect(rowsInDocument()).toBeLessThan(60);
  await middle.click();
  await userEvent.keyboard('{End}');
  await expect.element(screen.getByRole('row', { name: 'Sale 100000' })).toBeInViewport();
  await expect.element(screen.getByRole('row', { name: 'Sale 100000' })).toHaveFocus();
});

test('rows scrolled away keep their height, and the one with the focus keeps it', async () => {
  const screen = await renderTable({ rows: sales(5000), onOpen: () => undefined });
  await screen.getByRole('row', { name: 'Sale 3', exact: true }).click();
  scroller().scrollTop = 90_000;
  await expect.element(screen.getByRole('row', { name: 'Sale 2510' })).toBeInViewport();
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Sale 3');
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(screen.getByRole('row', { name: 'Sale 4', exact: true })).toHaveFocus();
  await expect.element(screen.getByRole('row', { name: 'Sale 4', exact: true })).toBeInViewport();
});

test('headers sort: first upwards, then the other way round', async () => {
  const onSort = vi.fn<(sort: Sort<'name' | 'total'>) => void>();
  const screen = await renderTable({ rows: sales(3), sort: { by: 'name', descending: false }, onSort });
  await expect
    .element(screen.getByRole('columnheader', { name: 'Name' }))
    .toHaveAttribute('aria-sort', 'ascending');
  await screen.getByRole('button', { name: 'Name' }).click();
  await screen.getByRole('button', { name: 'Total' }).click();
  expect(onSort.mock.calls).toEqual([
    [{ by: 'name', descending: true }],
    [{ by: 'total', descending: false }],
  ]);
});

test('ticks: one, a range with Shift, all', async () => {
  const onTicks = vi.fn<(keys: readonly string[]) => void>();
  const onOpen = vi.fn<() => void>();
  const screen = await renderTable({ rows: sales(6), onTicks, onOpen });
  const tick = (name: string) => screen.getByRole('checkbox', { name, exact: true });
  await tick('Select Sale 2').click();
  await tick('Select Sale 4').click({ modifiers: ['Shift'] });
  expect(onTicks).toHaveBeenLastCalledWith(['sale-2', 'sale-3', 'sale-4']);
  await expect.element(tick('Select all loaded rows')).toBePartiallyChecked();
  await expect.element(screen.getByText('3 selected')).toBeVisible();
  await tick('Select all loaded rows').click();
  expect(onTicks.mock.lastCall?.[0]).toHaveLength(6);
  await tick('Select all loaded rows').click();
  expect(onTicks).toHaveBeenLastCalledWith([]);
  expect(onOpen).not.toHaveBeenCalled();
});

test('a click opens a row, but not one on a control, nor one that marked text', async () => {
  const onOpen = vi.fn<() => void>();
  const screen = await renderTable({
    rows: sales(2),
    onOpen,
    rowActions: () => <button type="button">Print</button>,
  });
  await screen.getByRole('button', { name: 'Print' }).first().click();
  expect(onOpen).not.toHaveBeenCalled();
  const cell = screen.getByRole('gridcell', { name: 'Sale 2' });
  await cell.click();
  expect(onOpen).toHaveBeenCalledOnce();
  window.getSelection()?.selectAllChildren(cell.element());
  cell.element().dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(onOpen).toHaveBeenCalledOnce();
});

test('asks for the next page when the end comes near, once, and by a button', async () => {
  const onMore = vi.fn<() => void>();
  const more = { hasMore: true, onMore, total: { value: 12_345, exact: true } };
  const screen = await renderTable({ rows: sales(200), ...more });
  await expect.element(screen.getByText('Showing 200 of 12,345')).toBeVisible();
  expect(onMore).not.toHaveBeenCalled();
  scroller().scrollTop = 200 * 36;
  await vi.waitFor(() => expect(onMore).toHaveBeenCalledOnce());
  scroller().scrollTop = 190 * 36;
  scroller().scrollTop = 200 * 36;
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(onMore).toHaveBeenCalledOnce();
  await screen.getByRole('button', { name: 'Load more' }).click();
  expect(onMore).toHaveBeenCalledTimes(2);
});

test('a first page that does not fill the table asks for more by itself', async () => {
  const onMore = vi.fn<() => void>();
  await renderTable({ rows: sales(3), hasMore: true, onMore });
  await vi.waitFor(() => expect(onMore).toHaveBeenCalledOnce());
});

test('without rows it says so beneath its header', async () => {
  const screen = await renderTable({ rows: [], empty: <p>No sales yet</p> });
  await expect.element(screen.getByText('No sales yet')).toBeVisible();
  await expect.element(screen.getByRole('columnheader', { name: 'Total' })).toBeVisible();
});

test('a text that ends in an ellipsis is whole in its tooltip, another has none', async () => {
  const long = `${'A very long name of a product '.repeat(12)}.`;
  const screen = await renderTable({ rows: [...sales(1), { id: 'long', name: long, total: '1.00' }] });
  await screen.getByText(long).hover();
  await expect.element(screen.getByText(long)).toHaveAttribute('title', long);
  await screen.getByText('Sale 1', { exact: true }).hover();
  await expect.element(screen.getByText('Sale 1', { exact: true })).not.toHaveAttribute('title');
});

test('a table that is only read is a table, and scrolls by keyboard', async () => {
  const screen = await renderTable({ rows: sales(60) });
  await expect.element(screen.getByRole('table', { name: 'Sales' })).toBeVisible();
  await screen.getByRole('button', { name: 'Before' }).click();
  await userEvent.keyboard('{Tab}');
  await expect.element(screen.getByRole('region', { name: 'Sales' })).toHaveFocus();
});

test('columns have what they need at least, and share the rest; where there is none the table scrolls', async () => {
  const columns = [
    { key: 'a', header: 'Fixed', width: 100, render: () => 'a' },
    { key: 'b', header: 'Much', minWidth: 300, render: () => 'b' },
    { key: 'c', header: 'Little', minWidth: 100, render: () => 'c' },
  ];
  const screen = await renderTable({ rows: sales(2), columns });
  await expect.element(screen.getByRole('columnheader', { name: 'Much' })).toBeVisible();
  const widths = () => [...document.querySelectorAll('th')].map((head) => head.getBoundingClientRect().width);
  scroller().style.width = '702px';
  expect(widths()).toEqual([100, 400, 200]);
  scroller().style.width = '402px';
  expect(widths()).toEqual([100, 300, 100]);
  expect(scroller().scrollWidth).toBe(500);
});

test('what an empty table says is in the middle of what can be seen of it', async () => {
  const columns = [{ key: 'a', header: 'Wide', width: 900, render: () => '' }];
  const empty = <p style={{ margin: 0, textAlign: 'center' }}>Nothing here</p>;
  const screen = await renderTable({ rows: [], columns, empty });
  scroller().style.width = '402px';
  const said = screen.getByText('Nothing here').element();
  const middle = () => {
    const { left, right } = said.getBoundingClientRect();
    return (left + right) / 2 - scroller().getBoundingClientRect().left;
  };
  expect(middle()).toBe(201);
  scroller().scrollLeft = 300;
  expect(middle()).toBe(201);
});
