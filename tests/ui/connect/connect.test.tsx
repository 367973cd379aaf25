import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { z } from 'zod';
import { ConnectScreen } from '../../../src-renderer/features/connect/connect-screen.tsx';
import { useWizard } from '../../../src-renderer/features/connect/connect-store.ts';
import type { discoveryView } from '../../../src-shared/ipc/streams.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { aStream } from '../streams/a-stream.ts';
import { type Answers, expectAccessible, fakeBridge, fakeTask, renderScreen } from '../support/index.ts';

const AT_CONNECT = { path: '/connect', route: '/connect' } as const;

const FILES: z.input<typeof discoveryView> = {
  account: 'file:daybook/December',
  currency: 'MYR',
  timeZone: 'Asia/Kuala_Lumpur',
  cutOffMinutes: 0,
  profile: 'daybook',
  locations: [
    { id: 'KL', name: 'Kuala Lumpur' },
    { id: 'PG', name: 'Penang' },
  ],
  units: { count: 31, bytes: 4_200_000, names: ['2026-12-01.csv', '2026-12-02.csv'] },
  connectedAs: null,
};

const DECEMBER = { handle: 'h-1', name: 'December', kind: 'folder' } as const;

const ANSWERS: Answers = {
  'streams.list': { streams: [] },
  'streams.profiles': {
    profiles: [
      { name: 'daybook', title: 'Daybook: every kind of document', columns: [] },
      { name: 'online-retail', title: 'Online Retail', columns: [] },
    ],
  },
  'streams.discover': { discovery: FILES },
  'host.choose': { chosen: [DECEMBER] },
  'books.list': { books: [] },
  'books.connect': ({ name, currency }) => ({
    books: { name, system: 'embedded', currency: currency ?? 'MYR' },
  }),
  'streams.connect': ({ name }) => ({ stream: aStream({ name }) }),
  'attention.list': { attention: [] },
};

beforeEach(() => useWizard.getState().restart());

async function openScreen(more: Answers = {}, scheme: 'light' | 'dark' = 'light') {
  const bridge = fakeBridge({ ...ANSWERS, ...more });
  const rendered = await renderScreen(<ConnectScreen />, { bridge, ...AT_CONNECT, scheme });
  const { screen } = rendered;
  const next = async () => screen.getByRole('button', { name: 'Next' }).click();
  const chooseFolder = async () => screen.getByRole('button', { name: 'Choose a folder' }).click();
  return { bridge, next, chooseFolder, ...rendered };
}

test('connects a folder, from the choice to the first sync', async () => {
  const { screen, bridge, next, chooseFolder } = await openScreen({
    'tasks.start': { task: fakeTask({ channel: 'sync.run' }) },
  });
  await next();
  await chooseFolder();
  await expect.element(screen.getByText(/31 files, 4.2 MB/u)).toBeVisible();
  await expect.element(screen.getByText('Kuala Lumpur, Penang')).toBeVisible();
  await screen.getByLabelText('A trading day begins at').fill('04:00');
  await next();
  await expect.element(screen.getByRole('textbox', { name: 'Name of the stream' })).toHaveValue('December');
  await screen.getByRole('textbox', { name: 'Name of the stream' }).fill('My shop');
  await screen.getByRole('radio', { name: 'Post by itself' }).click();
  await next();
  await expect.element(screen.getByText('Books (new)')).toBeVisible();
  await screen.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect.element(screen.getByRole('heading', { name: 'My shop is connected' })).toHaveFocus();
  expect(bridge.inputsOf('books.connect')).toEqual([{ system: 'embedded', name: 'Books', currency: 'MYR' }]);
  expect(bridge.inputsOf('streams.connect')).toEqual([
    {
      provider: 'file',
      folder: 'h-1',
      profile: 'daybook',
      name: 'My shop',
      currency: 'MYR',
      books: 'Books',
      // The zone is as the source states it: each location keeps its own.
      settings: { startDate: null, autoInvoice: true, grouping: 'sku', cutOffMinutes: 240 },
    },
  ]);
  await screen.getByRole('button', { name: 'Sync now' }).click();
  expect(bridge.inputsOf('tasks.start')).toEqual([{ channel: 'sync.run', input: { stream: 'My shop' } }]);
  await expect.element(screen.getByRole('progressbar')).toBeVisible();
});

