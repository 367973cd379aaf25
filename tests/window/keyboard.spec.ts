import type { Page } from '@playwright/test';
import { expect, test } from './support/daybook.ts';
import { ask, runTask } from './support/fill.ts';
import { expectFocusKept, press, tabTo } from './support/keyboard.ts';

// No test here touches the mouse.

test('the first stop skips the navigation', async ({ window }) => {
  await expect(window.getByRole('heading', { level: 1, name: 'Welcome to Daybook' })).toBeVisible();
  await window.keyboard.press('Tab');
  const skip = window.getByRole('link', { name: 'Skip to the content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('main')).toBeFocused();
  await window.keyboard.press('Tab');
  await expect(window.getByRole('button', { name: 'Explore with the sample store' })).toBeFocused();
});

test('the main path, from the sample store to an invoice', async ({ window, complaints }) => {
  test.setTimeout(90_000);
  await press(window, window.getByRole('button', { name: 'Explore with the sample store' }), 'Space');
  const grid = window.getByRole('grid', { name: 'Digests' });
  const rows = grid.locator('tbody').getByRole('row');
  await expect(rows.first()).toBeVisible({ timeout: 60_000 });
  await expectFocusKept(window);

  await test.step('select rows and review them', async () => {
    await tabTo(window, rows.first());
    await window.keyboard.press('Space');
    await window.keyboard.press('Shift+ArrowDown');
    await window.keyboard.press('Shift+ArrowDown');
    await expect(window.getByText('3 selected')).toBeVisible();
    await press(window, window.getByRole('button', { name: 'Mark reviewed' }));
    await expect(window.getByRole('button', { name: 'Mark not reviewed' })).toBeVisible();
    await expectFocusKept(window);
    const { digests } = await ask(window, 'digests.list', {});
    expect(digests.filter(({ reviewedAt }) => reviewedAt !== null)).toHaveLength(3);
  });

  await test.step('open one, look at its views, write a note', async () => {
    await tabTo(window, rows.nth(2), 'Shift+Tab');
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('Enter');
    await expect(window.getByRole('tab', { name: 'Summary' })).toBeVisible();
    await expectFocusKept(window);
    const note = window.getByRole('textbox', { name: 'Note' });
    await tabTo(window, note);
    await window.keyboard.type('The till was slow.');
    await window.keyboard.press('Control+Enter');
    await expect(window.getByText('Not saved')).toBeHidden();
    await tabTo(window, window.getByRole('tab', { name: 'Summary' }), 'Shift+Tab');
    for (const name of ['Items', 'Orders', 'Journal']) {
      await window.keyboard.press('ArrowRight');
      await expect(window.getByRole('tab', { name })).toBeFocused();
      await expect(window.getByRole('tabpanel', { name })).toBeVisible();
    }
  });

  await test.step('a question gives the focus back', async () => {
    const post = window.getByRole('button', { name: 'Post', exact: true });
    await tabTo(window, post, 'Shift+Tab');
    await window.keyboard.press('Enter');
    const question = window.getByRole('dialog');
    await expect(question).toBeVisible();
    expect(await isInside(window, 'dialog')).toBe(true);
    // It holds the focus: Tab goes round within it.
    for (let stops = 0; stops < 6; stops += 1) await window.keyboard.press('Tab');
    expect(await isInside(window, 'dialog')).toBe(true);
    await window.keyboard.press('Escape');
    await expect(question).toBeHidden();
    await expect(post).toBeFocused();
  });

  await test.step('post it with p, and export it', async () => {
    await window.keyboard.press('p');
    await press(window, window.getByRole('dialog').getByRole('button', { name: 'Post 1 digest' }));
    await expect(window.getByRole('status').filter({ hasText: '1 digest posted.' })).toBeVisible();
    await expectFocusKept(window);
    const download = window.waitForEvent('download');
    await press(window, window.getByRole('button', { name: 'Export', exact: true }));
    await expect(window.getByRole('menuitem').first()).toBeFocused();
    await window.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toMatch(/^digest-.*\.xlsx$/u);
    await expectFocusKept(window);
  });

  await test.step('its invoice, and back by the navigation', async () => {
    await tabTo(window, window.getByRole('tab', { name: 'Journal' }));
    await window.keyboard.press('Home');
    await window.keyboard.press('Enter');
    await press(window, window.getByRole('main').getByRole('link', { name: /^INV-/u }).first());
    await expect(window.getByRole('heading', { level: 1, name: /^INV-/u })).toBeVisible();
    await expectFocusKept(window);
    await press(window, window.getByRole('navigation').getByRole('link', { name: 'Invoices' }));
    const invoices = window.getByRole('grid', { name: 'Invoices' }).locator('tbody').getByRole('row');
    await tabTo(window, invoices.first());
    await window.keyboard.press('Enter');
    await expect(window.getByRole('region', { name: 'History' })).toBeVisible();
    await expectFocusKept(window);
  });
  expect(complaints).toEqual([]);
});

test('connecting the sample store through the wizard, and its mappings', async ({ window, complaints }) => {
  test.setTimeout(90_000);
  await press(window, window.getByRole('link', { name: 'Connect a stream' }));
  const provider = window.getByRole('radio', { name: 'Files in a folder' });
  await tabTo(window, provider);
  await window.keyboard.press('ArrowDown');
  await expect(window.getByRole('radio', { name: 'Sample store' })).toBeChecked();
  for (const heading of ['The sample store', 'How should it be posted?', 'Is this right?']) {
    await press(window, window.getByRole('button', { name: 'Next', exact: true }));
    await expect(window.getByRole('heading', { name: heading })).toBeVisible();
    await expectFocusKept(window);
  }
  await press(window, window.getByRole('button', { name: 'Connect', exact: true }));
  await expect(window.getByRole('heading', { name: 'Sample store is connected' })).toBeFocused();

  await press(window, window.getByRole('navigation').getByRole('link', { name: 'Streams' }));
  const menu = window.getByRole('button', { name: 'Actions of Sample store' });
  await tabTo(
    window,
    window.getByRole('grid', { name: 'Streams' }).getByRole('row', { name: 'Sample store' }),
  );
  await tabTo(window, menu);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('menuitem', { name: 'Settings' })).toBeFocused();
  await window.keyboard.press('ArrowDown');
  await expect(window.getByRole('menuitem', { name: 'Mappings' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: 'Mappings of Sample store' })).toBeVisible();
  await expectFocusKept(window);
  expect(complaints).toEqual([]);
});

test('a backup and its restore', async ({ window }) => {
  test.setTimeout(60_000);
  await runTask(window, 'demo.run', { days: 2 });
  await press(window, window.getByRole('navigation').getByRole('link', { name: 'Settings' }));
  await press(window, window.getByRole('button', { name: 'Back up now' }));
  const restore = window.getByRole('button', { name: /^Restore (?!from)/u }).first();
  await expect(restore).toBeVisible({ timeout: 15_000 });
  await expectFocusKept(window);
  await press(window, restore);
  const question = window.getByRole('dialog');
  await expect(question).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(restore).toBeFocused();
  await window.keyboard.press('Enter');
  await press(window, question.getByRole('button', { name: 'Restore this backup' }));
  await expect(window.getByRole('main')).toContainText('The backup is in place.', { timeout: 15_000 });
  await expectFocusKept(window);
  expect((await ask(window, 'streams.list', {})).streams).toHaveLength(1);
});

function isInside(page: Page, role: string): Promise<boolean> {
  return page.evaluate((wanted) => document.activeElement?.closest(`[role="${wanted}"]`) !== null, role);
}
