import { expect as expecting, type Locator, type Page, test } from '@playwright/test';
import type { Client } from '../../src-main/books/tryton/client.ts';
import { requireTool } from '../support/requires.ts';
import { ADMIN_PASSWORD, clientOf, POS_USER } from '../support/tryton/company.ts';
import { startTryton, type TrytonServer } from '../support/tryton/server.ts';
import {
  addAccount,
  DAYS,
  DOCUMENTS,
  invoicesInTryton,
  keysInTryton,
  WALLET,
  writeShop,
} from './support/corner-shop.ts';
import { BRITISH, listenForComplaints, makePlace, type Place } from './support/daybook.ts';
import { ask } from './support/fill.ts';

// The way into an accounting system that somebody else runs, and what happens when it goes away in the
// middle. One story in chapters: each begins where the one before it has ended.

/** Only Tryton has it. */
const WALLET_ACCOUNT = { code: '1125', name: 'Wallet clearing', like: '1120' } as const;

/** Tryton is ended when so many of the documents are in its books. */
const IN_BEFORE = 2;
/** A document takes Tryton a second, and far longer where the machine has more to do. */
const SENDING_MS = 90_000;

const expect = expecting.configure({ timeout: 30_000 });

test.describe.configure({ mode: 'serial', timeout: 120_000 });
test.skip(!requireTool('tryton').available, 'Tryton is not installed here');

