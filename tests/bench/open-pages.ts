import { chromium, type Page } from '@playwright/test';
import { chromiumLaunch } from '../support/chromium.ts';
import { startHost } from '../support/loopback-host.ts';

/**
 * Milliseconds from opening the list of digests to its first row, in a browser that has shown the
 * window before. Counted by the page's own clock, which begins with the navigation.
 * @param data the folder of a Daybook with digests
 */
export async function openPages(data: string, times: number): Promise<number[]> {
  const host = await startHost({ data });
  const browser = await chromium.launch(await chromiumLaunch());
  try {
    const context = await browser.newContext();
    const first = await context.newPage();
    await first.goto(host.link.href);
    await first.locator('tbody tr[data-index]').first().waitFor();
    await first.close();
    const all: number[] = [];
    for (let time = 0; time < times; time += 1) {
      const page = await context.newPage();
      await page.goto(`${host.link.origin}/#/digests`, { waitUntil: 'commit' });
      all.push(await firstRow(page));
      await page.close();
    }
    return all;
  } finally {
    await browser.close();
    await host.stop();
  }
}

function firstRow(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (document.querySelector('tbody tr[data-index]') === null) requestAnimationFrame(look);
          // Once more: by then it is on the screen.
          else requestAnimationFrame(() => resolve(performance.now()));
        };
        look();
      }),
  );
}
