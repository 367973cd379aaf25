import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { useDigests } from '../../../src-renderer/features/digests/digests-store.ts';
import { StreamsScreen } from '../../../src-renderer/features/streams/streams-screen.tsx';
import { useStreams } from '../../../src-renderer/features/streams/streams-store.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, fakeTask, renderScreen } from '../support/index.ts';
import { AN_ATTENTION, aRun, ENDED } from '../work/runs.ts';
import { aStream } from './a-stream.ts';

const STREAMS = [
  aStream({ name: 'Old shop', status: 'disconnected' }),
  aStream({ name: 'Bangsar', lastSyncedAt: '2026-11-02T23:10:00.000Z' }),
  aStream({ name: 'Airport', status: 'paused', provider: 'sample', folder: null }),
];

const AT_STREAMS = { path: '/streams', route: '/streams' } as const;

async function openScreen(bridge = fakeBridge({ 'streams.list': { streams: STREAMS } })) {
  useStreams.setState({ syncs: {} });
  const rendered = await renderScreen(<StreamsScreen />, { bridge, ...AT_STREAMS });
  return { bridge, ...rendered };
}

test('lists what is in use first, and opens the settings with Enter', async () => {
  const { screen, at } = await openScreen();
  await expect.element(screen.getByRole('grid', { name: 'Streams' })).toBeVisible();
  const names = screen
    .getByRole('row')
    .elements()
    .map((row) => row.getAttribute('aria-label'));
  expect(names).toEqual([null, 'Bangsar', 'Airport', 'Old shop']);
  await expect.element(screen.getByRole('row', { name: 'Airport' })).toMatchTextContent(/Not yet/u);
  screen.getByRole('row', { name: 'Bangsar' }).element().focus();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.poll(at).toBe('/streams/Airport/settings');
});

test('the menu leads to mappings and to the digests of the stream', async () => {
  const { screen, at, go } = await openScreen();
  await screen.getByRole('button', { name: 'Actions of Bangsar' }).click();
  await screen.getByRole('menuitem', { name: 'Mappings' }).click();
  await expect.poll(at).toBe('/streams/Bangsar/mappings/locations');
  await go('/streams');
  await screen.getByRole('button', { name: 'Actions of Old shop' }).click();
  await screen.getByRole('menuitem', { name: 'View digests' }).click();
  await expect.poll(at).toBe('/digests?stream=Old+shop');
});

test('syncs one stream, shows that it runs and what it came to', async () => {
  const bridge = fakeBridge({
    'streams.list': { streams: STREAMS },
    'tasks.start': { task: fakeTask({ channel: 'sync.run' }) },
  });
  const { screen } = await openScreen(bridge);
  await screen.getByRole('button', { name: 'Actions of Bangsar' }).click();
  await screen.getByRole('menuitem', { name: 'Sync now' }).click();
  await expect.element(screen.getByRole('row', { name: 'Bangsar' })).toMatchTextContent(/Syncing/u);
  expect(bridge.inputsOf('tasks.start')).toEqual([{ channel: 'sync.run', input: { stream: 'Bangsar' } }]);
  const progress = screen.getByRole('group', { name: 'Sync of Bangsar' });
  await expect.element(progress.getByRole('progressbar')).toBeVisible();
  bridge.emit('task', {
    task: fakeTask({
      channel: 'sync.run',
      state: 'failed',
      endedAt: '2026-11-02T01:00:09.000Z',
      outcome: { ok: false, failure: failure('folder-missing', { where: 'C:\\POS', action: 'open-stream' }) },
    }),
  });
  await expect.element(progress.getByRole('alert')).toMatchTextContent(/The folder C:\\POS does not exist./u);
  await expect.element(progress.getByRole('link')).toHaveAttribute('href', '/streams/Bangsar/settings');
  await progress.getByRole('button', { name: 'Put this away' }).click();
  await expect.element(progress).not.toBeInTheDocument();
});

test('a stream that is not in use is not synced, but resumed', async () => {
  const bridge = fakeBridge({
    'streams.list': { streams: STREAMS },
    'streams.set': { stream: aStream({ name: 'Airport' }) },
  });
  const { screen } = await openScreen(bridge);
  await screen.getByRole('button', { name: 'Actions of Airport' }).click();
  await expect.element(screen.getByRole('menuitem', { name: 'Sync now' })).toBeDisabled();
  await screen.getByRole('menuitem', { name: 'Resume' }).click();
  expect(bridge.inputsOf('streams.set')).toEqual([{ stream: 'Airport', status: 'active', settings: {} }]);
});

