import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type Download, expect, type Page, test } from '@playwright/test';
import type { DigestView, OrderView, Responses } from '../../src-shared/ipc/contract.ts';
import { requireTool } from '../support/requires.ts';
import { BRITISH, listenForComplaints, makePlace, type Place } from './support/daybook.ts';
import { itemsSheet, journalSheet, listSheet, ordersSheet, summarySheet } from './support/expected-sheets.ts';
import { type December, DAYS as OPEN_DAYS, december } from './support/december.ts';
import { ask } from './support/fill.ts';
import { expectFocusKept, tabTo } from './support/keyboard.ts';
import { plain, readWithLibreOffice } from './support/spreadsheet.ts';

// A month of a shop, the real one where it is. One story in chapters: each begins where the one before
// it has ended.
const DAYS = OPEN_DAYS.length;

const libreoffice = requireTool('libreoffice');

test.describe.configure({ mode: 'serial' });

let place: Place;
let month: December;
let page: Page;
let complaints: string[];
test.beforeAll(async ({ browser }) => {
  place = makePlace();
  month = december(place.folder);
  const { link } = await place.start();
  page = await browser.newPage(BRITISH);
  complaints = listenForComplaints(page);
  await page.goto(link.href);
});
test.afterAll(async () => {
  await page.close();
  await place.remove();
});
test.afterEach(() => expect(complaints).toEqual([]));

test('the folder is connected through the wizard', async () => {
  expect(readdirSync(month.folder)).toHaveLength(DAYS);
  await page.getByRole('link', { name: 'Connect a stream' }).click();
  await expect(page.getByRole('radio', { name: 'Files in a folder' })).toBeChecked();
  await next();

  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await (await chooser).setFiles(month.folder);
  const found = page.getByRole('region', { name: 'What was found' });
  await expect(found).toContainText('20 files', { timeout: 30_000 });
  await expect(found).toContainText('GBP');
  await expect(page.getByText(path.basename(month.folder), { exact: true })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Layout of the files' })).toHaveValue(/^Online Retail/u);
  await expect(page.getByRole('combobox', { name: 'Time zone' })).toHaveValue('Europe/London');
  await next();

  await page.getByRole('textbox', { name: 'Name of the stream' }).fill('December');
  await expect(page.getByRole('radio', { name: 'Review first' })).toBeChecked();
  await next();

  const summary = page.getByRole('region', { name: 'December' });
  for (const fact of ['20 files', 'GBP', 'Europe/London', 'Review first']) {
    await expect(summary).toContainText(fact);
  }
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'December is connected' })).toBeFocused();
});

test('the sync shows its progress, stops when asked, and the next one goes on', async () => {
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Sync now' }).click();
  await main.getByRole('progressbar', { name: 'Progress of: Reading sales' }).waitFor();
  // Some days are in by then, and most are not.
  await main.getByText(/2010-12-0[2-9]/u).waitFor();
  await main.getByRole('button', { name: 'Stop' }).click();
  await expect(main.getByText('Stopped', { exact: true })).toBeVisible();
  await expect(main).toContainText('taken up by the next run');
  const before = await ask(page, 'imports.list', {});
  const complete = before.imports.filter(({ state }) => state === 'complete');
  expect(complete.length).toBeGreaterThan(0);
  expect(complete.length).toBeLessThan(DAYS);

  await main.getByRole('button', { name: 'Sync again' }).click();
  await expect(main).toContainText(/new documents\./u, { timeout: 60_000 });
  const { imports } = await ask(page, 'imports.list', {});
  expect(imports.filter(({ state }) => state === 'complete')).toHaveLength(DAYS);
  const again = imports.filter(({ documents }) => documents.changed + documents.rejected > 0);
  expect(again).toEqual([]);
  const { digests } = await ask(page, 'digests.list', {});
  expect(digests).toHaveLength(DAYS);
  expect(digests.reduce((count, { counts }) => count + counts.source, 0)).toBe(
    imports.reduce((count, { documents }) => count + documents.new, 0),
  );
});

test('the days are reviewed by keyboard alone', async () => {
  await page.getByRole('link', { name: 'View digests' }).click();
  const grid = page.getByRole('grid', { name: 'Digests' });
  const rows = grid.getByRole('row', { name: /^Online, / });
  await expect(rows).toHaveCount(DAYS);
  await tabTo(page, rows.first());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(2)).toBeFocused();
  await page.keyboard.press('Enter');

  const title = (day: number) => page.getByRole('heading', { level: 1, name: `${day} Dec 2010` });
  const isReviewed = page.getByRole('button', { name: 'Mark not reviewed' });
  await expect(title(21)).toBeVisible();
  await page.keyboard.press('r');
  await expect(isReviewed).toBeVisible();
  await page.keyboard.press('j');
  await expect(title(20)).toBeVisible();
  await expect(isReviewed).toBeHidden();
  await page.keyboard.press('r');
  await expect(isReviewed).toBeVisible();
  await page.keyboard.press('k');
  await expect(title(21)).toBeVisible();
  await expect(isReviewed).toBeVisible();
  await expectFocusKept(page);
  const reviewed = (await everyDigest()).filter(({ reviewedAt }) => reviewedAt !== null);
  expect(reviewed.map(({ date }) => date)).toEqual(['2010-12-20', '2010-12-21']);
});

