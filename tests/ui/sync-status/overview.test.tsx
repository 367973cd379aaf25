import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { SyncStatusScreen } from '../../../src-renderer/features/sync-status/sync-status-screen.tsx';
import { formatMoment } from '../../../src-renderer/components/index.ts';
import type { ScheduleView } from '../../../src-shared/ipc/contract.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, fakeTask, renderScreen } from '../support/index.ts';
import { aPanel, FAILED, REFUSED } from './builders.ts';

beforeEach(() => page.viewport(1280, 800));

const AT = { path: '/status', route: '/status' } as const;

const NO_JOBS = { 'schedule.list': { jobs: [] } };

const FULL = aPanel(
  { sales: { succeeded: 1200, failed: 3 }, customers: { waiting: 2 }, 'goods-received': { succeeded: 4 } },
  {
    causes: [{ cause: 'account-unknown account:revenue', failure: REFUSED, count: 3 }],
    lastRun: {
      id: 'run-1',
      kind: 'sync',
      startedBy: 'schedule',
      streams: ['Bangsar'],
      startedAt: '2026-11-02T01:00:00.000Z',
      endedAt: '2026-11-02T01:01:00.000Z',
      outcome: 'done',
      counts: { documents: 12, delivered: 9, failed: 3, attention: 1 },
      failure: null,
    },
    parked: [
      {
        books: 'Tryton',
        since: '2026-11-02T01:00:00.000Z',
        until: '2026-11-02T02:00:00.000Z',
        cause: failure('books-unreachable', { data: { books: 'Tryton' } }),
      },
    ],
  },
);

test.each(['light', 'dark'] as const)(
  'counts by kind and state, the causes and the last run, in %s',
  async (scheme) => {
    const bridge = fakeBridge({ ...NO_JOBS, 'status.panel': FULL });
    const { screen } = await renderScreen(<SyncStatusScreen />, { bridge, ...AT, scheme });
    await expect.element(screen.getByRole('link', { name: 'Sales, Not accepted: 3' })).toBeVisible();
    await expect.element(screen.getByRole('link', { name: 'All: 1,209 in all' })).toBeVisible();
    await expect.element(screen.getByRole('rowheader', { name: 'Transfers' })).toBeVisible();
    expect(screen.getByRole('rowheader', { name: 'Reversals' }).elements()).toEqual([]);
    await expect
      .element(screen.getByText(/Sync of Bangsar by the schedule\. It finished\..*12.*9.*3 were/u))
      .toBeVisible();
    await expect.element(screen.getByText(/Tryton is not asked before/u)).toBeVisible();
    expect(screen.getByRole('heading', { level: 1 }).elements()).toHaveLength(1);
    await expectAccessible();
  },
);

test('a count leads to its rows, and a cause to its rows and its cure', async () => {
  const bridge = fakeBridge({
    ...NO_JOBS,
    'status.panel': FULL,
    'streams.list': { streams: [] },
    'status.rows': { rows: [], next: null, total: { value: 0, exact: true } },
  });
  const { screen, at, go } = await renderScreen(<SyncStatusScreen />, { bridge, ...AT });
  await screen.getByRole('link', { name: 'Sales, Not accepted: 3' }).click();
  expect(at()).toBe('/status?kind=sales&status=failed&view=details');
  await expect
    .poll(() => bridge.inputsOf('status.rows'))
    .toMatchObject([{ kinds: ['sales'], statuses: ['failed'] }]);
  await go('/status');
  await screen.getByRole('link', { name: 'Show 3 rows' }).click();
  expect(at()).toContain('cause=account-unknown');
  await go('/status');
  await expect
    .element(screen.getByRole('link', { name: 'Open the mapping' }))
    .toHaveAttribute('href', '/streams/Bangsar/mappings/accounts');
});

test('Sync refresh tries everything again; why it cannot is said', async () => {
  const bridge = fakeBridge({ ...NO_JOBS, 'status.panel': FULL, 'tasks.start': failure('too-many-tasks') });
  const { screen } = await renderScreen(<SyncStatusScreen />, { bridge, ...AT });
  await screen.getByRole('button', { name: 'Sync refresh' }).click();
  expect(bridge.inputsOf('tasks.start')).toEqual([{ channel: 'status.refresh', input: {} }]);
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/Too much work is waiting/u);
  const task = fakeTask({ channel: 'status.refresh', phase: 'deliver' });
  bridge.answer({ 'tasks.start': { task } });
  await screen.getByRole('button', { name: 'Sync refresh' }).click();
  await expect.element(screen.getByRole('button', { name: 'Sync refresh' })).toBeDisabled();
  bridge.emit('task', {
    task: fakeTask({
      channel: 'status.refresh',
      state: 'done',
      endedAt: '2026-11-02T01:00:00.000Z',
      outcome: {
        ok: true,
        value: { released: 3, deliveries: { succeeded: 3, failed: 0, held: 0, waiting: 0 } },
      },
    }),
  });
  await expect.element(screen.getByText('3 documents are in the books.')).toBeVisible();
});

