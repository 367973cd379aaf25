import { expect, test } from 'vitest';
import { useHost, useTasks } from '../../../src-renderer/bridge/index.ts';
import { useDigests } from '../../../src-renderer/features/digests/digests-store.ts';
import { SettingsScreen } from '../../../src-renderer/features/settings/settings-screen.tsx';
import { failure } from '../../../src-shared/model/index.ts';
import { type Answers, expectAccessible, fakeBridge, fakeTask, renderScreen } from '../support/index.ts';
import { aHost } from './host.ts';

const AT = { path: '/settings', route: '/settings' } as const;

const BACKUP = { name: 'ledger-20261102.daybook', bytes: 23_400_000, madeAt: '2026-11-02T01:00:00.000Z' };

const ANSWERS: Answers = {
  'ledger.info': {
    file: 'ledger.daybook',
    bytes: 1234,
    version: 2,
    createdBy: '0.1.0',
    createdAt: '2026-11-02T01:00:00.000Z',
    generation: 'g',
    backupFolder: 'backups',
  },
  'ledger.backups': { backups: [BACKUP] },
};

async function show(answers: Answers = {}, host = aHost(), scheme: 'light' | 'dark' = 'light') {
  useHost.setState({ info: host });
  const bridge = fakeBridge({ ...ANSWERS, ...answers });
  return { bridge, ...(await renderScreen(<SettingsScreen />, { bridge, scheme, ...AT })) };
}

const ENDED = { state: 'done', endedAt: '2026-11-02T01:00:09.000Z' } as const;

test('light and dark are the host’s setting; why it was not kept is said', async () => {
  const { screen, bridge } = await show({
    'host.set': ({ colorScheme }) => ({
      settings: { ...aHost().settings, colorScheme: colorScheme ?? 'auto' },
    }),
  });
  await screen.getByText('Dark', { exact: true }).click();
  await expect.element(screen.getByRole('radio', { name: 'Dark' })).toBeChecked();
  expect(bridge.calls.filter(({ channel }) => channel === 'host.set')).toEqual([
    { channel: 'host.set', input: { colorScheme: 'dark' } },
  ]);
  bridge.answer({ 'host.set': failure('disk-full') });
  await screen.getByText('Light', { exact: true }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/The disk is full/u);
  await expect.element(screen.getByRole('radio', { name: 'Dark' })).toBeChecked();
});

test('starting with the computer is a switch where the host can, else it says what that means', async () => {
  const { screen, bridge } = await show({
    'host.set': { settings: { ...aHost().settings, startAtLogin: true } },
  });
  const toggle = screen.getByRole('switch', { name: /^Start Daybook when this computer starts/u });
  await expect.element(toggle).not.toBeChecked();
  await toggle.click();
  await expect.element(toggle).toBeChecked();
  expect(bridge.calls.at(-1)).toEqual({ channel: 'host.set', input: { startAtLogin: true } });
});

test('a browser says what it cannot do', async () => {
  const { screen } = await show({}, aHost({}, 'loopback'));
  await expect.element(screen.getByText(/cannot start by itself/u)).toBeVisible();
  await expect.element(screen.getByText('Staying in the background when the window is closed')).toBeVisible();
  expect(screen.getByRole('switch').elements()).toEqual([]);
});

test('the ledger is checked, with what it came to', async () => {
  const { screen, bridge } = await show({
    'tasks.start': { task: fakeTask({ channel: 'ledger.check', phase: 'check' }) },
  });
  await screen.getByRole('button', { name: 'Check the ledger' }).click();
  await expect.element(screen.getByRole('progressbar')).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Check the ledger' })).toBeDisabled();
  const problems = Array.from({ length: 60 }, (_, at) => `Account ${at} differs`);
  bridge.emit('task', {
    task: fakeTask({
      channel: 'ledger.check',
      ...ENDED,
      outcome: { ok: true, value: { ok: false, problems, contentHash: 'x' } },
    }),
  });
  await expect.element(screen.getByText(/60 things do not agree/u)).toBeVisible();
  await expect.element(screen.getByText('and 10 more')).toBeVisible();
});

