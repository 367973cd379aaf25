import { expect as expecting, type Locator, type Page, test } from '@playwright/test';
import { BRITISH, listenForComplaints, makePlace, type Place } from './support/daybook.ts';
import { ask, runTask } from './support/fill.ts';
import { owedLongest, type Waiting, whatWaits } from './support/till.ts';

// What a till does, from its mapping to the books and back, with days that post as orders and receipts.
// One story in chapters: each begins where the one before it has ended.
const DAYS = 8;

/** Each chapter asks the engine for a lot, and the machine may have more to do. */
const expect = expecting.configure({ timeout: 20_000 });

test.describe.configure({ mode: 'serial', timeout: 60_000 });

let place: Place;
let page: Page;
let complaints: string[];
let waiting: Waiting;
/** What the layby's order became. */
let invoice: string;
test.beforeAll(async ({ browser }) => {
  place = makePlace();
  const { link } = await place.start();
  page = await browser.newPage(BRITISH);
  page.setDefaultTimeout(20_000);
  complaints = listenForComplaints(page);
  await page.goto(link.href);
  await runTask(page, 'demo.run', { autoInvoice: false, days: DAYS });
});
test.afterAll(async () => {
  await page.close();
  await place.remove();
});
test.afterEach(() => expect(complaints).toEqual([]));