let place: Place;
let server: TrytonServer;
/** Asks Tryton itself. */
let tryton: Client;
let page: Page;
let complaints: string[];
test.beforeAll(async ({ browser }) => {
  place = makePlace();
  server = await startTryton();
  tryton = clientOf(server, POS_USER);
  await addAccount(clientOf(server, { user: 'admin', password: ADMIN_PASSWORD }), WALLET_ACCOUNT);
  const { link } = await place.start();
  page = await browser.newPage({ ...BRITISH, viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(30_000);
  complaints = listenForComplaints(page);
  await page.goto(link.href);
});
test.afterAll(async () => {
  await page.close();
  await place.remove();
  await server.remove();
});
test.afterEach(async () => {
  await page.screenshot({ path: test.info().outputPath('chapter.png') });
  expect(complaints).toEqual([]);
});

test('Tryton is connected, once its password is right', async () => {
  await goTo('Connected books');
  await page.getByRole('button', { name: 'Connect books' }).click();
  await dialog().getByRole('textbox', { name: 'Name', exact: true }).fill('Head office');
  await dialog().getByRole('textbox', { name: 'Address' }).fill(server.url);
  await dialog().getByRole('textbox', { name: 'Database' }).fill(server.database);
  await dialog().getByRole('textbox', { name: 'User name' }).fill(POS_USER.user);
  await expect(dialog()).toContainText('kept in a file on this computer that only you can read');
  const password = dialog().getByRole('textbox', { name: 'Password' });
  await password.fill('not the password');
  await dialog().getByRole('button', { name: 'Test connection' }).click();
  await expect(dialog().getByRole('alert')).toContainText('do not accept the user name and password');
  await password.fill(POS_USER.password);
  await dialog().getByRole('button', { name: 'Test connection' }).click();
  await expect(dialog().getByRole('status')).toContainText('Corner Shop answers. Its books are in MYR');
  await dialog().getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(dialog()).toBeHidden();
  await expect(page.getByRole('region', { name: 'Head office' })).toContainText(server.url);
});

test('a shop is connected, posts there by itself, and brings a payment that nobody has mapped', async () => {
  const folder = writeShop(place.folder);
  await goTo('Streams');
  await page.getByRole('link', { name: 'Connect a stream' }).first().click();
  await next();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await (await chooser).setFiles(folder);
  await expect(page.getByRole('region', { name: 'What was found' })).toContainText(`${DAYS.length} files`);
  await next();
  await page.getByRole('textbox', { name: 'Name of the stream' }).fill('Corner shop');
  await expect(page.getByRole('combobox', { name: 'Books' })).toHaveValue('Head office (Tryton)');
  await page.getByRole('radio', { name: 'Post by itself' }).check();
  await next();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('main').getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByRole('main')).toContainText(/new documents/u);
  expect(await invoicesInTryton(tryton)).toBe(0);
});

test('it is mapped to an account that only Tryton has', async () => {
  await goTo('Streams');
  await page.getByRole('button', { name: 'Actions of Corner shop' }).click();
  await page.getByRole('menuitem', { name: 'Mappings' }).click();
  await page.getByRole('tab', { name: /^Payment methods/u }).click();
  await page.getByRole('combobox', { name: `Account for ${WALLET}` }).click();
  const { code, name } = WALLET_ACCOUNT;
  await page.getByRole('option', { name: `${code} ${name}` }).click();
  await page.getByRole('tab', { name: /^Accounts and taxes/u }).click();
  await page.getByRole('button', { name: 'Accept the suggestion for SR' }).click();
  await page.getByRole('button', { name: /^Save \d changes?$/u }).click();
  await expect(page.getByRole('status').filter({ hasText: /mappings? (?:is|are) saved/u })).toBeVisible();
});

test('Tryton ends in the middle of a sync: the window says why, and until when it waits', async () => {
  await goTo('Streams');
  await page.getByRole('button', { name: 'Actions of Corner shop' }).click();
  await page.getByRole('menuitem', { name: 'Sync now' }).click();
  await expect
    .poll(async () => (await keysInTryton(tryton)).length, { timeout: SENDING_MS })
    .toBeGreaterThanOrEqual(IN_BEFORE);
  await server.kill();
  await goTo('Synchronisation');
  await expect(
    page.getByText(/^Head office is not asked before .*\. Sync refresh asks at once\.$/u),
  ).toBeVisible();
  await expect(page.getByText(`The books ${server.url} did not answer.`).first()).toBeVisible();
  const { counts, total } = await ask(page, 'status.panel', {});
  expect(total).toBe(DOCUMENTS);
  expect(counts.succeeded).toBeGreaterThanOrEqual(IN_BEFORE - 1);
  expect(counts.succeeded).toBeLessThan(DOCUMENTS);
  await page.getByRole('link', { name: 'View details' }).click();
  await page.getByRole('grid').getByRole('row').filter({ hasText: 'Waiting' }).first().click();
  await expect(page.getByRole('dialog')).toContainText('What was said over the network');
  const { rows } = await ask(page, 'status.rows', { statuses: ['waiting', 'unknown'] });
  const details = await Promise.all(rows.map(({ id }) => ask(page, 'status.row', { id })));
  const exchanges = details.flatMap((detail) => detail.exchanges);
  expect(exchanges.some(({ status }) => status === null)).toBe(true);
  expect(JSON.stringify(exchanges)).not.toContain(POS_USER.password);
});

test('the connection can be looked at meanwhile, and says the same', async () => {
  await page.keyboard.press('Escape');
  await goTo('Connected books');
  const office = page.getByRole('region', { name: 'Head office' });
  await expect(office).toContainText('Not answering');
  await office.getByRole('button', { name: 'Test connection' }).click();
  await expect(office.getByRole('alert')).toContainText('did not answer');
});

test('Tryton starts again, Sync refresh sends the rest, and each document is there once', async () => {
  await server.start();
  await goTo('Synchronisation');
  await page.getByRole('button', { name: 'Sync refresh' }).click();
  await expect(page.getByRole('link', { name: `All, In the books: ${DOCUMENTS}` })).toBeVisible({
    timeout: SENDING_MS,
  });
  const { counts } = await ask(page, 'status.panel', {});
  expect(counts).toMatchObject({ succeeded: DOCUMENTS, waiting: 0, failed: 0, unknown: 0 });
  const { rows } = await ask(page, 'status.rows', { limit: 100 });
  const there = await keysInTryton(tryton);
  expect(there.toSorted()).toEqual(rows.map((row) => row.id).toSorted());
  expect(await invoicesInTryton(tryton)).toBe(DOCUMENTS);
  await goTo('Digests');
  const { digests } = await ask(page, 'digests.list', {});
  expect(digests.map(({ status }) => status)).toEqual(DAYS.map(() => 'posted'));
  await goTo('Connected books');
  const office = page.getByRole('region', { name: 'Head office' });
  await expect(office).not.toContainText('Not answering');
  await office.getByRole('button', { name: 'Test connection' }).click();
  await expect(office).toContainText('Answering');
});

test('what was posted is listed; what only Tryton knows is said to be there', async () => {
  await goTo('Invoices');
  await expect(page.getByRole('main')).toContainText('Head office is kept in Tryton');
  await expect(page.getByRole('main')).toContainText(`${DOCUMENTS} rows`);
  const { invoices } = await ask(page, 'books.invoices', {});
  const there = await keysInTryton(tryton);
  expect(invoices.map(({ key }) => key).toSorted()).toEqual(there.toSorted());
  await page.getByRole('grid').getByRole('row').nth(1).click();
  await expect(page.getByRole('region', { name: 'History' })).toBeVisible();
  await goTo('Trial balance');
  await expect(page.getByRole('heading', { name: 'Head office is kept in Tryton' })).toBeVisible();
  await page.getByRole('link', { name: 'What Daybook has posted' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Invoices' })).toBeVisible();
});

function dialog(): Locator {
  return page.getByRole('dialog');
}

async function goTo(name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

async function next(): Promise<void> {
  await page.getByRole('button', { name: 'Next' }).click();
}
