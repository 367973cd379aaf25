import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { MappingsScreen } from '../../../src-renderer/features/mappings/mappings-screen.tsx';
import { useMappings } from '../../../src-renderer/features/mappings/mappings-store.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, fakeTask, renderScreen } from '../support/index.ts';
import { aRehearsal } from './a-rehearsal.ts';
import { ANSWERS } from './some-mappings.ts';

beforeEach(() => {
  useMappings.getState().open('');
});

const CHANNEL = 'mappings.rehearse';

/** The rehearsal of one change, of cash or of a method that has a value from November on. */
async function openRehearsal(method: 'Cash' | 'Visa' = 'Cash', scheme: 'light' | 'dark' = 'light') {
  const bridge = fakeBridge({ ...ANSWERS, 'tasks.start': { task: fakeTask({ channel: CHANNEL }) } });
  const rendered = await renderScreen(<MappingsScreen />, {
    bridge,
    path: '/streams/Bangsar/mappings/payments',
    route: '/streams/:name/mappings/:section',
    scheme,
  });
  const { screen } = rendered;
  await screen.getByRole('combobox', { name: `Account for ${method}` }).click();
  await screen.getByRole('option', { name: method === 'Cash' ? /1110/u : /1010/u }).click();
  await screen.getByRole('button', { name: 'Rehearse…' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Rehearse 1 change' });
  const start = dialog.getByRole('button', { name: 'Rehearse', exact: true });
  const finish = (value: unknown = aRehearsal()) => {
    bridge.emit('task', {
      task: fakeTask({
        channel: CHANNEL,
        state: 'done',
        endedAt: '2026-11-22T01:00:00.000Z',
        outcome: { ok: true, value },
      }),
    });
  };
  const asked = () => bridge.inputsOf('tasks.start').map(({ input }) => input);
  return { bridge, dialog, start, finish, asked, ...rendered };
}

test('replays two weeks, unless asked for other days, and saves nothing', async () => {
  const { bridge, dialog, start, asked } = await openRehearsal();
  await start.click();
  const rows = [{ type: 'payment-method', key: 'Cash', value: '1110' }];
  expect(asked()).toEqual([{ stream: 'Bangsar', rows, from: null, days: 14, scope: 'all' }]);
  bridge.emit('task', {
    task: fakeTask({ channel: CHANNEL, phase: 'consolidate', done: 3, total: 14, unit: 'days' }),
  });
  await expect.element(dialog.getByText('3 of 14 days', { exact: true })).toBeVisible();
  expect(bridge.inputsOf('mappings.set-many')).toEqual([]);
});

test('takes the days and the scope that a person chooses', async () => {
  const { dialog, start, asked } = await openRehearsal('Visa');
  await expect.element(dialog.getByText(/hold from .*Nov.* on/u)).toBeVisible();
  const days = dialog.getByRole('textbox', { name: 'Days' });
  await days.fill('');
  await expect.element(start).toBeDisabled();
  await days.fill('3');
  await dialog.getByRole('checkbox', { name: 'Only what is not posted yet' }).click();
  await userEvent.keyboard('{Tab}{Enter}');
  await expect.poll(asked).toMatchObject([{ from: '2026-11-01', days: 3, scope: 'unposted' }]);
});

test('shows what differs by account and by day, and the entries of one day', async () => {
  const { dialog, start, finish } = await openRehearsal();
  await start.click();
  finish();
  await expect.element(dialog.getByText(/28 digests/u)).toBeVisible();
  const accounts = dialog.getByRole('table', { name: 'By account' });
  await expect.element(accounts).toMatchTextContent(/1010 Cash on hand.*120\.00.*20\.00.*[-−]100\.00/u);
  // Entries balance on both sides, and so do their differences.
  await expect.element(accounts).toMatchTextContent(/Total.*120\.00.*120\.00.*0\.00/u);
  await expect.element(dialog.getByText(/3 before, 0 after/u)).toBeVisible();
  await expect.element(dialog.getByText(/Goods in stock: 1010 Cash on hand becomes 1110/u)).toBeVisible();
  const day = dialog.getByRole('row', { name: /21, 2026 KL 1010/u });
  day.element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog.getByRole('heading', { name: /KL, .*21/u })).toHaveFocus();
  const after = dialog.getByRole('table', { name: /^With the changes/u });
  await expect.element(after).toMatchTextContent(/1110 Card clearing.*40\.00/u);
  await expect.element(dialog.getByText(/there are 4 more/u)).toBeVisible();
  await dialog.getByRole('button', { name: 'All days' }).click();
  await expect.element(dialog.getByRole('heading', { name: 'By day' })).toHaveFocus();
  await dialog.getByRole('row', { name: /20, 2026 KL 1110/u }).click();
  await expect.element(dialog.getByText(/Some of this day is posted/u)).toBeVisible();
  await expect.element(dialog.getByText(/not among those listed/u)).toBeVisible();
});

test('goes back with the changes as they were, or saves them', async () => {
  const { screen, bridge, dialog, start, finish } = await openRehearsal();
  await start.click();
  finish();
  await dialog.getByRole('button', { name: 'Go back' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  const again = screen.getByRole('button', { name: 'Rehearse…' });
  await expect.element(again).toHaveFocus();
  await again.click();
  // What an earlier rehearsal came to may no longer be true.
  await expect.element(start).toBeVisible();
  expect(dialog.getByRole('table').elements()).toEqual([]);
  await dialog.getByRole('button', { name: 'Save 1 change' }).click();
  await expect.element(screen.getByText('1 mapping is saved.')).toBeVisible();
  expect(bridge.inputsOf('mappings.set-many')).toMatchObject([{ from: null, rows: [{ key: 'Cash' }] }]);
});

test('changes that would hold from different days are rehearsed from the last of them on', async () => {
  const { screen, dialog, asked } = await openRehearsal();
  await dialog.getByRole('button', { name: 'Go back' }).click();
  await screen.getByRole('combobox', { name: 'Account for Visa' }).click();
  await screen.getByRole('option', { name: /1010/u }).click();
  await screen.getByRole('button', { name: 'Rehearse…' }).click();
  const both = screen.getByRole('dialog', { name: 'Rehearse 2 changes' });
  await expect.element(both.getByText(/replace values of different days/u)).toBeVisible();
  await both.getByRole('button', { name: 'Rehearse', exact: true }).click();
  await expect.poll(asked).toMatchObject([{ from: '2026-11-01', rows: [{ key: 'Cash' }, { key: 'Visa' }] }]);
});

test('closing it stops what is under way', async () => {
  const { bridge, dialog, start } = await openRehearsal();
  bridge.answer({ 'tasks.cancel': { task: fakeTask({ channel: CHANNEL, stopping: true }) } });
  await start.click();
  await expect.element(dialog.getByRole('button', { name: 'Stop' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => bridge.inputsOf('tasks.cancel')).toEqual([{ id: 'task-1' }]);
});

test('a row that is refused is shown', async () => {
  const { screen, bridge, dialog, start } = await openRehearsal();
  bridge.answer({
    'tasks.start': failure('account-unknown', {
      where: 'payment-method:Cash',
      data: { name: '1110', books: 'Books' },
    }),
  });
  await start.click();
  await expect.element(dialog.getByRole('alert')).toMatchTextContent(/The books Books have no account/u);
  await dialog.getByRole('button', { name: 'Show the row' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(screen.getByRole('combobox', { name: 'Account for Cash' })).toHaveFocus();
});

test('says so when nothing differs, and when there are no days', async () => {
  const { dialog, start, finish } = await openRehearsal();
  const nothing = { accounts: [], days: [], entries: [], more: 0, held: [], cost: [] };
  await start.click();
  finish(aRehearsal(nothing));
  await expect.element(dialog.getByText(/No account comes to anything else/u)).toBeVisible();
  await dialog.getByRole('button', { name: 'Rehearse again' }).click();
  finish(aRehearsal({ ...nothing, from: null, to: null, digests: 0 }));
  await expect.element(dialog.getByText('There are no days to rehearse yet.')).toBeVisible();
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  const { dialog, start, finish } = await openRehearsal('Cash', scheme);
  await start.click();
  finish();
  await expect.element(dialog.getByRole('table', { name: 'By account' })).toBeVisible();
  await expect.poll(() => getComputedStyle(dialog.element()).opacity).toBe('1');
  await expectAccessible();
  await dialog.getByRole('row', { name: /21, 2026 KL 1010/u }).click();
  await expectAccessible();
});