test('disconnects only after a question, and says when it could not', async () => {
  const bridge = fakeBridge({ 'streams.list': { streams: STREAMS }, 'streams.set': failure('disk-full') });
  const { screen } = await openScreen(bridge);
  const menu = screen.getByRole('button', { name: 'Actions of Bangsar' });
  await menu.click();
  await screen.getByRole('menuitem', { name: 'Disconnect…' }).click();
  await expect.element(screen.getByRole('dialog')).toMatchTextContent(/stays/u);
  await screen.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  expect(bridge.inputsOf('streams.set')).toEqual([]);
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
  await menu.click();
  await screen.getByRole('menuitem', { name: 'Disconnect…' }).click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/The disk is full/u);
  expect(bridge.inputsOf('streams.set')).toEqual([
    { stream: 'Bangsar', status: 'disconnected', settings: {} },
  ]);
});

test('renames; a name that is taken is said at the field', async () => {
  const bridge = fakeBridge({
    'streams.list': { streams: STREAMS },
    'streams.set': failure('stream-name-taken', { where: 'Airport', data: { name: 'Airport' } }),
  });
  const { screen } = await openScreen(bridge);
  await screen.getByRole('button', { name: 'Actions of Bangsar' }).click();
  await screen.getByRole('menuitem', { name: 'Rename…' }).click();
  const field = screen.getByRole('textbox', { name: 'Name' });
  await expect.element(field).toHaveFocus();
  await field.fill('Airport');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText('There is already a stream named Airport.')).toBeVisible();
  bridge.answer({ 'streams.set': { stream: aStream({ name: 'Bangsar 2' }) } });
  await field.fill('Bangsar 2');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
  expect(bridge.inputsOf('streams.set').at(-1)).toEqual({
    stream: 'Bangsar',
    name: 'Bangsar 2',
    settings: {},
  });
});

test('says what to do while nothing is connected', async () => {
  const { screen } = await openScreen(fakeBridge({ 'streams.list': { streams: [] } }));
  await expect.element(screen.getByRole('heading', { name: 'Nothing is connected yet' })).toBeVisible();
  await expect
    .element(screen.getByRole('link', { name: 'Try the sample store' }))
    .toHaveAttribute('href', '/welcome');
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  const bridge = fakeBridge({ 'streams.list': { streams: STREAMS } });
  const { screen } = await renderScreen(<StreamsScreen />, { bridge, ...AT_STREAMS, scheme });
  await expect.element(screen.getByRole('row', { name: 'Bangsar' })).toBeVisible();
  await expectAccessible();
  await screen.getByRole('button', { name: 'Actions of Bangsar' }).click();
  await expect.element(screen.getByRole('menuitem', { name: 'Settings' })).toBeVisible();
  await expectAccessible();
});

test('a sync of which nothing could be taken does not say that there was nothing new', async () => {
  const { screen, bridge } = await openScreen();
  const task = fakeTask({ channel: 'sync.run' });
  useStreams.getState().follow(task.id, 'Bangsar');
  bridge.emit('task', {
    task: {
      ...task,
      ...ENDED,
      outcome: {
        ok: true,
        value: {
          run: aRun({
            documents: { new: 0, changed: 0, unchanged: 0, rejected: 500 },
            digests: { built: 0, changed: 0 },
            deliveries: { succeeded: 0, failed: 2, held: 0, waiting: 0 },
            attention: [AN_ATTENTION],
          }),
        },
      },
    },
  });
  const progress = screen.getByRole('group', { name: 'Sync of Bangsar' });
  await expect
    .element(progress)
    .toMatchTextContent(/500 rows could not be read\. 2 documents were not accepted by the books\./u);
  await expect.element(progress).not.toMatchTextContent(/Nothing new/u);
  await progress.getByRole('link', { name: '1 thing needs you' }).click();
});

test('the list of digests that was left follows a stream to its new name', async () => {
  useDigests.getState().keepParams('stream=Bangsar&status=held');
  const bridge = fakeBridge({
    'streams.list': { streams: STREAMS },
    'streams.set': { stream: aStream({ name: 'Bangsar 2' }) },
  });
  const { screen } = await openScreen(bridge);
  await screen.getByRole('button', { name: 'Actions of Bangsar' }).click();
  await screen.getByRole('menuitem', { name: 'Rename…' }).click();
  await screen.getByRole('textbox', { name: 'Name' }).fill('Bangsar 2');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => useDigests.getState().params).toBe('stream=Bangsar+2&status=held');
});
