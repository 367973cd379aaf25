import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { HistoryScreen } from '../../../src-renderer/features/history/history-screen.tsx';
import type { AuditEntryView } from '../../../src-shared/ipc/contract.ts';
import { expectAccessible, type FakeBridge, fakeBridge, renderScreen } from '../support/index.ts';

beforeEach(() => page.viewport(1280, 800));

const AT = { path: '/history', route: '/history' } as const;
const LONG = 'Sungai Wang Plaza, ground floor, opposite the escalators and the fountain';

function anEntry(id: string, parts: Partial<AuditEntryView> = {}): AuditEntryView {
  return {
    id,
    at: '2026-11-02T01:00:00.000Z',
    who: 'person',
    action: 'stream-changed',
    group: 'stream',
    subject: { kind: 'stream', id: 'str_1', name: 'Bangsar', stream: 'Bangsar', books: null, detail: null },
    changes: [
      { field: 'status', before: 'active', after: 'paused' },
      { field: 'cutOffMinutes', before: '0', after: '240' },
    ],
    ...parts,
  };
}

const ENTRIES = [
  anEntry('1'),
  anEntry('2', {
    who: 'schedule',
    action: 'document-posted',
    group: 'posting',
    subject: { kind: 'document', id: 'k', name: 'INV-7', stream: 'Bangsar', books: 'Books', detail: null },
    changes: [{ field: 'number', before: null, after: 'INV-7' }],
  }),
  anEntry('3', {
    action: 'digest-noted',
    group: 'decision',
    subject: { kind: 'digest', id: 'dig_1', name: LONG, stream: 'B', books: null, detail: '2026-11-01' },
    changes: [{ field: '', before: 'old', after: null }],
  }),
  anEntry('4', {
    action: 'retry-asked',
    group: 'retry',
    subject: { kind: 'document', id: '', name: '', stream: null, books: null, detail: null },
    changes: [],
    at: '2026-12-22T12:48:00.000Z',
  }),
  anEntry('5', { action: 'of-a-newer-daybook', group: 'none' }),
  anEntry('6', {
    action: 'mapping-set',
    group: 'mapping',
    subject: { kind: 'mapping', id: 's/tax/VAT', name: 'VAT', stream: 'Bangsar', books: null, detail: 'tax' },
    changes: [{ field: 'value.account', before: '2100', after: '2110' }],
  }),
];

function bridgeOf(entries: readonly AuditEntryView[] = ENTRIES): FakeBridge {
  return fakeBridge({
    'audit.list': { entries, next: null, total: { value: 10_000, exact: false } },
    'audit.export': { name: 'history.csv' },
  });
}

test.each(['light', 'dark'] as const)('what was done stands in plain words, in %s', async (scheme) => {
  const { screen } = await renderScreen(<HistoryScreen />, { bridge: bridgeOf(), ...AT, scheme });
  await expect
    .element(screen.getByRole('row', { name: /Store settings changed/u }).first())
    .toMatchTextContent(
      /A person\s*Store settings changed\s*Bangsar\s*Status: In use → Paused; A trading day begins at: 00:00 → 04:00/u,
    );
  await expect
    .element(screen.getByRole('row', { name: /INV-7/u }))
    .toMatchTextContent(/Schedule\s*Posted\s*INV-7/u);
  await expect
    .element(screen.getByRole('row', { name: /Note changed/u }))
    .toMatchTextContent(/Note: old → nothing/u);
  await expect
    .element(screen.getByRole('row', { name: /Retried/u }))
    .toMatchTextContent(/Everything that waited/u);
  await expect.element(screen.getByRole('row', { name: /of-a-newer-daybook/u })).toBeVisible();
  await expect
    .element(screen.getByRole('link', { name: 'VAT (Bangsar)' }))
    .toHaveAttribute('href', '/streams/Bangsar/mappings/accounts');
  await expect
    .element(screen.getByRole('link', { name: 'INV-7' }))
    .toHaveAttribute('href', '/invoices/INV-7?books=Books');
  expect(screen.getByRole('heading', { level: 1 }).elements()).toHaveLength(1);
  await expectAccessible();
});

test('what was acted on leads to where it is seen, in that regard', async () => {
  const office = {
    kind: 'books',
    id: 'b',
    name: 'Head office',
    stream: null,
    books: 'Head office',
    detail: null,
  } as const;
  const till = {
    kind: 'day',
    id: 'd',
    name: 'Till',
    stream: 'Bangsar',
    books: null,
    detail: '2026-11-01',
  } as const;
  const bridge = bridgeOf([
    anEntry('1', { action: 'books-changed', group: 'books', subject: { ...office, name: 'Changed' } }),
    anEntry('2', { action: 'quarantine-ended', group: 'decision', subject: { ...office, name: 'Compared' } }),
    anEntry('3', { action: 'books-locked', group: 'period', subject: { ...office, name: 'Locked' } }),
    anEntry('4', { action: 'missing-explained', group: 'till', subject: till }),
  ]);
  const { screen } = await renderScreen(<HistoryScreen />, { bridge, ...AT });
  const leadsTo = async (name: string | RegExp, to: string) => {
    await expect.element(screen.getByRole('link', { name })).toHaveAttribute('href', to);
  };
  await leadsTo('Changed', '/books');
  await leadsTo('Compared', '/books');
  await leadsTo('Locked', '/periods');
  await leadsTo(/^Till, /u, '/completeness?stream=Bangsar&from=2026-11-01&to=2026-11-01');
});