test('the whole way by keyboard', async () => {
  const { screen } = await openScreen({ 'streams.discover': { discovery: { ...FILES, units: null } } });
  await expect.element(screen.getByRole('radio', { name: /Files in a folder/u })).toBeVisible();
  screen
    .getByRole('radio', { name: /Files in a folder/u })
    .element()
    .focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(screen.getByRole('radio', { name: /Sample store/u })).toBeChecked();
  screen.getByRole('button', { name: 'Next' }).element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('heading', { name: 'The sample store' })).toHaveFocus();
  await expect.element(screen.getByText('Kuala Lumpur, Penang')).toBeVisible();
  screen.getByRole('button', { name: 'Next' }).element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('heading', { name: 'How should it be posted?' })).toHaveFocus();
  screen.getByRole('textbox', { name: 'Name of the stream' }).element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('heading', { name: 'Is this right?' })).toHaveFocus();
});

test('going away and back keeps what was said', async () => {
  const { screen, next, chooseFolder, go } = await openScreen();
  await next();
  await chooseFolder();
  await expect.element(screen.getByText(/31 files, 4.2 MB/u)).toBeVisible();
  await next();
  await screen.getByRole('textbox', { name: 'Name of the stream' }).fill('My shop');
  await go('/digests');
  await expect.element(screen.getByRole('heading', { name: 'Elsewhere' })).toBeVisible();
  await go('/connect');
  await expect.element(screen.getByRole('textbox', { name: 'Name of the stream' })).toHaveValue('My shop');
});

test('asks for the currency only when the files do not state it, and not without it', async () => {
  const { screen, bridge, next, chooseFolder } = await openScreen({
    'streams.discover': { discovery: { ...FILES, currency: null } },
  });
  await next();
  await chooseFolder();
  const currency = screen.getByRole('combobox', { name: 'Currency' });
  await expect.element(currency).toBeVisible();
  await next();
  await expect.element(screen.getByText('Choose the currency of the amounts.')).toBeVisible();
  await currency.fill('MYR');
  await screen.getByRole('option', { name: /MYR/u }).click();
  await next();
  await next();
  await screen.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect.poll(() => bridge.inputsOf('streams.connect')[0]?.currency).toBe('MYR');
});

test('does not go on without a folder, nor with one that is connected', async () => {
  const { screen, bridge, next, chooseFolder } = await openScreen();
  await next();
  await next();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/Choose the folder/u);
  expect(bridge.inputsOf('streams.discover')).toEqual([]);
  bridge.answer({ 'streams.discover': { discovery: { ...FILES, connectedAs: 'Old shop' } } });
  await chooseFolder();
  await expect.element(screen.getByText(/already connected as Old shop/u)).toBeVisible();
  await next();
  await expect
    .element(screen.getByRole('link', { name: 'Open Old shop' }))
    .toHaveAttribute('href', '/streams/Old%20shop/settings');
  await expect
    .element(screen.getByRole('heading', { name: 'How should it be posted?' }))
    .not.toBeInTheDocument();
});

test('a folder that cannot be read says why and is looked at again', async () => {
  const { screen, bridge, next, chooseFolder } = await openScreen({
    'streams.discover': failure('folder-unreadable', { where: 'December' }),
  });
  await next();
  await chooseFolder();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/Daybook may not read December/u);
  bridge.answer({ 'streams.discover': { discovery: FILES } });
  await screen.getByRole('button', { name: 'Look again' }).click();
  await expect.element(screen.getByText(/31 files, 4.2 MB/u)).toBeVisible();
});

test('another folder never shows what the one before held', async () => {
  let release = () => {};
  const { screen, bridge, next, chooseFolder } = await openScreen();
  await next();
  await chooseFolder();
  await expect.element(screen.getByText(/31 files, 4.2 MB/u)).toBeVisible();
  bridge.answer({
    'host.choose': { chosen: [{ handle: 'h-2', name: 'January', kind: 'folder' }] },
    'streams.discover': async () => {
      await new Promise<void>((resolve) => (release = resolve));
      return { discovery: { ...FILES, units: { count: 1, bytes: 10, names: ['a.csv'] } } };
    },
  });
  await screen.getByRole('button', { name: 'Choose another folder' }).click();
  await expect.element(screen.getByText('January')).toBeVisible();
  await expect.element(screen.getByText(/31 files, 4.2 MB/u)).not.toBeInTheDocument();
  release();
  await expect.element(screen.getByText(/1 file, 10 byte/u)).toBeVisible();
});

