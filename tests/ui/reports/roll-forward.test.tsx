import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { useReports } from '../../../src-renderer/features/reports/reports-store.ts';
import { RollForwardScreen } from '../../../src-renderer/features/reports/roll-forward-screen.tsx';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';
import { aDay, aRollForward, DAYS, ONE_BOOKS } from './builders.ts';

const AT = { path: '/reports/roll-forwards', route: '/reports/roll-forwards' } as const;
const ANSWERS = { ...ONE_BOOKS, 'reports.rollforward': aRollForward() };

beforeEach(() => useReports.setState(useReports.getInitialState()));

const cells = (rows: readonly Element[]) =>
  rows.map((row) => [...row.children].map((cell) => cell.textContent).join(' | '));

test('opening and movements come to closing and the ledger; days without a movement only when asked for', async () => {
  const bridge = fakeBridge(ANSWERS);
  const { screen } = await renderScreen(<RollForwardScreen />, { bridge, ...AT });
  await expect.element(screen.getByRole('columnheader', { name: 'Closing' })).toBeVisible();
  expect(cells(screen.getByRole('row').elements())).toEqual([
    'Date | Opening | Added | Used | Closing | Ledger | Ties to the ledger',
    'Nov 1, 2026 | 0.00 | 150.00 | -50.00 | 100.00 | 100.00 | Ties',
    'Nov 3, 2026 | 100.00 | 0.00 | -30.00 | 70.00 | 70.00 | Ties',
    ' |  | 150.00 | -80.00 |  |  | ',
  ]);
  expect(bridge.inputsOf('reports.rollforward')).toEqual([{ ledger: 'gift-card' }]);
  await screen.getByRole('switch', { name: /Every day/u }).click({ force: true });
  await expect.element(screen.getByRole('cell', { name: 'Nov 2, 2026' })).toBeVisible();
});

test('other balances and other days are asked for', async () => {
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'reports.rollforward': ({ ledger }) => aRollForward({ ledger }),
  });
  const { screen } = await renderScreen(<RollForwardScreen />, { bridge, ...AT });
  await screen.getByRole('combobox', { name: 'Balances' }).click();
  await screen.getByRole('option', { name: 'Layby deposits' }).click();
  await screen.getByRole('textbox', { name: 'From' }).fill('1 Nov 2026');
  await userEvent.keyboard('{Tab}');
  await expect
    .poll(() => bridge.inputsOf('reports.rollforward').at(-1))
    .toEqual({ ledger: 'layby', from: '2026-11-01' });
});

test('a day that does not tie says by how much and leads to the account', async () => {
  const wrong = aDay('2026-11-04', { opening: '70.00', closing: '70.00', control: '82.05', ties: false });
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'reports.rollforward': aRollForward({ days: [...DAYS, wrong], ties: false }),
  });
  const { screen, at } = await renderScreen(<RollForwardScreen />, { bridge, ...AT });
  const alert = screen.getByRole('alert');
  await expect.element(alert).toMatchTextContent(/1 day does not tie to the ledger.*Nov 4, 2026/u);
  await expect.element(screen.getByText('Ledger +12.05')).toBeVisible();
  await expectAccessible();
  await alert.getByRole('link', { name: 'Open account 2200' }).click();
  expect(at()).toBe('/trial-balance/2200');
});

test('balances without a beginning are listed and lead to what used them', async () => {
  const missing = [
    {
      subject: 'Card 77',
      date: '2026-11-03',
      movement: 'used' as const,
      document: 'INV-7',
      amount: '-30.00',
    },
  ];
  const bridge = fakeBridge({ ...ONE_BOOKS, 'reports.rollforward': aRollForward({ missing }) });
  const { screen, at } = await renderScreen(<RollForwardScreen />, { bridge, ...AT });
  await expect.element(screen.getByRole('heading', { name: /1 balance was used/u })).toBeVisible();
  await screen.getByRole('button', { name: 'Show them' }).click();
  const row = screen.getByRole('row', { name: 'Card 77' });
  (row.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  expect(at()).toBe('/invoices/INV-7');
});

test('the file is of what is on screen; why there is none is said', async () => {
  const bridge = fakeBridge({ ...ANSWERS, 'reports.export': failure('disk-full') });
  const { screen } = await renderScreen(<RollForwardScreen />, { bridge, ...AT });
  await screen.getByRole('button', { name: 'Export' }).click();
  await screen.getByRole('menuitem', { name: 'Comma-separated values (.csv)' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/The disk is full/u);
  expect(bridge.inputsOf('reports.export')).toEqual([
    { report: 'rollforward', format: 'csv', ledger: 'gift-card' },
  ]);
});

test('nothing has moved', async () => {
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'reports.rollforward': aRollForward({ days: [], accounts: [] }),
  });
  const { screen } = await renderScreen(<RollForwardScreen />, { bridge, ...AT });
  await expect.element(screen.getByRole('heading', { name: /Nothing has moved/u })).toBeVisible();
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  const { screen } = await renderScreen(<RollForwardScreen />, {
    bridge: fakeBridge(ANSWERS),
    scheme,
    ...AT,
  });
  await expect.element(screen.getByText('Ties on every day')).toBeVisible();
  await expectAccessible();
});