test('the filters are what is asked for, and stay in the address', async () => {
  const bridge = bridgeOf();
  const { screen, at } = await renderScreen(<HistoryScreen />, { bridge, ...AT });
  await screen.getByRole('textbox', { name: 'Number, name or location' }).fill('inv-7');
  await expect.poll(at).toBe('/history?search=inv-7');
  await screen.getByRole('combobox', { name: 'Kind of action' }).click();
  await screen.getByRole('option', { name: 'Mappings' }).click();
  await screen.getByRole('combobox', { name: 'Who' }).click();
  await screen.getByRole('option', { name: 'Schedule' }).click();
  await expect
    .poll(() => bridge.inputsOf('audit.list').at(-1))
    .toMatchObject({ search: 'inv-7', group: 'mapping', who: 'schedule' });
  expect(bridge.inputsOf('audit.list').at(-1)?.timeZone).not.toBe('');
  await screen.getByRole('button', { name: 'Clear filters' }).click();
  await expect.poll(at).toBe('/history');
});

test('by keyboard: an entry opens with each field that it changed, and closes again', async () => {
  const { screen } = await renderScreen(<HistoryScreen />, { bridge: bridgeOf(), ...AT });
  const row = screen.getByRole('row', { name: /Mapping changed/u });
  await expect.element(row).toBeVisible();
  (row.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  const drawer = screen.getByRole('dialog', { name: 'Mapping changed' });
  await expect.element(drawer.getByRole('row', { name: 'Account 2100 2110' })).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => screen.getByRole('dialog').elements()).toEqual([]);
});

test('two fields of one name are two rows', async () => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const changes = [
    { field: 'reason', before: null, after: 'two training sales' },
    { field: 'failure', before: null, after: 'contact-unknown' },
  ];
  const bridge = bridgeOf([anEntry('1', { changes })]);
  const { screen } = await renderScreen(<HistoryScreen />, { bridge, ...AT });
  await screen.getByText('Store settings changed').click();
  const drawer = screen.getByRole('dialog', { name: 'Store settings changed' });
  await expect.element(drawer.getByRole('row', { name: 'Reason two training sales' })).toBeVisible();
  expect(drawer.getByRole('rowheader', { name: 'Reason' }).elements()).toHaveLength(2);
  expect(complaints.mock.calls).toEqual([]);
  complaints.mockRestore();
});

test('in a small window all columns are in sight', async () => {
  // What the places and a scroll bar leave of a window of 900.
  await page.viewport(677, 700);
  const { screen } = await renderScreen(<HistoryScreen />, { bridge: bridgeOf(), ...AT });
  await expect.element(screen.getByRole('columnheader', { name: 'Before → after' })).toBeVisible();
  const frame = screen.getByRole('grid').element().parentElement;
  expect(frame?.scrollWidth).toBe(frame?.clientWidth);
  // A moment is read to its end.
  for (const moment of frame?.querySelectorAll('tbody time') ?? []) {
    const cell = moment.parentElement;
    expect(cell?.scrollWidth).toBe(cell?.clientWidth);
  }
});

test('the history of one thing says whose it is, and leads back to all', async () => {
  const bridge = bridgeOf([anEntry('1')]);
  const path = '/history?subject=str_1';
  const { screen, at } = await renderScreen(<HistoryScreen />, { bridge, path, route: '/history' });
  await expect.element(screen.getByText('Only Bangsar is shown.')).toBeVisible();
  expect(bridge.inputsOf('audit.list')).toMatchObject([{ subject: 'str_1' }]);
  await screen.getByRole('button', { name: 'Show everything' }).click();
  expect(at()).toBe('/history');
});

test('it is saved as it is shown', async () => {
  const bridge = bridgeOf();
  const path = '/history?group=undo';
  const { screen } = await renderScreen(<HistoryScreen />, { bridge, path, route: '/history' });
  await screen.getByRole('button', { name: 'Export' }).click();
  await screen.getByRole('menuitem', { name: /csv/u }).click();
  await expect.poll(() => bridge.inputsOf('audit.export')).toMatchObject([{ group: 'undo', format: 'csv' }]);
});

test('nothing done yet, and nothing that matches', async () => {
  const bridge = fakeBridge({ 'audit.list': { entries: [], next: null, total: { value: 0, exact: true } } });
  const { screen } = await renderScreen(<HistoryScreen />, { bridge, ...AT });
  await expect.element(screen.getByRole('link', { name: 'Connect a store' })).toBeVisible();
  await expectAccessible();
  await screen.getByRole('textbox', { name: 'Number, name or location' }).fill('nowhere');
  await expect.element(screen.getByText('Nothing like that was done')).toBeVisible();
});
