import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { fakeBridge, renderScreen } from '../support/index.ts';
import { type Sale, sales } from './sales.ts';
import { focused, renderTable, TableInTest } from './table-in-test.tsx';

/** Presses keys one after another, as written for userEvent. */
async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await userEvent.keyboard(key);
}

async function enterTable(screen: Awaited<ReturnType<typeof renderTable>>): Promise<void> {
  await screen.getByRole('button', { name: 'Before' }).click();
  await press('{Tab}');
  if (focused() !== 'Sale 1') await press('{Tab}');
}

test('arrows, Home, End and pages move from row to row, and stop at the ends', async () => {
  const screen = await renderTable({ rows: sales(60), onOpen: () => undefined });
  await enterTable(screen);
  await press('{ArrowDown}', '{ArrowDown}');
  expect(focused()).toBe('Sale 3');
  await press('{ArrowUp}', '{ArrowUp}', '{ArrowUp}');
  expect(focused()).toBe('Sale 1');
  await press('{PageDown}');
  expect(focused()).toBe('Sale 10');
  await press('{End}');
  expect(focused()).toBe('Sale 60');
  await press('{ArrowDown}');
  expect(focused()).toBe('Sale 60');
  await expect.element(screen.getByRole('row', { name: 'Sale 60' })).toBeInViewport();
  await press('{PageUp}');
  expect(focused()).toBe('Sale 51');
  await press('{Home}');
  expect(focused()).toBe('Sale 1');
});

test('a row moved to is not beneath the header', async () => {
  const screen = await renderTable({ rows: sales(60), onOpen: () => undefined });
  await enterTable(screen);
  await press('{End}', '{Home}', '{End}');
  for (let step = 0; step < 12; step += 1) await press('{ArrowUp}');
  const header = document.querySelector('th')!.getBoundingClientRect();
  expect(document.activeElement!.getBoundingClientRect().top).toBeGreaterThanOrEqual(header.bottom - 1);
});

test('Enter opens the row, the space bar ticks it', async () => {
  const onOpen = vi.fn<(sale: { readonly id: string }) => void>();
  const onTicks = vi.fn<(keys: readonly string[]) => void>();
  const screen = await renderTable({ rows: sales(5), onOpen, onTicks });
  await enterTable(screen);
  onOpen.mockClear();
  await press('{ArrowDown}', '{Enter}');
  expect(onOpen.mock.calls.map(([sale]) => sale.id)).toEqual(['sale-2']);
  await press(' ');
  expect(onTicks).toHaveBeenLastCalledWith(['sale-2']);
  await expect.element(screen.getByRole('row', { name: 'Sale 2' })).toHaveAttribute('aria-selected', 'true');
  await press(' ');
  expect(onTicks).toHaveBeenLastCalledWith([]);
});

test('Shift with an arrow ticks a range that can shrink and turn', async () => {
  const onTicks = vi.fn<(keys: readonly string[]) => void>();
  const screen = await renderTable({ rows: sales(9), onTicks });
  await enterTable(screen);
  await press('{ArrowDown}', '{ArrowDown}', '{ArrowDown}');
  await press('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  expect(onTicks).toHaveBeenLastCalledWith(['sale-4', 'sale-5', 'sale-6']);
  await press('{Shift>}{ArrowUp}{ArrowUp}{ArrowUp}{/Shift}');
  expect(onTicks).toHaveBeenLastCalledWith(['sale-3', 'sale-4']);
});

test('Ctrl with A ticks every loaded row that can be ticked', async () => {
  const onTicks = vi.fn<(keys: readonly string[]) => void>();
  const screen = await renderTable({ rows: sales(4), onTicks, canSelect: ({ id }) => id !== 'sale-3' });
  await enterTable(screen);
  await press('{Control>}a{/Control}');
  expect(onTicks).toHaveBeenLastCalledWith(['sale-1', 'sale-2', 'sale-4']);
  await press('{ArrowDown}', '{ArrowDown}', ' ');
  expect(onTicks).toHaveBeenCalledTimes(1);
});

test('the table is one stop for Tab, then the controls of its row', async () => {
  const screen = await renderTable({
    rows: sales(200),
    onOpen: () => undefined,
    rowActions: ({ name }) => <button type="button">Print {name}</button>,
  });
  await enterTable(screen);
  await press('{ArrowDown}');
  await press('{Tab}');
  expect(focused()).toBe('Print Sale 2');
  await press('{Tab}');
  expect(focused()).toBe('After');
  await press('{Shift>}{Tab}{/Shift}', '{Shift>}{Tab}{/Shift}');
  expect(focused()).toBe('Sale 2');
  await press('{Shift>}{Tab}{/Shift}');
  expect(focused()).toBe('Before');
});

test('keys of a control inside a row are its own', async () => {
  const onOpen = vi.fn<() => void>();
  const screen = await renderTable({
    rows: sales(3),
    onOpen,
    rowActions: () => <input aria-label="Remark" />,
  });
  await screen.getByLabelText('Remark').first().click();
  await press('a b', '{ArrowDown}', '{Enter}');
  expect(focused()).toBe('Remark');
  await expect.element(screen.getByLabelText('Remark').first()).toHaveValue('a b');
  expect(onOpen).not.toHaveBeenCalled();
});

test('when the row with the focus leaves the list, the one in its place has it', async () => {
  const leave = (onRows: (change: (rows: readonly Sale[]) => readonly Sale[]) => void, id: string): void =>
    onRows((rows) => rows.filter((row) => row.id !== id));
  function Shrinking() {
    const [rows, setRows] = useState(sales(5));
    return <TableInTest rows={rows} onOpen={({ id }) => leave(setRows, id)} />;
  }
  const { screen } = await renderScreen(<Shrinking />, { bridge: fakeBridge({}) });
  await screen.getByRole('button', { name: 'Before' }).click();
  await press('{Tab}', '{ArrowDown}', '{ArrowDown}', '{Enter}');
  await expect.element(screen.getByRole('row', { name: 'Sale 3' })).not.toBeInTheDocument();
  expect(focused()).toBe('Sale 4');
  await press('{ArrowDown}', '{Enter}');
  expect(focused()).toBe('Sale 4');
});

test('a range goes on from the row that it began at, also when rows come in above', async () => {
  const onTicks = vi.fn<(keys: readonly string[]) => void>();
  const all = sales(6);
  function Growing() {
    const [rows, setRows] = useState<readonly Sale[]>(all.slice(2));
    return (
      <>
        <button type="button" onClick={() => setRows(all)}>
          Grow
        </button>
        <TableInTest rows={rows} onTicks={onTicks} />
      </>
    );
  }
  const { screen } = await renderScreen(<Growing />, { bridge: fakeBridge({}) });
  await screen.getByRole('checkbox', { name: 'Select Sale 4' }).click();
  await screen.getByRole('button', { name: 'Grow' }).click();
  await screen.getByRole('checkbox', { name: 'Select Sale 6' }).click({ modifiers: ['Shift'] });
  expect(onTicks.mock.lastCall?.[0].toSorted()).toEqual(['sale-4', 'sale-5', 'sale-6']);
});
