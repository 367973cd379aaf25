import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useTasks } from '../../../src-renderer/bridge/index.ts';
import { SyncStatusScreen } from '../../../src-renderer/features/sync-status/sync-status-screen.tsx';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { type Answers, expectAccessible, fakeBridge, fakeTask, renderScreen } from '../support/index.ts';
import { aPanel } from './builders.ts';

type Quarantine = Responses['status.panel']['quarantined'][number];

beforeEach(() => page.viewport(1280, 800));

const AT = { path: '/status', route: '/status' } as const;
const FINDINGS = {
  checkedAt: '2026-11-02T02:00:00.000Z',
  same: 1200,
  different: 1,
  missing: 2,
  unknownHere: 230,
};

const NUMBERS = {
  different: ['INV-7'],
  missing: ['INV-8', 'CN-9'],
  unknownHere: Array.from({ length: 100 }, (_, index) => `INV-${1000 + index}`),
};

function aQuarantine(parts: Partial<Quarantine> = {}): Quarantine {
  return {
    books: 'Tryton',
    cause: 'restored',
    since: '2026-11-02T01:00:00.000Z',
    findings: null,
    numbers: { different: [], missing: [], unknownHere: [] },
    ...parts,
  };
}

async function shown(quarantined: Quarantine[], answers: Answers = {}, scheme: 'light' | 'dark' = 'light') {
  const bridge = fakeBridge({
    'status.panel': aPanel({ sales: { waiting: 3 } }, { quarantined }),
    'schedule.list': { jobs: [] },
    ...answers,
  });
  return { bridge, ...(await renderScreen(<SyncStatusScreen />, { bridge, ...AT, scheme })) };
}

test.each([
  ['restored', /restored from a backup on/u],
  ['copied', /has posted from another computer/u],
  ['behind', /An older copy of this ledger was put in its place/u],
] as const)('books of a ledger that is %s: why, since when and what to do', async (cause, words) => {
  const { screen } = await shown([aQuarantine({ cause })]);
  const banner = screen.getByRole('region', { name: 'Nothing is posted to Tryton for now' });
  await expect.element(banner.getByText(words)).toMatchTextContent(/Nov [12], 2026/u);
  await expect.element(banner.getByRole('button', { name: 'Compare now' })).toBeVisible();
  // Not before a person could know what they decide about.
  expect(banner.getByRole('button', { name: 'Go on posting…' }).elements()).toEqual([]);
});

test.each(['light', 'dark'] as const)(
  'comparing is followed, and tells what it found, in %s',
  async (scheme) => {
    const running = fakeTask({
      channel: 'status.verify',
      phase: 'check',
      done: 10,
      total: 1203,
      unit: 'deliveries',
    });
    const { screen, bridge } = await shown(
      [aQuarantine(), aQuarantine({ books: 'Other books' })],
      { 'tasks.start': { task: running } },
      scheme,
    );
    const banner = screen.getByRole('region', { name: 'Nothing is posted to Tryton for now' });
    await banner.getByRole('button', { name: 'Compare now' }).click();
    expect(bridge.inputsOf('tasks.start')).toEqual([
      { channel: 'status.verify', input: { books: 'Tryton' } },
    ]);
    await expect.element(screen.getByText('Comparing with the books', { exact: true })).toBeVisible();
    await expect.element(screen.getByText('10 of 1,203 documents', { exact: true })).toBeVisible();
    const quarantine = aQuarantine({ findings: FINDINGS, numbers: NUMBERS });
    bridge.answer({
      'status.panel': aPanel({}, { quarantined: [quarantine, aQuarantine({ books: 'Other books' })] }),
      'status.end-quarantine': { books: 'Tryton' },
    });
    bridge.emit('task', {
      task: fakeTask({
        channel: 'status.verify',
        state: 'done',
        endedAt: '2026-11-02T02:00:00.000Z',
        outcome: {
          ok: true,
          value: { quarantine, ...NUMBERS },
        },
      }),
    });
    bridge.emit('changed', { topics: ['books'] });
    await expect.element(screen.getByText(/do not hold what this ledger says/u)).toBeVisible();
    await expect.element(banner.getByText('1,200')).toBeVisible();
    await expect.element(banner.getByRole('region', { name: 'Different' })).toMatchTextContent(/^INV-7$/u);
    await expect
      .element(banner.getByRole('region', { name: 'Not in the books' }))
      .toMatchTextContent(/^INV-8CN-9$/u);
    const unknown = banner.getByRole('region', { name: 'Only in the books' });
    await expect.element(unknown).toMatchTextContent(/INV-1099and 130 more$/u);
    const other = screen.getByRole('region', { name: 'Nothing is posted to Other books for now' });
    expect(other.getByText('INV-7').elements()).toEqual([]);
    expect(screen.getByRole('heading', { level: 1 }).elements()).toHaveLength(1);
    await expectAccessible();
    await banner.getByRole('button', { name: 'Go on posting…' }).click();
    const dialog = screen.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Posted from the old computer');
    bridge.answer({ 'status.panel': aPanel({}, { quarantined: [aQuarantine({ books: 'Other books' })] }) });
    await dialog.getByRole('button', { name: 'Go on posting' }).click();
    bridge.emit('changed', { topics: ['books'] });
    await expect.element(banner).not.toBeInTheDocument();
    // It waits no more.
    expect(screen.getByText(/do not hold what this ledger says/u).elements()).toEqual([]);
  },
);

