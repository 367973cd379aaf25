import { expect, test } from './support/daybook.ts';

/** Of the issue. */
const MAX_CLICKS = 5;
const WITHIN_MS = 60_000;

test('from the printed link to a posted invoice of the sample store', async ({ window, complaints }) => {
  test.setTimeout(WITHIN_MS);
  let clicks = 0;
  await window.exposeFunction('countClick', () => (clicks += 1));
  await window.evaluate(() => {
    document.addEventListener(
      'click',
      () => void (Reflect.get(globalThis, 'countClick') as () => unknown)(),
      true,
    );
  });

  await window.getByRole('button', { name: 'Explore with the sample store' }).click();
  await expect(window.getByRole('progressbar')).toBeVisible();
  await expect(window.getByRole('heading', { level: 1, name: 'Digests' })).toBeVisible({
    timeout: WITHIN_MS,
  });
  await window.getByRole('button', { name: 'Post all ready' }).click();
  await window
    .getByRole('dialog')
    .getByRole('button', { name: /^Post \d+ digests$/u })
    .click();
  await expect(window.getByRole('status').filter({ hasText: /digests posted/u })).toBeVisible({
    timeout: WITHIN_MS,
  });
  await window.getByRole('grid', { name: 'Digests' }).getByRole('link', { name: /^INV-/u }).first().click();

  await expect(window.getByRole('heading', { level: 1, name: /^INV-/u })).toBeVisible();
  const partOf = (name: string) => window.getByRole('region', { name, exact: true });
  // The header is a row too.
  await expect(partOf('Items').getByRole('row').nth(1)).toBeVisible();
  await expect(partOf('Payments')).toContainText('Cash');
  const history = window.getByRole('region', { name: 'History' });
  await expect(history).toContainText('Made by posting revision 1 of the digest');
  await expect(history).toContainText('In the books as INV-');
  expect(clicks).toBeLessThanOrEqual(MAX_CLICKS);
  expect(complaints).toEqual([]);
});
