import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ConnectionsScreen } from '../../../src-renderer/features/connections/connections-screen.tsx';
import { useHost } from '../../../src-renderer/bridge/index.ts';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { type Answers, expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';

const AT_BOOKS = { path: '/books', route: '/books' } as const;
const FOUND = { company: 'Corner Shop', currency: 'MYR', version: '6.0.29' };
const TRYTON = { url: 'https://books.example', database: 'shop', user: 'pos' };

type Books = Responses['books.connections']['books'][number];

const OWN: Books = {
  name: 'Books',
  system: 'embedded',
  currency: 'MYR',
  connection: null,
  streams: ['Bangsar'],
  accounts: 57,
  parked: null,
  quarantine: null,
};
const HEAD_OFFICE: Books = {
  ...OWN,
  name: 'Head office',
  system: 'tryton',
  connection: TRYTON,
  streams: ['Airport', 'Penang'],
};

const PARKED: Books = {
  ...HEAD_OFFICE,
  parked: {
    since: '2026-11-02T01:00:00.000Z',
    until: '2026-11-02T01:30:00.000Z',
    cause: failure('books-unreachable', { where: TRYTON.url }),
  },
};

const CHART = {
  accounts: [
    { number: '1010', name: 'Cash on hand', type: 'asset' },
    { number: '4000', name: 'Sales', type: 'income' },
  ],
} as const;

async function openScreen(
  books: readonly Books[] = [OWN, HEAD_OFFICE],
  more: Answers = {},
  scheme: 'light' | 'dark' = 'light',
) {
  useHost.setState({ info: null });
  const bridge = fakeBridge({ 'books.connections': { books: [...books] }, ...more });
  const rendered = await renderScreen(<ConnectionsScreen />, { bridge, ...AT_BOOKS, scheme });
  return { bridge, ...rendered };
}

/** What a browser's host says of itself. */
function inBrowser(kind: 'loopback' | 'electron', secrets: boolean): void {
  const info = useHost.getInitialState().info;
  useHost.setState({
    info: {
      version: '1',
      platform: 'linux',
      languages: [],
      engine: { state: 'ready', failure: null },
      settings: { colorScheme: 'auto', locale: null, startAtLogin: null },
      ...info,
      capabilities: {
        kind,
        folders: false,
        secrets,
        notifications: false,
        printToPdf: false,
        startAtLogin: false,
        tray: false,
      },
    },
  });
}

test('shows how each of the books is reached, by whom it is posted to, and what can be mapped', async () => {
  const { screen } = await openScreen([OWN, HEAD_OFFICE], { 'books.chart': CHART });
  const office = screen.getByRole('region', { name: 'Head office' });
  await expect.element(office).toMatchTextContent(/Tryton.*https:\/\/books\.example.*shop.*pos/u);
  // Nobody has asked them now, so that nothing is said of that.
  await expect.element(office).not.toMatchTextContent(/answer/iu);
  await expect
    .element(office.getByRole('link', { name: 'Penang' }))
    .toHaveAttribute('href', '/streams/Penang/mappings/locations');
  const own = screen.getByRole('region', { name: 'Books', exact: true });
  await expect.element(own).toMatchTextContent(/57 accounts/u);
  await expect.element(own.getByRole('button', { name: 'Test connection of Books' })).not.toBeInTheDocument();
  await office.getByRole('button', { name: 'Accounts of Head office' }).click();
  await screen.getByRole('textbox', { name: 'Search' }).fill('cash');
  await expect.element(screen.getByRole('row', { name: /Cash on hand/u })).toBeVisible();
  await expect.element(screen.getByRole('row', { name: /Sales/u })).not.toBeInTheDocument();
});

test('books that do not answer say why and until when they are left alone', async () => {
  const { screen } = await openScreen([PARKED]);
  const office = screen.getByRole('region', { name: 'Head office' });
  await expect.element(office).toMatchTextContent(/Not answering/u);
  await expect.element(office).toMatchTextContent(/The books https:\/\/books\.example did not answer\./u);
  await expect.element(office).toMatchTextContent(/Daybook tries again with the next sync after .*1:30/u);
});

test.each([false, true])(
  'books that nothing is posted to say why, and lead to where it ends',
  async (compared) => {
    const quarantine = { cause: 'restored', since: '2026-11-02T01:00:00.000Z', compared } as const;
    const { screen } = await openScreen([OWN, { ...HEAD_OFFICE, quarantine }]);
    const office = screen.getByRole('region', { name: 'Head office' });
    await expect.element(office.getByText('Posting stopped', { exact: true })).toBeVisible();
    await expect.element(office).toMatchTextContent(/restored from a backup/u);
    await expect.element(office).toMatchTextContent(compared ? /something differs/u : /goes on by itself/u);
    const way = office.getByRole('link', { name: /in Synchronisation: Head office/u });
    await expect.element(way).toHaveAttribute('href', '/status');
    const own = screen.getByRole('region', { name: 'Books', exact: true });
    await expect.element(own).not.toMatchTextContent(/stopped/u);
    await expectAccessible();
  },
);

test('a login that is refused is not merely waited for', async () => {
  const parked = { ...PARKED.parked!, cause: failure('credentials-expired', { where: TRYTON.url }) };
  const { screen } = await openScreen([{ ...PARKED, parked }]);
  await expect.element(screen.getByText('Login refused')).toBeVisible();
});

test('tests a connection and says what is there, or why nothing is', async () => {
  const { screen, bridge } = await openScreen([HEAD_OFFICE], { 'books.test': FOUND });
  await screen.getByRole('button', { name: 'Test connection of Head office' }).click();
  await expect
    .element(screen.getByRole('status'))
    .toMatchTextContent(/Corner Shop answers\. Its books are in MYR \(version 6\.0\.29\)\./u);
  expect(bridge.inputsOf('books.test')).toEqual([{ books: 'Head office' }]);
  await expect.element(screen.getByText('Answering', { exact: true })).toBeVisible();
  bridge.answer({ 'books.test': failure('books-unreachable', { where: TRYTON.url }) });
  await screen.getByRole('button', { name: 'Test connection of Head office' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/did not answer/u);
  await expect.element(screen.getByRole('status')).not.toBeInTheDocument();
  await expect.element(screen.getByText('Not answering', { exact: true })).toBeVisible();
  expect(screen.getByText('Answering', { exact: true }).elements()).toEqual([]);
});

test('what a test said is not said of a connection that was changed since', async () => {
  const { screen } = await openScreen([HEAD_OFFICE], {
    'books.test': failure('books-unreachable', { where: TRYTON.url }),
    'books.set-connection': {
      books: { name: 'Head office', system: 'tryton', currency: 'MYR' },
      found: FOUND,
    },
  });
  await screen.getByRole('button', { name: 'Test connection of Head office' }).click();
  await expect.element(screen.getByText('Not answering', { exact: true })).toBeVisible();
  await screen.getByRole('button', { name: 'Change the connection of Head office' }).click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Test and save' }).click();
  await expect.element(screen.getByText('Not answering', { exact: true })).not.toBeInTheDocument();
  expect(screen.getByRole('alert').elements()).toEqual([]);
});

test.each(['connect', 'change'] as const)('the dialog cannot be left while it is to %s', async (what) => {
  const books = { name: 'Head office', system: 'tryton', currency: 'MYR' } as const;
  const { promise, resolve } = Promise.withResolvers<void>();
  const { screen } = await openScreen([HEAD_OFFICE], {
    'books.connect': async () => promise.then(() => ({ books })),
    'books.set-connection': async () => promise.then(() => ({ books, found: FOUND })),
  });
  const open = what === 'connect' ? 'Connect books' : 'Change the connection of Head office';
  await screen.getByRole('button', { name: open }).click();
  const dialog = screen.getByRole('dialog');
  if (what === 'connect') {
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Head office');
    await dialog.getByRole('textbox', { name: 'Address' }).fill(TRYTON.url);
    await dialog.getByRole('textbox', { name: 'Database' }).fill('shop');
    await dialog.getByRole('textbox', { name: 'User name' }).fill('pos');
    await dialog.getByLabelText(/^Password/u).fill('right-password');
  }
  const go = what === 'connect' ? 'Connect' : 'Test and save';
  await dialog.getByRole('button', { name: go, exact: true }).click();
  await expect.element(dialog.getByRole('button', { name: 'Close' })).toBeDisabled();
  await userEvent.keyboard('{Escape}');
  // One that closes fades first.
  await new Promise((later) => setTimeout(later, 500));
  expect(dialog.getByRole('textbox', { name: 'Address' }).elements()).toHaveLength(1);
  resolve();
  await expect.element(dialog).not.toBeInTheDocument();
});

test('connects Tryton by the keyboard, after a test', async () => {
  const { screen, bridge } = await openScreen([], {
    'books.try': FOUND,
    'books.connect': { books: { name: 'Head office', system: 'tryton', currency: 'MYR' } },
  });
  await expect.element(screen.getByRole('heading', { name: 'There are no books yet' })).toBeVisible();
  await screen.getByRole('button', { name: 'Connect books' }).click();
  const dialog = screen.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect.element(dialog.getByText('Enter the address of the server.')).toBeVisible();
  expect(bridge.inputsOf('books.connect')).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Head office');
  await dialog.getByRole('textbox', { name: 'Address' }).fill('http://books.example');
  await dialog.getByRole('textbox', { name: 'Database' }).fill('shop');
  await dialog.getByRole('textbox', { name: 'User name' }).fill('pos');
  await dialog.getByLabelText(/^Password/u).fill('right-password');
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect.element(dialog.getByText(/Enter an address that begins with https/u)).toBeVisible();
  expect(bridge.inputsOf('books.try')).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Address' }).fill(TRYTON.url);
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect.element(dialog.getByRole('status')).toMatchTextContent(/Corner Shop answers/u);
  const asked = { system: 'tryton', ...TRYTON, password: 'right-password' };
  expect(bridge.inputsOf('books.try')).toEqual([asked]);
  dialog.getByRole('textbox', { name: 'User name' }).element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog).not.toBeInTheDocument();
  expect(bridge.inputsOf('books.connect')).toEqual([{ ...asked, name: 'Head office' }]);
  await expect.element(screen.getByRole('button', { name: 'Connect books' })).toHaveFocus();
});

test('a server that does not answer need not be waited for, and what it answers late is not told', async () => {
  const { promise, resolve } = Promise.withResolvers<typeof FOUND>();
  const { screen, bridge } = await openScreen([HEAD_OFFICE], { 'books.try': async () => promise });
  await screen.getByRole('button', { name: 'Change the connection of Head office' }).click();
  const dialog = screen.getByRole('dialog');
  const tests = dialog.getByRole('button', { name: 'Test connection' });
  expect(dialog.getByRole('button', { name: 'Stop waiting' }).elements()).toEqual([]);
  await tests.click();
  await dialog.getByRole('button', { name: 'Stop waiting' }).click();
  await expect
    .element(dialog.getByRole('status'))
    .toMatchTextContent(/Stopped before the server had answered\. Nothing was changed\./u);
  await expect.element(tests).toHaveFocus();
  await expect.element(dialog.getByRole('button', { name: 'Test and save' })).toBeEnabled();
  resolve(FOUND);
  await expect.element(dialog.getByText(/answers/u)).not.toBeInTheDocument();
  bridge.answer({ 'books.try': FOUND });
  await tests.click();
  await expect.element(dialog.getByRole('status')).toMatchTextContent(/Corner Shop answers/u);
  await expect.element(dialog.getByText(/Stopped/u)).not.toBeInTheDocument();
});

test.each(['dialog', 'card'] as const)(
  'the keyboard goes to what ends the waiting and back: %s',
  async (where) => {
    const going = Promise.withResolvers<typeof FOUND>();
    const { screen, bridge } = await openScreen([HEAD_OFFICE], {
      'books.try': async () => going.promise,
      'books.test': async () => going.promise,
    });
    if (where === 'dialog')
      await screen.getByRole('button', { name: 'Change the connection of Head office' }).click();
    const scope = where === 'dialog' ? screen.getByRole('dialog') : screen.getByRole('region');
    const tests = scope.getByRole('button', { name: /^Test connection/u });
    await expect.element(tests).toBeVisible();
    tests.element().focus();
    await userEvent.keyboard('{Enter}');
    const stop = scope.getByRole('button', { name: /^Stop waiting/u });
    await expect.element(stop).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(tests).toHaveFocus();
    await expect.element(scope.getByRole('status')).toMatchTextContent(/Nothing was changed/u);
    await userEvent.keyboard('{Enter}');
    await expect.element(stop).toHaveFocus();
    // The answer comes while the keyboard is on what is not there any more.
    going.resolve(FOUND);
    await expect.element(tests).toHaveFocus();
    await expect.element(scope.getByRole('status')).toMatchTextContent(/Corner Shop answers/u);
    // Who has gone on meanwhile is not fetched back.
    const later = Promise.withResolvers<typeof FOUND>();
    bridge.answer({ 'books.try': async () => later.promise, 'books.test': async () => later.promise });
    await userEvent.keyboard('{Enter}');
    await expect.element(stop).toHaveFocus();
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    await expect.element(stop).not.toHaveFocus();
    later.resolve(FOUND);
    await expect.element(stop).not.toBeInTheDocument();
    await expect.element(tests).toBeEnabled();
    await expect.element(tests).not.toHaveFocus();
  },
);

test('a test that is under way does not hold up who chooses other books meanwhile', async () => {
  const going = Promise.withResolvers<never>();
  const { screen } = await openScreen([], { 'books.try': async () => going.promise });
  await screen.getByRole('button', { name: 'Connect books' }).click();
  const dialog = screen.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Address' }).fill(TRYTON.url);
  await dialog.getByRole('textbox', { name: 'Database' }).fill('shop');
  await dialog.getByRole('textbox', { name: 'User name' }).fill('pos');
  await dialog.getByLabelText(/^Password/u).fill('right-password');
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  const connect = dialog.getByRole('button', { name: 'Connect', exact: true });
  await expect.element(connect).toBeDisabled();
  await dialog.getByRole('radio', { name: "Daybook's own books" }).click();
  await expect.element(connect).toBeEnabled();
  going.reject(new Error('late'));
  await new Promise((later) => setTimeout(later, 50));
  expect(dialog.getByRole('alert').elements()).toEqual([]);
});

test('what was answered to a test is not told of what was typed meanwhile', async () => {
  const { promise, resolve } = Promise.withResolvers<typeof FOUND>();
  const { screen } = await openScreen([HEAD_OFFICE], { 'books.try': async () => promise });
  await screen.getByRole('button', { name: 'Change the connection of Head office' }).click();
  const dialog = screen.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await dialog.getByRole('textbox', { name: 'Database' }).fill('other');
  resolve(FOUND);
  await expect.element(dialog.getByRole('button', { name: 'Test connection' })).toBeEnabled();
  expect(dialog.getByRole('status').elements()).toEqual([]);
});

test('what cannot be reached is not connected, and the form stays', async () => {
  const { screen } = await openScreen([], {
    'books.connect': failure('credentials-expired', { where: TRYTON.url }),
  });
  await screen.getByRole('button', { name: 'Connect books' }).click();
  const dialog = screen.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Head office');
  await dialog.getByRole('textbox', { name: 'Address' }).fill(TRYTON.url);
  await dialog.getByRole('textbox', { name: 'Database' }).fill('shop');
  await dialog.getByRole('textbox', { name: 'User name' }).fill('pos');
  await dialog.getByLabelText(/^Password/u).fill('wrong-password');
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect
    .element(dialog.getByRole('alert'))
    .toMatchTextContent(/do not accept the user name and password/u);
  await expect.element(dialog.getByRole('textbox', { name: 'User name' })).toHaveValue('pos');
});

test("opens books of Daybook's own", async () => {
  const { screen, bridge } = await openScreen([], {
    'books.connect': { books: { name: 'Shop', system: 'embedded', currency: 'MYR' } },
  });
  await screen.getByRole('button', { name: 'Connect books' }).click();
  const dialog = screen.getByRole('dialog');
  await dialog.getByRole('radio', { name: "Daybook's own books" }).click();
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Shop');
  await dialog.getByRole('combobox', { name: 'Currency' }).fill('MYR');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(bridge.inputsOf('books.connect')).toEqual([{ system: 'embedded', name: 'Shop', currency: 'MYR' }]);
});

test('changes who logs in; a password that is not typed stays, but goes to no other server', async () => {
  const { screen, bridge } = await openScreen([PARKED], {
    'books.set-connection': {
      books: { name: 'Head office', system: 'tryton', currency: 'MYR' },
      found: FOUND,
    },
  });
  await screen.getByRole('button', { name: 'Change the connection of Head office' }).click();
  const dialog = screen.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Address' }).fill('https://other.example');
  await dialog.getByRole('button', { name: 'Test and save' }).click();
  await expect.element(dialog.getByText(/Enter the password again/u)).toBeVisible();
  expect(bridge.inputsOf('books.set-connection')).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Address' }).fill('https://books.example/tryton');
  await dialog.getByRole('textbox', { name: 'User name' }).fill('daybook');
  await dialog.getByRole('button', { name: 'Test and save' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(bridge.inputsOf('books.set-connection')).toEqual([
    { books: 'Head office', url: 'https://books.example/tryton', database: 'shop', user: 'daybook' },
  ]);
});

test.each([
  ['loopback', false, /kept in a file on this computer.*not encrypted/u],
  ['electron', true, /kept in this computer's key store/u],
  ['electron', false, /the password cannot be kept/u],
] as const)('%s (key store: %s) says where the password is kept', async (kind, secrets, words) => {
  const { screen } = await openScreen();
  inBrowser(kind, secrets);
  await screen.getByRole('button', { name: 'Connect books' }).click();
  await expect.element(screen.getByRole('dialog')).toMatchTextContent(words);
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  const { screen } = await openScreen([OWN, PARKED], { 'books.chart': CHART }, scheme);
  await expect.element(screen.getByRole('region', { name: 'Head office' })).toBeVisible();
  await expectAccessible();
  await screen.getByRole('button', { name: 'Change the connection of Head office' }).click();
  await expect.element(screen.getByRole('textbox', { name: 'Address' })).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard('{Escape}');
  await screen.getByRole('button', { name: 'Accounts of Head office' }).click();
  await expect.element(screen.getByRole('row', { name: /Cash on hand/u })).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard('{Escape}');
  await screen.getByRole('button', { name: 'Connect books' }).click();
  await expect.element(screen.getByRole('radio', { name: 'Tryton' })).toBeVisible();
  await screen.getByRole('dialog').getByRole('button', { name: 'Connect', exact: true }).click();
  await expectAccessible();
});