test('all that is ready is posted, to the cent', async () => {
  await page.getByRole('link', { name: 'Digests' }).first().click();
  await page.getByRole('button', { name: 'Post all ready' }).click();
  const question = page.getByRole('dialog');
  await expect(question).toContainText(`${DAYS} digests go to the books:`);
  const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });
  await expect(question).toContainText(pounds.format(Number(month.total)));
  await question.getByRole('button', { name: `Post ${DAYS} digests` }).click();
  await expect(page.getByRole('status').filter({ hasText: `${DAYS} digests posted.` })).toBeVisible({
    timeout: 60_000,
  });
  for (const { status, posted, source } of await everyDigest()) {
    expect({ status, posted }).toEqual({ status: 'posted', posted: source });
  }
  const { rows, totals } = await ask(page, 'books.trial-balance', {});
  expect(totals.debit).toBe(totals.credit);
  expect(rows.find(({ account }) => account === '1190')?.debit).toBe(month.total);
});

test('an invoice shows what it holds and how it came to be', async () => {
  await page.getByRole('navigation').getByRole('link', { name: 'Invoices' }).click();
  await page.getByRole('row', { name: /^INV-Online-20101223/iu }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^INV-Online-20101223/iu);
  await expect(page.getByRole('region', { name: 'Payments', exact: true })).toContainText('Online payment');
  const history = page.getByRole('region', { name: 'History' });
  await expect(history).toContainText('Made by posting revision 1 of the digest');
  await expect(history).toContainText('Sent to the books');
  await expect(history).toContainText('In the books as INV-');
});

test('LibreOffice reads the exported list as the engine tells it', async () => {
  test.skip(!libreoffice.available, 'LibreOffice is not on this machine');
  await page.getByRole('navigation').getByRole('link', { name: 'Digests' }).click();
  const file = await exported();
  const sheets = readWithLibreOffice(libreoffice.command, await saved(file));
  expect([...sheets.keys()]).toEqual(['Digests']);
  expectSheet(sheets.get('Digests'), listSheet(await everyDigest()));
});

test('LibreOffice reads an exported digest as the engine tells it', async () => {
  test.skip(!libreoffice.available, 'LibreOffice is not on this machine');
  const day = (await everyDigest()).find(({ date }) => date === '2010-12-20');
  const id = day?.id ?? '';
  await page.getByRole('grid').getByRole('row', { name: '20 Dec 2010' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '20 Dec 2010' })).toBeVisible();
  const file = await exported();
  expect(file.suggestedFilename()).toBe('digest-Online-2010-12-20.xlsx');
  const sheets = readWithLibreOffice(libreoffice.command, await saved(file));
  expect([...sheets.keys()].toSorted()).toEqual(['Items', 'Journal', 'Orders', 'Summary']);
  const detail = await ask(page, 'digests.show', { id });
  expectSheet(sheets.get('Summary'), summarySheet(detail));
  expectSheet(sheets.get('Items'), itemsSheet(detail));
  expectSheet(sheets.get('Orders'), ordersSheet(await everyOrder(id)));
  expectSheet(sheets.get('Journal'), journalSheet(detail));
});

async function next(): Promise<void> {
  await page.getByRole('button', { name: 'Next', exact: true }).click();
}

async function everyDigest(): Promise<readonly DigestView[]> {
  return (await ask(page, 'digests.list', {})).digests;
}

async function everyOrder(id: string): Promise<OrderView[]> {
  const all: OrderView[] = [];
  let cursor: string | null = null;
  do {
    const part: Responses['digests.orders'] = await ask(page, 'digests.orders', { id, cursor });
    all.push(...part.orders);
    cursor = part.next;
  } while (cursor !== null);
  return all;
}

async function exported(): Promise<Download> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Excel workbook (.xlsx)' }).click();
  return download;
}

async function saved(file: Download): Promise<string> {
  const target = path.join(place.folder, file.suggestedFilename());
  await file.saveAs(target);
  return target;
}

/** Cell by cell, in the order of the engine; a sheet's rows end where its last cell is. */
function expectSheet(
  shown: readonly (readonly string[])[] | undefined,
  wanted: readonly (readonly (string | null)[])[],
): void {
  const cells = (rows: readonly (readonly (string | null)[])[]) => rows.map((row) => row.map(plain));
  expect(cells(shown ?? [])).toEqual(cells(wanted));
}
