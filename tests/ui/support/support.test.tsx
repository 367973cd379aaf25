import { useState } from 'react';
import { Link } from 'react-router';
import { expect, test } from 'vitest';
import { ask, failureIn, useAnswer } from '../../../src-renderer/bridge/index.ts';
import { type Failure, failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, renderScreen } from './index.ts';

function Screen() {
  const streams = useAnswer('streams.list', {});
  const [said, setSaid] = useState<Failure | null>(null);
  return (
    <>
      <h1>{streams.data?.streams.length ?? 'none'} streams</h1>
      <button
        type="button"
        onClick={() =>
          void ask('digests.note', { id: 'd', note: ' x ' }).catch((e: unknown) => setSaid(failureIn(e)))
        }
      >
        Note
      </button>
      <p>{said?.code}</p>
      <Link to="/elsewhere?x=1">Go</Link>
    </>
  );
}

test('answers, declines, tells of changes and says where the window is', async () => {
  let count = 0;
  const bridge = fakeBridge({
    'streams.list': () => ({ streams: Array.from({ length: count }, () => STREAM) }),
    'digests.note': failure('digest-not-found'),
  });
  const { screen, at } = await renderScreen(<Screen />, { bridge, path: '/here', route: '/here' });
  await expect.element(screen.getByRole('heading', { name: '0 streams' })).toBeVisible();
  await expectAccessible();
  count = 2;
  bridge.emit('changed', { topics: ['streams'] });
  await expect.element(screen.getByRole('heading', { name: '2 streams' })).toBeVisible();
  await screen.getByRole('button', { name: 'Note' }).click();
  await expect.element(screen.getByText('digest-not-found')).toBeVisible();
  expect(bridge.inputsOf('digests.note')).toEqual([{ id: 'd', note: 'x' }]);
  await screen.getByRole('link', { name: 'Go' }).click();
  await expect.element(screen.getByRole('heading', { name: 'Elsewhere' })).toBeVisible();
  expect(at()).toBe('/elsewhere?x=1');
});

test('axe sees what cannot be read', async () => {
  const { screen } = await renderScreen(<h1 style={{ color: '#ddd', background: '#fff' }}>Pale</h1>, {
    bridge: fakeBridge({}),
  });
  await expect.element(screen.getByText('Pale')).toBeVisible();
  await expect(expectAccessible()).rejects.toThrow('color-contrast');
});

test.fails('a request without an answer', async () => {
  await fakeBridge({})
    .call('streams.list', {})
    .catch(() => null);
});

test.fails('an input against the contract', async () => {
  await fakeBridge({ 'streams.list': { streams: [] } })
    .call('streams.list', { extra: 1 })
    .catch(() => null);
});

const STREAM = {
  name: 'Bangsar',
  provider: 'sample',
  account: 'a',
  books: 'b',
  currency: 'MYR',
  status: 'active',
  createdAt: '2026-11-02T01:00:00.000Z',
  lastSyncedAt: null,
  folder: null,
  profile: null,
  settings: {
    startDate: null,
    autoInvoice: true,
    grouping: 'sku',
    postingStyle: 'invoice-per-digest',
    customerIdAsCode: false,
    autoProcess: false,
    acceptSuggestions: true,
    timeZone: 'Asia/Kuala_Lumpur',
    cutOffMinutes: 240,
    lockedDays: 'next-open-day',
    autoSync: true,
    syncTimes: 'overnight',
    overnightMinutes: 360,
    syncHours: [780, 1320],
    transferTimes: 'with-sync',
    transferHours: [780, 1320],
    tellMissingMinutes: null,
    rereadDays: 14,
    changedDays: 'ask',
  },
} as const;