test('a backup is made once for two quick clicks, and where it is said', async () => {
  const { screen, bridge } = await show({
    'tasks.start': { task: fakeTask({ channel: 'ledger.backup' }) },
  });
  const button = screen.getByRole('button', { name: 'Back up now' }).element() as HTMLButtonElement;
  button.click();
  button.click();
  await expect.poll(() => bridge.inputsOf('tasks.start')).toEqual([{ channel: 'ledger.backup', input: {} }]);
  bridge.emit('task', {
    task: fakeTask({
      channel: 'ledger.backup',
      ...ENDED,
      outcome: { ok: true, value: { file: 'backups/new.daybook' } },
    }),
  });
  await expect.element(screen.getByText('The backup is made: backups/new.daybook')).toBeVisible();
});

test('a backup is restored only after a clear question, and the ledger of before is named', async () => {
  const { screen, bridge } = await show({ 'host.restore': { kept: 'ledger-before.daybook' } });
  const restore = screen.getByRole('button', { name: `Restore ${BACKUP.name}` });
  await restore.click();
  const question = screen.getByRole('dialog');
  await expect.element(question).toMatchTextContent(/is not deleted: it is kept beside/u);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => screen.getByRole('dialog').elements()).toEqual([]);
  expect(bridge.calls.some(({ channel }) => channel === 'host.restore')).toBe(false);
  await restore.click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Restore this backup' }).click();
  await expect.element(screen.getByText(/is kept as ledger-before\.daybook/u)).toBeVisible();
  expect(bridge.calls.filter(({ channel }) => channel === 'host.restore')).toEqual([
    { channel: 'host.restore', input: { name: BACKUP.name } },
  ]);
  // Everything that is shown was of the other ledger.
  await expect.poll(() => bridge.inputsOf('ledger.info')).toHaveLength(2);
});

test('with the engine stopped a backup can still be restored from a file', async () => {
  const { screen, bridge } = await show({
    'ledger.info': failure('ledger-corrupt'),
    'ledger.backups': failure('ledger-corrupt'),
    'host.choose': { chosen: [{ handle: 'h1', name: 'old.daybook', kind: 'file' }] },
    'host.restore': failure('backup-unreadable'),
  });
  await expect.element(screen.getByText(/is damaged and cannot be read safely/u).first()).toBeVisible();
  await screen.getByRole('button', { name: 'Restore from a file…' }).click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Restore this backup' }).click();
  await expect.element(screen.getByText(/is not a complete backup of a ledger/u)).toBeVisible();
  expect(bridge.calls.filter(({ channel }) => channel.startsWith('host.'))).toEqual([
    { channel: 'host.choose', input: { kind: 'backup' } },
    { channel: 'host.restore', input: { handle: 'h1' } },
  ]);
});

test('a person who picks no file is asked nothing', async () => {
  const { screen, bridge } = await show({ 'host.choose': { chosen: null } });
  await screen.getByRole('button', { name: 'Restore from a file…' }).click();
  await expect.poll(() => bridge.calls.at(-1)?.channel).toBe('host.choose');
  expect(screen.getByRole('dialog').elements()).toEqual([]);
});

test('no backups yet', async () => {
  const { screen } = await show({ 'ledger.backups': { backups: [] } });
  await expect.element(screen.getByRole('heading', { name: 'There is no backup yet' })).toBeVisible();
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  const { screen } = await show({}, aHost(), scheme);
  await expect.element(screen.getByText(BACKUP.name)).toBeVisible();
  await expectAccessible();
});

test('after a restore nothing is kept of the ledger before; what comes next is told', async () => {
  const { screen, bridge } = await show({
    'host.restore': { kept: null },
    'tasks.start': { task: fakeTask({ channel: 'ledger.backup' }) },
  });
  useDigests.setState({ postTask: 'task-9', params: 'status=held', drafts: { dig_1: 'short' } });
  bridge.emit('task', { task: fakeTask({ id: 'task-9', channel: 'digests.post', ...ENDED }) });
  await screen.getByRole('button', { name: `Restore ${BACKUP.name}` }).click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Restore this backup' }).click();
  await expect.element(screen.getByText('The backup is in place.')).toBeVisible();
  expect(useDigests.getState()).toMatchObject({ postTask: null, params: '', drafts: {} });
  expect(useTasks.getState().byId).toEqual({});
  await screen.getByRole('button', { name: 'Back up now' }).click();
  bridge.emit('task', {
    task: fakeTask({
      channel: 'ledger.backup',
      ...ENDED,
      outcome: { ok: true, value: { file: 'backups/new.daybook' } },
    }),
  });
  await expect.element(screen.getByText('The backup is made: backups/new.daybook')).toBeVisible();
});