test('what was found, and a comparison under way, are there again when one comes back', async () => {
  const compared = aQuarantine({ findings: FINDINGS, numbers: NUMBERS });
  const { screen, bridge } = await shown([compared]);
  const banner = screen.getByRole('region', { name: 'Nothing is posted to Tryton for now' });
  await expect.element(banner.getByRole('region', { name: 'Different' })).toMatchTextContent(/^INV-7$/u);
  // Begun before this screen was opened.
  const going = {
    channel: 'status.verify',
    phase: 'check',
    done: 10,
    total: 1203,
    unit: 'deliveries',
  } as const;
  useTasks.getState().see(fakeTask(going));
  await expect.element(screen.getByText('Comparing with the books', { exact: true })).toBeVisible();
  await expect.element(banner.getByRole('button', { name: 'Compare again' })).toBeDisabled();
  await expect.element(banner.getByRole('button', { name: 'Go on posting…' })).toBeDisabled();
  bridge.answer({ 'status.panel': aPanel({ sales: { waiting: 3 } }) });
  const value = { quarantine: null, different: [], missing: [], unknownHere: [] };
  useTasks.getState().see(
    fakeTask({
      channel: 'status.verify',
      state: 'done',
      endedAt: '2026-11-02T02:00:00.000Z',
      outcome: { ok: true, value },
    }),
  );
  await expect.element(screen.getByText(/Posting goes on\./u)).toBeVisible();
});

test('books that hold all of it are posted to again, and that is said', async () => {
  const task = fakeTask({
    channel: 'status.verify',
    state: 'done',
    endedAt: '2026-11-02T02:00:00.000Z',
    outcome: { ok: true, value: { quarantine: null, different: [], missing: [], unknownHere: [] } },
  });
  const { screen, bridge } = await shown([aQuarantine()]);
  bridge.answer({ 'tasks.start': { task }, 'status.panel': aPanel({ sales: { waiting: 3 } }) });
  await screen.getByRole('button', { name: 'Compare now' }).click();
  bridge.emit('changed', { topics: ['books'] });
  await expect.element(screen.getByText(/Posting goes on\./u)).toBeVisible();
  await expect.element(screen.getByText(/Nothing is posted to Tryton/u)).not.toBeInTheDocument();
});

test('a comparison that cannot start or fails says why', async () => {
  const { screen, bridge } = await shown([aQuarantine()], { 'tasks.start': failure('too-many-tasks') });
  await screen.getByRole('button', { name: 'Compare now' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/Too much work is waiting/u);
  const task = fakeTask({
    channel: 'status.verify',
    state: 'failed',
    endedAt: '2026-11-02T02:00:00.000Z',
    outcome: { ok: false, failure: failure('books-unreachable', { data: { books: 'Tryton' } }) },
  });
  bridge.answer({ 'tasks.start': { task } });
  await screen.getByRole('button', { name: 'Compare now' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/The books did not answer/u);
});

test('posting goes on for a reason, once it was compared', async () => {
  const { screen, bridge } = await shown([aQuarantine({ findings: FINDINGS })], {
    'status.end-quarantine': { books: 'Tryton' },
  });
  await screen.getByRole('button', { name: 'Go on posting…' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Go on posting to Tryton?' });
  await expect.element(dialog.getByText(/^233 documents do not agree/u)).toBeVisible();
  await expectAccessible();
  await expect.element(dialog.getByRole('textbox', { name: 'Reason' })).toHaveFocus();
  await userEvent.keyboard('{Tab}{Tab}{Enter}');
  await expect.element(dialog.getByText(/Say in a few words why/u)).toBeVisible();
  expect(bridge.inputsOf('status.end-quarantine')).toEqual([]);
  await dialog.getByRole('textbox').fill('Posted from the old computer');
  await dialog.getByRole('button', { name: 'Go on posting' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(bridge.inputsOf('status.end-quarantine')).toEqual([
    { books: 'Tryton', reason: 'Posted from the old computer' },
  ]);
});

test('that posting cannot go on is said in the dialog', async () => {
  const { screen } = await shown([aQuarantine({ findings: FINDINGS })], {
    'status.end-quarantine': failure('disk-full'),
  });
  await screen.getByRole('button', { name: 'Go on posting…' }).click();
  await screen.getByRole('dialog').getByRole('textbox').fill('All is well');
  await screen.getByRole('dialog').getByRole('button', { name: 'Go on posting' }).click();
  await expect.element(screen.getByRole('dialog').getByRole('alert')).toBeVisible();
});

test('the rows say it too, and lead to it', async () => {
  const bridge = fakeBridge({
    'status.panel': aPanel({}, { quarantined: [aQuarantine(), aQuarantine({ books: 'Other books' })] }),
    'schedule.list': { jobs: [] },
    'streams.list': { streams: [] },
    'status.rows': { rows: [], next: null, total: { value: 0, exact: true } },
  });
  const path = '/status?view=details';
  const { screen, at } = await renderScreen(<SyncStatusScreen />, { bridge, path, route: '/status' });
  await expect.element(screen.getByText(/Nothing is posted to 2 sets of books/u)).toBeVisible();
  await screen.getByRole('link', { name: 'Show why' }).click();
  await expect.poll(at).toBe('/status');
});
