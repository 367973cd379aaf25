import { expect, type Locator, type Page } from '@playwright/test';

/** Further than this nobody presses Tab. */
const MAX_STOPS = 60;

/** Goes to a control as a person without a mouse does. @throws when Tab does not lead there */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let stops = 0; stops < MAX_STOPS; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${MAX_STOPS} times ${key} do not lead to ${String(target)}`);
}

/** Goes there and presses a key. */
export async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** After an action the keyboard must be somewhere: on the page itself it has lost its place. */
export async function expectFocusKept(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName ?? 'nothing'), {
      message: 'the element with the focus',
    })
    .not.toMatch(/^(?:BODY|HTML|nothing)$/u);
}