test('the stream posts orders and receipts', async () => {
  await goTo('Streams');
  await page.getByRole('row', { name: /Sample store/u }).click();
  await page.getByRole('radio', { name: 'An order and a receipt for each shift' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status').filter({ hasText: /saved/iu })).toBeVisible();
});

test('a row and a detail of the POS journal are mapped, rehearsed and saved', async () => {
  await page.getByRole('link', { name: 'Mappings' }).click();
  await page.getByRole('tab', { name: 'POS journal' }).click();
  await test.step('the row', async () => {
    await seek('Discounts given');
    await pickAccount('Account for 1.02 Discounts given', '4100 Sales returns');
  });
  await test.step('the detail', async () => {
    await seek('cafe');
    const details = page.getByRole('row', { name: '1.01 Sales income' }).locator('..');
    await pickAccount('Account for cafe', '4490 Other income', details);
    await expect(saveBar()).toContainText('not saved');
  });
  await test.step('the rehearsal', async () => {
    await saveBar().getByRole('button', { name: 'Rehearse…' }).click();
    await dialog().getByRole('button', { name: 'Rehearse', exact: true }).click();
    const accounts = dialog().getByRole('table', { name: 'By account' });
    for (const account of ['4000', '4100', '4200', '4490']) {
      await expect(accounts.getByRole('row', { name: new RegExp(`^${account} `, 'u') })).toBeVisible();
    }
    await dialog()
      .getByRole('button', { name: /^Save \d changes$/u })
      .click();
    await expect(page.getByRole('status').filter({ hasText: /mappings are saved/u })).toBeVisible();
  });
});

test('the days are posted by that mapping', async () => {
  await goTo('Digests');
  await page.getByRole('button', { name: 'Post all ready' }).click();
  await dialog()
    .getByRole('button', { name: /^Post \d+ digests$/u })
    .click();
  await expect(page.getByRole('status').filter({ hasText: /digests posted/u })).toBeVisible();
  waiting = await whatWaits(page);
});

test('an order is processed into its invoice', async () => {
  await open('Orders', waiting.accountSale);
  await process();
  await expect(related(/\/1$/u)).toBeVisible();
  await expect(page.getByText('Processed', { exact: true })).toBeVisible();
});

test('what its customer has paid is activated and allocated to it', async () => {
  await open('Receipts', waiting.payment);
  await page.getByRole('button', { name: 'Activate', exact: true }).click();
  await dialog().getByRole('button', { name: 'Activate the receipt' }).click();
  await expect(page.getByText('Active', { exact: true })).toBeVisible();
  const oldest = await owedLongest(page, waiting.customer);
  await page.getByRole('button', { name: 'Allocate', exact: true }).click();
  await dialog().getByRole('button', { name: 'Fill in, oldest first' }).click();
  await dialog().getByRole('button', { name: 'Allocate', exact: true }).click();
  await expect(dialog()).toBeHidden();
  const allocations = page.getByRole('region', { name: 'Allocations' });
  await expect(allocations.getByRole('link', { name: oldest })).toBeVisible();
});

test('a layby is completed with what was paid ahead', async () => {
  const { number, payments } = waiting.layby;
  const deposit = payments.find(({ method }) => method === 'Layby deposit')?.amount ?? 'no deposit';
  await open('Orders', number);
  await process();
  invoice = (await related(/\/1$/u).textContent()) ?? '';
  await related(/\/1$/u).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(invoice);
  const paid = page.getByRole('region', { name: 'Payments', exact: true });
  await expect(paid.getByRole('row', { name: /^Layby deposit/u })).toContainText(deposit);
});

test('a line is explained down to its receipt and back', async () => {
  await page.getByRole('link', { name: 'Explain account 2330' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Where ${invoice} comes from`);
  await expect(page.getByText('Adds up to the cent')).toBeVisible();
  await page.getByRole('grid', { name: 'Receipts behind the line' }).getByRole('row').nth(1).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Receipt /u);
  await expect(page.getByText(/^Layby completed/u)).toBeVisible();
  const lines = page.getByRole('region', { name: 'In the ledger' });
  await lines.getByRole('row', { name: /2330 Layby deposits/u }).click();
  await page.getByRole('link', { name: 'The document', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(invoice);
});

test('a stock count is confirmed', async () => {
  await open('Stock counts', waiting.count);
  await expect(page.getByRole('radio', { name: 'Differences (0)' })).toBeHidden();
  await page.getByRole('button', { name: 'Confirm the count' }).click();
  await dialog().getByRole('button', { name: 'Confirm the count' }).click();
  await expect(page.getByText('The count is confirmed')).toBeVisible();
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await goTo('Stock on hand');
  await expect(page.getByText('Comes to the accounts')).toBeVisible();
});

test('a difference of the till is turned Normal', async () => {
  await open('Journals', waiting.variance);
  await expect(page.getByRole('heading', { name: 'Journal, once it counts' })).toBeVisible();
  await page.getByRole('button', { name: 'Turn Normal' }).click();
  await dialog().getByRole('button', { name: 'Turn Normal' }).click();
  await expect(page.getByText('Normal', { exact: true })).toBeVisible();
  const entries = page.getByRole('region', { name: 'Journal', exact: true });
  await expect(entries.getByRole('row', { name: /Cash over and short/u })).toBeVisible();
});

test('a posting is undone, and its reversal stays to be seen', async () => {
  await open('Orders', waiting.shift);
  await process();
  await page.getByRole('button', { name: 'Undo the posting' }).click();
  const plan = dialog().getByRole('region', { name: 'What will be undone' });
  await expect(plan).toContainText(waiting.shift);
  await expect(plan.getByRole('row', { name: /^Invoice .*\/1 /u })).toBeVisible();
  await dialog().getByRole('button', { name: 'Undo the posting' }).click();
  await expect(dialog()).toContainText('Say in a few words why.');
  await dialog().getByRole('textbox', { name: 'Reason' }).fill('Rung up on the wrong till');
  await dialog().getByRole('button', { name: 'Undo the posting' }).click();
  await expect(dialog()).toContainText('kept out for your reason');
  await dialog().getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(page.getByText('Reversed', { exact: true }).first()).toBeVisible();
  await related(/\/1$/u).click();
  await expect(page.getByText('Reversed', { exact: true }).first()).toBeVisible();
  const others = page.getByRole('region', { name: 'Belongs together with' });
  await others
    .getByRole('row', { name: / Reversal /u })
    .getByRole('link')
    .click();
  await expect(page.getByText(/^Reversal · /u)).toBeVisible();
  const entries = page.getByRole('region', { name: 'Journal', exact: true });
  await expect(entries.getByRole('row', { name: /Accounts receivable/u }).first()).toBeVisible();
});

test('in the end the books come out even', async () => {
  const { ok, problems } = await runTask(page, 'ledger.check', {});
  expect({ ok, problems }).toEqual({ ok: true, problems: [] });
  const { rows, totals } = await ask(page, 'books.trial-balance', {});
  expect(totals.debit).toBe(totals.credit);
  // What was mapped in the beginning.
  expect(rows.map(({ account }) => account)).toEqual(expect.arrayContaining(['4100', '4490']));
  await goTo('Trial balance');
  const total = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2 }).format(Number(totals.debit));
  await expect(page.getByRole('row', { name: `Totals ${total} ${total}` })).toBeVisible();
});

function dialog(): Locator {
  return page.getByRole('dialog');
}

function saveBar(): Locator {
  return page.getByRole('region', { name: 'Changes that are not saved' });
}

/** A link to a document that belongs to the one that is shown. */
function related(name: RegExp): Locator {
  return page.getByRole('region', { name: 'Belongs together with' }).getByRole('link', { name }).first();
}

async function goTo(name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Finds a document in its list and opens it. */
async function open(list: string, number: string): Promise<void> {
  await goTo(list);
  await page.getByRole('textbox', { name: 'Search' }).fill(number);
  await page.getByRole('row', { name: number }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(number);
}

async function process(): Promise<void> {
  await page.getByRole('button', { name: 'Process', exact: true }).click();
  await dialog().getByRole('button', { name: 'Process the order' }).click();
  await expect(dialog()).toBeHidden();
  await expect(page.getByText('1 order processed')).toBeVisible();
}

async function seek(text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Search' }).fill(text);
}

async function pickAccount(field: string, account: string, within: Page | Locator = page): Promise<void> {
  await within.getByRole('combobox', { name: field, exact: true }).click();
  await page.getByRole('option', { name: account }).click();
}
