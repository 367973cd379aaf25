import { expect, test } from 'vitest';
import { ImportScreen } from '../../../src-renderer/features/imports/import-screen.tsx';
import { ImportsScreen } from '../../../src-renderer/features/imports/imports-screen.tsx';
import type { ImportView } from '../../../src-shared/ipc/contract.ts';
import { failure, type Rejection } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, fakeTask, renderScreen } from '../support/index.ts';

const LIST = { path: '/imports', route: '/imports' } as const;
const ONE = { path: '/imports/i1', route: '/imports/:id' } as const;

function anImport(parts: Partial<ImportView> = {}): ImportView {
  return {
    id: 'i1',
    stream: 'Bangsar',
    file: 'december.csv',
    state: 'complete',
    startedAt: '2026-11-02T01:00:00.000Z',
    completedAt: '2026-11-02T01:00:09.000Z',
    documents: { new: 8719, changed: 2, unchanged: 1, rejected: 0 },
    notices: [],
    ...parts,
  };
}

const bad = (line: number, parts: Partial<Rejection> = {}): Rejection => ({
  file: 'december.csv',
  line,
  column: 'Quantity',
  value: 'many',
  code: 'value-not-a-number',
  ...parts,
});

const listOf = (...imports: readonly ImportView[]) => ({
  'imports.list': { imports, next: null, total: { value: imports.length, exact: true } },
});

const oneOf = (shown: ImportView, rejections: readonly Rejection[] = []) => ({
  'imports.show': {
    import: shown,
    rejections,
    next: null,
    total: { value: rejections.length, exact: true },
  },
});

test('the list shows what became of each file, and opens it', async () => {
  const { screen, at } = await renderScreen(<ImportsScreen />, {
    bridge: fakeBridge(listOf(anImport())),
    ...LIST,
  });
  const row = screen.getByRole('row', { name: 'december.csv' });
  await expect
    .element(row)
    .toMatchTextContent(/december\.csv\s*Bangsar\s*Complete\s*0\s*8,719\s*2\s*1\s*Nov/u);
  await screen.getByText('december.csv').click();
  expect(at()).toBe('/imports/i1');
});

test('nothing read yet: what would bring something', async () => {
  const { screen } = await renderScreen(<ImportsScreen />, { bridge: fakeBridge(listOf()), ...LIST });
  await expect.element(screen.getByRole('heading', { name: 'Nothing has been read yet' })).toBeVisible();
});

test('rejected rows: where, what stands there and why, in words, and the way to repair them', async () => {
  const rejections = [bad(12_001), bad(0, { column: null, value: null, code: 'column-missing' })];
  const bridge = fakeBridge({
    ...oneOf(anImport({ documents: { new: 5, changed: 0, unchanged: 0, rejected: 2 } }), rejections),
    'tasks.start': failure('stream-paused', { data: { name: 'Bangsar' } }),
  });
  const { screen } = await renderScreen(<ImportScreen />, { bridge, ...ONE });
  await expect.element(screen.getByRole('heading', { name: '2 rejected rows' })).toBeVisible();
  const table = screen.getByRole('table', { name: 'Rows that were not taken' });
  await expect.element(table).toMatchTextContent(/12,001\s*Quantity\s*many\s*This is not a number/u);
  await expect.element(table.getByText('File', { exact: true })).toBeVisible();
  await expect.element(screen.getByText(/All other rows are in\./u)).toBeVisible();
  await expectAccessible();
  await screen.getByRole('button', { name: 'Sync Bangsar again' }).click();
  expect(bridge.inputsOf('tasks.start')).toEqual([{ channel: 'sync.run', input: { stream: 'Bangsar' } }]);
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/is paused or disconnected/u);
  bridge.answer({ 'tasks.start': { task: fakeTask({ channel: 'sync.run' }) } });
  await screen.getByRole('button', { name: 'Sync Bangsar again' }).click();
  await expect.element(screen.getByRole('button', { name: 'Sync Bangsar again' })).toBeDisabled();
});

test('the shown rows are copied as cells, a row a line', async () => {
  const bridge = fakeBridge(
    oneOf(anImport({ documents: { new: 0, changed: 0, unchanged: 0, rejected: 1 } }), [
      bad(2, { value: 'a\tb\nc' }),
    ]),
  );
  const copied: string[] = [];
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText: async (text: string) => void copied.push(text) },
  });
  const { screen } = await renderScreen(<ImportScreen />, { bridge, ...ONE });
  await screen.getByRole('button', { name: 'Copy this row' }).click();
  await expect.element(screen.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(copied[0]?.split('\t').slice(0, 3)).toEqual(['2', 'Quantity', 'a b c']);
  Reflect.deleteProperty(navigator, 'clipboard');
});

test('the rows come page by page', async () => {
  const rows = Array.from({ length: 200 }, (_, at) => bad(at + 2));
  const bridge = fakeBridge({
    'imports.show': ({ cursor }) => ({
      import: anImport({ documents: { new: 1, changed: 0, unchanged: 0, rejected: 100_000 } }),
      rejections: rows.map((row) => ({ ...row, line: row.line + (cursor === null ? 0 : 200) })),
      next: cursor === null ? 'two' : null,
      total: { value: 100_000, exact: true },
    }),
  });
  const { screen } = await renderScreen(<ImportScreen />, { bridge, ...ONE });
  await expect.element(screen.getByRole('heading', { name: '100,000 rejected rows' })).toBeVisible();
  await expect.element(screen.getByText('Showing 200 of 100,000')).toBeVisible();
  await screen.getByRole('button', { name: 'Load more' }).click();
  await expect.element(screen.getByText('Showing 400 of 100,000')).toBeVisible();
  expect(bridge.inputsOf('imports.show').map(({ cursor }) => cursor)).toEqual([null, 'two']);
});

test('a file that was taken whole says so; one that is still read does not', async () => {
  const bridge = fakeBridge(oneOf(anImport({ state: 'running', completedAt: null })));
  const { screen } = await renderScreen(<ImportScreen />, { bridge, ...ONE });
  await expect.element(screen.getByText('Not yet')).toBeVisible();
  const whole = screen.getByRole('heading', { name: 'Every row of this file was taken' });
  expect(whole.elements()).toEqual([]);
  bridge.answer(oneOf(anImport({ notices: [{ code: 'column-ignored', data: { column: 'Rating' } }] })));
  bridge.emit('changed', { topics: ['imports'] });
  await expect.element(whole).toBeVisible();
  await expect.element(screen.getByText(/The column Rating is not part of the profile/u)).toBeVisible();
});

test('an import that is not there says so without naming commands', async () => {
  const bridge = fakeBridge({ 'imports.show': failure('import-not-found') });
  const { screen } = await renderScreen(<ImportScreen />, { bridge, ...ONE });
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/Choose the import in the list/u);
  await expect.element(screen.getByRole('link', { name: 'Imports' })).toBeVisible();
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  const shown = anImport({ documents: { new: 0, changed: 0, unchanged: 0, rejected: 1 } });
  const bridge = fakeBridge({ ...listOf(shown), ...oneOf(shown, [bad(2)]) });
  const list = await renderScreen(<ImportsScreen />, { bridge, scheme, ...LIST });
  await expect.element(list.screen.getByRole('row', { name: 'december.csv' })).toBeVisible();
  await expectAccessible();
  await list.screen.unmount();
  const one = await renderScreen(<ImportScreen />, { bridge, scheme, ...ONE });
  await expect.element(one.screen.getByRole('heading', { name: '1 rejected row' })).toBeVisible();
  await expectAccessible();
});
