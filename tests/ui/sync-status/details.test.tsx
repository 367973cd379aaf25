import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SyncStatusScreen } from '../../../src-renderer/features/sync-status/sync-status-screen.tsx';
import type { StatusDetailView } from '../../../src-shared/ipc/contract.ts';
import { expectAccessible, type FakeBridge, fakeBridge, fakeTask, renderScreen } from '../support/index.ts';
import { aDetail, aPanel, aRow, FAILED } from './builders.ts';

beforeEach(() => page.viewport(1280, 800));

const AT = { path: '/status?view=details', route: '/status' } as const;
const WAITING = aRow('INV-9', { status: 'waiting', attempts: 0, lastTriedAt: null, waitsFor: 'C-1' });
const ROWS = [FAILED, WAITING, aRow('CN-1', { kind: 'returns', type: 'credit-note', amount: '-10.00' })];

function bridgeOf(detail: StatusDetailView = aDetail()): FakeBridge {
  return fakeBridge({
    'status.panel': aPanel({ sales: { failed: 1, waiting: 1 }, returns: { succeeded: 1 } }),
    'streams.list': { streams: [] },
    'status.rows': { rows: ROWS, next: null, total: { value: 1_000_000, exact: false } },
    'status.row': detail,
    'status.export': { name: 'status.csv' },
  });
}

test.each(['light', 'dark'] as const)(
  'a failed row has its mark, a waiting one says for what, in %s',
  async (scheme) => {
    const { screen } = await renderScreen(<SyncStatusScreen />, { bridge: bridgeOf(), ...AT, scheme });
    await expect.element(screen.getByRole('row', { name: /INV-7/u })).toMatchTextContent(/Not accepted/u);
    await expect.element(screen.getByRole('row', { name: /INV-9/u })).toMatchTextContent(/Waiting for C-1/u);
    expect(screen.getByRole('heading', { level: 1 }).elements()).toHaveLength(1);
    await expectAccessible();
  },
);

test('the filters and the order are what is asked for', async () => {
  const bridge = bridgeOf();
  const { screen, at } = await renderScreen(<SyncStatusScreen />, { bridge, ...AT });
  await screen.getByRole('textbox', { name: 'Reference' }).fill('inv-0');
  await expect.poll(at).toBe('/status?search=inv-0&view=details');
  await screen.getByRole('combobox', { name: 'Status' }).click();
  await screen.getByRole('option', { name: 'Not accepted' }).click();
  await screen.getByRole('button', { name: /^Amount/u }).click();
  await expect
    .poll(() => bridge.inputsOf('status.rows').at(-1))
    .toMatchObject({ search: 'inv-0', statuses: ['failed'], sort: { by: 'amount' } });
  await screen.getByRole('button', { name: 'Clear filters' }).click();
  await expect.poll(at).toBe('/status?sort=amount-up&view=details');
});

test('by keyboard: a row opens with its cause, its cure and whom it also concerns, and closes again', async () => {
  const { screen, at } = await renderScreen(<SyncStatusScreen />, { bridge: bridgeOf(), ...AT });
  const row = screen.getByRole('row', { name: /INV-7/u });
  await expect.element(row).toBeVisible();
  (row.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  const drawer = screen.getByRole('dialog', { name: 'INV-7' });
  await expect.element(drawer.getByRole('link', { name: 'Open the mapping' })).toBeVisible();
  await expect.element(drawer.getByText('2 other rows have the same cause:')).toBeVisible();
  await expect.element(drawer.getByRole('button', { name: 'INV-8' })).toBeVisible();
  await expect.element(drawer.getByText(/And 1 more: show them all/u)).toBeVisible();
  await expect.element(drawer.getByText(/^3: /u)).toBeVisible();
  await drawer.getByRole('button', { name: /model\.account\.invoice\.create/u }).click();
  await expect.element(drawer.getByText('{"error":"no such account"}')).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard('{Escape}');
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
  expect(at()).toBe('/status?view=details');
});

test('one row, or all of its cause, is tried again', async () => {
  const bridge = bridgeOf();
  const path = '/status?view=details&row=key%2FINV-7';
  bridge.answer({
    'tasks.start': {
      task: fakeTask({ channel: 'status.refresh', state: 'done', endedAt: '2026-11-02T01:00:00.000Z' }),
    },
  });
  const { screen } = await renderScreen(<SyncStatusScreen />, { bridge, path, route: '/status' });
  await screen.getByRole('button', { name: 'Try this one again' }).click();
  await screen.getByRole('button', { name: 'Try all 3 of this cause again' }).click();
  expect(bridge.inputsOf('tasks.start')).toEqual([
    { channel: 'status.refresh', input: { id: 'key/INV-7' } },
    { channel: 'status.refresh', input: { cause: 'account-unknown account:revenue' } },
  ]);
});

test('what is in the books has nothing to try again, and leads there', async () => {
  const row = aRow('CN-1');
  const bridge = bridgeOf({
    ...aDetail(),
    row,
    cause: null,
    sameCause: 0,
    others: [],
    attempts: [],
    exchanges: [],
  });
  const path = '/status?view=details&row=key%2FCN-1';
  const { screen } = await renderScreen(<SyncStatusScreen />, { bridge, path, route: '/status' });
  await expect.element(screen.getByRole('dialog').getByRole('link', { name: 'CN-1' })).toBeVisible();
  expect(screen.getByRole('button', { name: /again/u }).elements()).toEqual([]);
});

test('a table that begins in the middle says so, and goes back to the top', async () => {
  const bridge = bridgeOf();
  const path = '/status?view=details&at=key%2FINV-7';
  const { screen, at } = await renderScreen(<SyncStatusScreen />, { bridge, path, route: '/status' });
  await expect.element(screen.getByText('The table begins with INV-7.')).toBeVisible();
  await expect.poll(() => bridge.inputsOf('status.rows')).toMatchObject([{ startAt: 'key/INV-7' }]);
  await screen.getByRole('button', { name: 'Begin at the top' }).click();
  expect(at()).toBe('/status?view=details');
});

test('the table is saved as it is shown', async () => {
  const bridge = bridgeOf();
  const path = '/status?view=details&status=failed';
  const { screen } = await renderScreen(<SyncStatusScreen />, { bridge, path, route: '/status' });
  await screen.getByRole('button', { name: 'Export' }).click();
  await screen.getByRole('menuitem', { name: /csv/u }).click();
  await expect
    .poll(() => bridge.inputsOf('status.export'))
    .toMatchObject([{ statuses: ['failed'], format: 'csv' }]);
});

test('nothing is like the filters', async () => {
  const bridge = bridgeOf();
  bridge.answer({ 'status.rows': { rows: [], next: null, total: { value: 0, exact: true } } });
  const path = '/status?view=details&kind=transfers';
  const { screen } = await renderScreen(<SyncStatusScreen />, { bridge, path, route: '/status' });
  await expect.element(screen.getByRole('heading', { name: 'No row is like that' })).toBeVisible();
  await expectAccessible();
});
