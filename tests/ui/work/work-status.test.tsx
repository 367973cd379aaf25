import { notifications } from '@mantine/notifications';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { WorkStatus } from '../../../src-renderer/features/work/work-status.tsx';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, fakeTask, renderScreen } from '../support/index.ts';
import { AN_ATTENTION, aRun, aStream, ENDED } from './runs.ts';

afterEach(() => {
  notifications.clean();
});

const ACTIVE = { 'streams.list': { streams: [aStream('active')] } };
const running = () => fakeTask({ channel: 'sync.run', phase: 'pull', done: 1, total: 4, unit: 'documents' });
const done = (run = aRun()) =>
  fakeTask({ channel: 'sync.run', ...ENDED, outcome: { ok: true, value: { run } } });

test('sync now starts one sync of all streams, and shows how it goes', async () => {
  const bridge = fakeBridge({ ...ACTIVE, 'tasks.start': { task: running() } });
  const { screen } = await renderScreen(<WorkStatus />, { bridge });
  const sync = screen.getByRole('button', { name: 'Sync now' });
  await expect.element(sync).toHaveAttribute('aria-disabled', 'false');
  (sync.element() as HTMLButtonElement).click();
  (sync.element() as HTMLButtonElement).click();
  await expect.element(screen.getByRole('button', { name: 'Sync: Reading sales' })).toBeVisible();
  await expect.element(screen.getByRole('status')).toMatchTextContent('Sync: Reading sales');
  const syncing = screen.getByRole('button', { name: 'Syncing…' });
  await expect.element(syncing).toHaveAttribute('aria-disabled', 'true');
  (syncing.element() as HTMLButtonElement).click();
  expect(bridge.inputsOf('tasks.start')).toEqual([{ channel: 'sync.run', input: {} }]);
});

test('without a stream in use it says why it cannot, also to the keyboard', async () => {
  const bridge = fakeBridge({ 'streams.list': { streams: [aStream('paused')] } });
  const { screen } = await renderScreen(<WorkStatus />, { bridge });
  const sync = screen.getByRole('button', { name: 'Sync now' });
  await expect.element(sync).toHaveAttribute('aria-disabled', 'true');
  await userEvent.tab();
  await userEvent.tab();
  await expect.element(sync).toHaveFocus();
  await expect.element(screen.getByText('No stream is in use. Connect one first.')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect(bridge.inputsOf('tasks.start')).toEqual([]);
  bridge.emit('engine', { state: 'restarting', failure: null });
  await expect.element(screen.getByText("Daybook's engine is not running.")).toBeVisible();
});

test('a sync that cannot start says why beside the button', async () => {
  const bridge = fakeBridge({ ...ACTIVE, 'tasks.start': failure('disk-full') });
  const { screen } = await renderScreen(<WorkStatus />, { bridge });
  await screen.getByRole('button', { name: 'Sync now' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/The disk is full.*Free some space/u);
});

test('the list: what goes on can be stopped; Escape gives the focus back', async () => {
  const bridge = fakeBridge({ ...ACTIVE, 'tasks.cancel': { task: { ...running(), stopping: true } } });
  const { screen } = await renderScreen(<WorkStatus />, { bridge });
  bridge.emit('task', { task: running() });
  const opener = screen.getByRole('button', { name: 'Sync: Reading sales' });
  await opener.click();
  const list = screen.getByRole('dialog');
  await expect.element(list.getByRole('progressbar')).toBeVisible();
  await expect.poll(() => list.element().contains(document.activeElement)).toBe(true);
  // Nothing but the dialog is reached while it is open.
  await userEvent.tab();
  await userEvent.tab();
  await userEvent.tab();
  expect(list.element().contains(document.activeElement)).toBe(true);
  await list.getByRole('button', { name: 'Stop' }).click();
  expect(bridge.inputsOf('tasks.cancel')).toEqual([{ id: 'task-1' }]);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => screen.getByRole('dialog').elements()).toEqual([]);
  await expect.element(opener).toHaveFocus();
});

test('stopping what has just ended says so, and nothing is thrown', async () => {
  const bridge = fakeBridge({ ...ACTIVE, 'tasks.cancel': failure('task-not-found') });
  const { screen } = await renderScreen(<WorkStatus />, { bridge });
  bridge.emit('task', { task: running() });
  await screen.getByRole('button', { name: 'Sync: Reading sales' }).click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/no longer known/u);
});

test('the end of unwatched work is told, with the way to what it left for the person', async () => {
  const bridge = fakeBridge(ACTIVE);
  const { screen, at } = await renderScreen(<WorkStatus />, { bridge });
  bridge.emit('task', { task: running() });
  bridge.emit('task', { task: done(aRun({ attention: [AN_ATTENTION] })) });
  await expect.element(screen.getByText('Sync finished')).toBeVisible();
  await expect.element(screen.getByText('8,719 new documents. 90 new digests.')).toBeVisible();
  await screen.getByRole('button', { name: '1 thing needs you' }).click();
  expect(at()).toBe('/attention');
  await expect.poll(() => screen.getByText('Sync finished').elements()).toEqual([]);
});

test('what failed stays until it is put away, and leads to its cure', async () => {
  const bridge = fakeBridge(ACTIVE);
  const { screen, at } = await renderScreen(<WorkStatus />, { bridge });
  bridge.emit('task', { task: running() });
  const why = failure('account-unknown', { target: 'account:sales', data: { stream: 'Bangsar' } });
  bridge.emit('task', {
    task: { ...done(), state: 'failed', outcome: { ok: false, failure: why } },
  });
  await expect.element(screen.getByText('Sync did not finish')).toBeVisible();
  await screen.getByRole('button', { name: 'Show what happened' }).click();
  await screen.getByRole('dialog').getByRole('link', { name: 'Open the mapping' }).click();
  expect(at()).toBe('/streams/Bangsar/mappings/accounts');
});

test('work that is watched in the list, or ended before this window, is not told', async () => {
  const bridge = fakeBridge(ACTIVE);
  const { screen } = await renderScreen(<WorkStatus />, { bridge });
  bridge.emit('task', { task: { ...done(), id: 'yesterday' } });
  bridge.emit('task', { task: running() });
  await screen.getByRole('button', { name: 'Sync: Reading sales' }).click();
  await expect.element(screen.getByRole('dialog')).toBeVisible();
  bridge.emit('task', { task: done() });
  const list = screen.getByRole('dialog');
  await expect.poll(() => list.getByText('8,719 new documents. 90 new digests.').elements()).toHaveLength(2);
  expect(screen.getByText('Sync finished').elements()).toEqual([]);
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  const bridge = fakeBridge(ACTIVE);
  const { screen } = await renderScreen(<WorkStatus />, { bridge, scheme });
  bridge.emit('task', { task: { ...done(aRun({ attention: [AN_ATTENTION] })), id: 'before' } });
  bridge.emit('task', { task: running() });
  await expectAccessible();
  await screen.getByRole('button', { name: 'Sync: Reading sales' }).click();
  await expect.element(screen.getByRole('link', { name: '1 thing needs you' })).toBeVisible();
  await expectAccessible();
});
