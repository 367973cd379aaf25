import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';
import { Gallery } from './gallery.tsx';

test.each(['light', 'dark'] as const)('axe finds nothing in any component, %s', async (scheme) => {
  await page.viewport(1200, 2600);
  const { screen } = await renderScreen(<Gallery />, { bridge: fakeBridge({}), scheme });
  await expect.element(screen.getByRole('heading', { name: 'Sales digests' })).toBeVisible();
  await expectAccessible();
  await screen.getByRole('button', { name: 'Export' }).click();
  await expect.element(screen.getByRole('menuitem', { name: 'Excel workbook (.xlsx)' })).toBeVisible();
  await expectAccessible(screen.getByRole('menu').element());
});