test('when connecting fails after the books were opened, a second go does not open them again', async () => {
  const { screen, bridge, next, chooseFolder } = await openScreen({
    'streams.connect': failure('stream-name-taken', { where: 'December', data: { name: 'December' } }),
  });
  await next();
  await chooseFolder();
  await expect.element(screen.getByText(/31 files, 4.2 MB/u)).toBeVisible();
  await next();
  await screen.getByRole('textbox', { name: 'Name of the new books' }).fill('Shop');
  await next();
  const connect = screen.getByRole('button', { name: 'Connect', exact: true });
  await connect.click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/already a stream named December/u);
  bridge.answer({ 'books.list': { books: [{ name: 'Shop', system: 'embedded', currency: 'MYR' }] } });
  bridge.emit('changed', { topics: ['books'] });
  await screen.getByRole('button', { name: 'Back to “Posting”' }).click();
  await screen.getByRole('textbox', { name: 'Name of the stream' }).fill('My shop');
  await next();
  bridge.answer({ 'streams.connect': { stream: aStream({ name: 'My shop' }) } });
  await connect.click();
  await expect.element(screen.getByRole('heading', { name: 'My shop is connected' })).toBeVisible();
  expect(bridge.inputsOf('books.connect')).toHaveLength(1);
  expect(bridge.inputsOf('streams.connect').map(({ books }) => books)).toEqual(['Shop', 'Shop']);
});

test('books of the same currency are offered first, others never', async () => {
  const { screen, next, chooseFolder } = await openScreen({
    'books.list': {
      books: [
        { name: 'Dollars', system: 'embedded', currency: 'USD' },
        { name: 'Ringgit', system: 'embedded', currency: 'MYR' },
      ],
    },
  });
  await next();
  await chooseFolder();
  await expect.element(screen.getByText(/31 files, 4.2 MB/u)).toBeVisible();
  await next();
  const books = screen.getByRole('combobox', { name: 'Books' });
  await expect.element(books).toHaveValue('Ringgit');
  await books.click();
  await expect.element(screen.getByRole('option', { name: 'New books…' })).toBeVisible();
  expect(screen.getByRole('option', { name: 'Dollars' }).elements()).toHaveLength(0);
});

test('after connecting it leads to what is not mapped', async () => {
  useWizard.getState().finish({ stream: 'My shop', task: 'task-1' });
  const bridge = fakeBridge({
    ...ANSWERS,
    'attention.list': {
      attention: [
        { kind: 'unmapped', stream: 'My shop', type: 'payment-method', key: 'Boost', suggestion: '1120' },
      ],
    },
    'tasks.list': { tasks: [] },
  });
  const { screen } = await renderScreen(<ConnectScreen />, { bridge, ...AT_CONNECT });
  // Who comes back later wants to connect another one.
  await expect.element(screen.getByRole('heading', { name: 'Where do the sales come from?' })).toBeVisible();
  useWizard.getState().finish({ stream: 'My shop', task: null });
  await expect.element(screen.getByText('1 thing is not mapped yet')).toBeVisible();
  await expect
    .element(screen.getByRole('link', { name: 'Open the mappings' }))
    .toHaveAttribute('href', '/streams/My%20shop/mappings/payments');
});

test.each(['light', 'dark'] as const)('axe finds nothing in any step, %s', async (scheme) => {
  const { screen, next, chooseFolder } = await openScreen({}, scheme);
  await expect.element(screen.getByRole('button', { name: 'Next' })).toBeVisible();
  await expectAccessible();
  await next();
  await chooseFolder();
  await expect.element(screen.getByText(/31 files, 4.2 MB/u)).toBeVisible();
  await expectAccessible();
  await next();
  await expect.element(screen.getByRole('textbox', { name: 'Name of the stream' })).toBeVisible();
  await expectAccessible();
  await next();
  await expect.element(screen.getByRole('heading', { name: 'Is this right?' })).toBeVisible();
  await expectAccessible();
  await screen.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect.element(screen.getByRole('button', { name: 'Sync now' })).toBeVisible();
  await expectAccessible();
});
