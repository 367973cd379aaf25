import path from 'node:path';
import type { Page } from '@playwright/test';
import { tryHost } from '../support/loopback-host.ts';
import { expect, makePlace, test } from './support/daybook.ts';
import { ask, runTask } from './support/fill.ts';

const WITH_HANDLE = path.join(import.meta.dirname, 'support/host-with-handle.ts');
/** The sample store's month, and the books of it. */
const UNPOSTED = { autoInvoice: false } as const;

test('the engine dies under the window: it says so, comes back by itself, and nothing is lost', async ({
  page,
  place,
}) => {
  test.setTimeout(90_000);
  const host = await place.start({ program: WITH_HANDLE });
  await page.goto(host.link.href);
  await page.getByRole('button', { name: 'Explore with the sample store' }).click();
  // In the middle of an import, with documents already written.
  await page.getByRole('progressbar', { name: 'Progress of: Reading sales' }).waitFor();
  const notice = page.getByText("Daybook's engine has stopped and is starting again");
  const seen = notice.waitFor();
  host.process.send('kill-engine');
  await seen;
  await expect(notice).toBeHidden({ timeout: 15_000 });

  // The same window, without being loaded again.
  await page.getByRole('button', { name: 'Explore with the sample store' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Digests' })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Post all ready' }).click();
  // And once more while documents are made and sent to the books, which does not take long.
  const posting = page.waitForResponse((response) => response.url().endsWith('/call/tasks.start'));
  const confirm = page.getByRole('dialog').getByRole('button', { name: /^Post \d+ digests$/u });
  await confirm.click();
  await posting;
  const again = notice.waitFor();
  host.process.send('kill-engine');
  await again;
  await expect(notice).toBeHidden({ timeout: 15_000 });
  // How far it got before it died is chance; what is left is posted, and the same window shows it.
  await runTask(page, 'digests.post', {});
  await expect(page.getByRole('grid', { name: 'Digests' })).toContainText('Posted', { timeout: 30_000 });

  const undisturbed = await undisturbedLedger(page);
  expect(await runTask(page, 'ledger.check', {})).toEqual(undisturbed);
});

test('the host is killed and started again: the ledger has everything', async ({ page, place }) => {
  test.setTimeout(90_000);
  const first = await place.start();
  await page.goto(first.link.href);
  await runTask(page, 'demo.run', UNPOSTED);
  const before = await runTask(page, 'ledger.check', {});
  await page.goto(`${first.link.origin}/#/digests`);
  const rows = page.getByRole('grid', { name: 'Digests' }).getByRole('row');
  await expect(rows.nth(1)).toBeVisible();
  const shown = await rows.nth(1).textContent();

  await first.kill();
  await expect(page.getByRole('alert', { name: 'Daybook has ended' })).toBeVisible();
  const second = await place.start();
  await page.goto(second.link.href);
  await expect(rows.nth(1)).toHaveText(shown ?? '');
  const after = await runTask(page, 'ledger.check', {});
  expect(after).toEqual(before);
  expect(after).toMatchObject({ ok: true, problems: [] });
});

test('a second Daybook on the same ledger is refused and says why', async ({ window, place }) => {
  const second = await tryHost({ data: place.folder });
  expect(second).toMatchObject({ code: 3, output: '' });
  if (!('errors' in second)) throw new Error('the second one has started');
  expect(second.errors).toContain('is open in another Daybook.');
  expect(second.errors).toContain('Close the other Daybook');
  // The first one does not notice.
  expect(await ask(window, 'streams.list', {})).toEqual({ streams: [] });
});

/** What a ledger says of the same month when nothing goes wrong. */
async function undisturbedLedger(page: Page): Promise<unknown> {
  const place = makePlace();
  const other = await page.context().newPage();
  try {
    const { link } = await place.start();
    await other.goto(link.href);
    await runTask(other, 'demo.run', UNPOSTED);
    await runTask(other, 'digests.post', {});
    return await runTask(other, 'ledger.check', {});
  } finally {
    await other.close();
    await place.remove();
  }
}