test('the key j goes to what failed last, or says that nothing has', async () => {
  const bridge = fakeBridge({
    ...NO_JOBS,
    'status.panel': FULL,
    'status.last-failure': { row: null },
    'streams.list': { streams: [] },
    'status.rows': { rows: [FAILED], next: null, total: { value: 1, exact: true } },
    'status.row': failure('document-not-found'),
  });
  const { screen, at } = await renderScreen(<SyncStatusScreen />, { bridge, ...AT });
  await expect.element(screen.getByRole('link', { name: 'View details' })).toBeVisible();
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
  await expect.element(screen.getByText('Nothing stands failed.')).toBeVisible();
  bridge.answer({ 'status.last-failure': { row: FAILED } });
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
  await expect.poll(at).toBe('/status?at=key%2FINV-7&view=details&row=key%2FINV-7');
  await expect.poll(() => bridge.inputsOf('status.rows')).toMatchObject([{ startAt: 'key/INV-7' }]);
});

test('nothing has been posted yet', async () => {
  const bridge = fakeBridge({ ...NO_JOBS, 'status.panel': aPanel({}) });
  const { screen } = await renderScreen(<SyncStatusScreen />, { bridge, ...AT });
  await expect.element(screen.getByRole('heading', { name: 'Nothing is on its way' })).toBeVisible();
  await expectAccessible();
});

test('why the panel cannot be read, and a way to read it again', async () => {
  const bridge = fakeBridge({ ...NO_JOBS, 'status.panel': failure('engine-restarted') });
  const { screen } = await renderScreen(<SyncStatusScreen />, { bridge, ...AT });
  await expect.element(screen.getByRole('alert')).toBeVisible();
  bridge.answer({ 'status.panel': FULL });
  await screen.getByRole('button', { name: 'Try again' }).click();
  await expect.element(screen.getByRole('link', { name: 'Sales, Not accepted: 3' })).toBeVisible();
});

function aJob(parts: Partial<ScheduleView> = {}): ScheduleView {
  return {
    stream: 'Bangsar',
    job: 'sync',
    nextRunAt: '2126-11-03T01:00:00.000Z',
    whyNot: null,
    lastRunAt: null,
    lastOutcome: null,
    lastFailure: null,
    ...parts,
  };
}

test('what runs next by itself, the next first, and what is due already', async () => {
  const bridge = fakeBridge({
    'status.panel': FULL,
    'schedule.list': {
      jobs: [
        aJob({ stream: 'Penang', nextRunAt: '2126-11-04T01:00:00.000Z' }),
        aJob({ job: 'tell-missing', nextRunAt: '2126-11-02T01:00:00.000Z' }),
        aJob({ job: 'transfers', nextRunAt: '2126-11-03T05:00:00.000Z' }),
        aJob({ nextRunAt: '2016-11-03T01:00:00.000Z', whyNot: 'clock-behind' }),
        aJob({ stream: 'Ipoh', nextRunAt: '2126-11-05T01:00:00.000Z' }),
        aJob({ stream: 'Closed', nextRunAt: null, whyNot: 'stream-not-active' }),
      ],
    },
  });
  const { screen } = await renderScreen(<SyncStatusScreen />, { bridge, ...AT });
  const lines = screen.getByRole('list').filter({ hasText: 'Sync of' }).getByRole('listitem');
  await expect.element(lines.first()).toMatchTextContent(/^Sync of Bangsar: due since.*2016.*clock/u);
  expect(lines.elements().map(({ textContent }) => textContent?.split(':')[0])).toEqual([
    'Sync of Bangsar',
    'Transfers of Bangsar',
    'Sync of Penang',
    'and 1 more',
  ]);
  expect(screen.getByText(/Closed/u).elements()).toEqual([]);
});

test('that nothing runs by itself leads to the streams', async () => {
  const bridge = fakeBridge({
    'status.panel': FULL,
    'schedule.list': { jobs: [aJob({ nextRunAt: null, whyNot: 'off' })] },
  });
  const { screen } = await renderScreen(<SyncStatusScreen />, { bridge, ...AT });
  await expect.element(screen.getByText(/Nothing runs by itself\./u)).toBeVisible();
  await expect
    .element(screen.getByRole('link', { name: 'Open the streams' }))
    .toHaveAttribute('href', '/streams');
});

test('why what runs next cannot be read', async () => {
  const bridge = fakeBridge({ 'status.panel': FULL, 'schedule.list': failure('engine-restarted') });
  const { screen } = await renderScreen(<SyncStatusScreen />, { bridge, ...AT });
  await expect.element(screen.getByText(/Next by itself/u)).toBeVisible();
  await expect.element(screen.getByText(/Daybook's engine/u)).toBeVisible();
});

test('of a long pause it says until when, and that nothing hangs', async () => {
  const pause = (until: string) =>
    aPanel({}, { parked: FULL.parked.map((parked) => ({ ...parked, until })) });
  const bridge = fakeBridge({ ...NO_JOBS, 'status.panel': pause('2126-11-03T01:30:00.000Z') });
  const { screen } = await renderScreen(<SyncStatusScreen />, { bridge, ...AT });
  const at = formatMoment('2126-11-03T01:30:00.000Z', 'en-US');
  await expect
    .element(screen.getByText(/Tryton is not asked before .*nothing hangs/u))
    .toMatchTextContent(new RegExp(`before ${at}, by the clock of this computer`, 'u'));
  await expectAccessible();
  bridge.answer({ 'status.panel': pause('2016-11-03T01:30:00.000Z') });
  bridge.emit('changed', { topics: ['books'] });
  await expect.element(screen.getByText(/nothing hangs/u)).not.toBeInTheDocument();
  await expect.element(screen.getByText(/Tryton is not asked before/u)).toBeVisible();
});
