import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/daybook.ts';
import { fillLedger, NOTHING_THERE } from './support/filled-ledger.ts';
import { everyScreen, type Screen } from './support/screens.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What axe looks for in colours. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];
/** Every element that is in order has a selector made for it too, unless axe is told that nobody asks for it. */
const FOUND_ONLY: { resultTypes: 'violations'[] } = { resultTypes: ['violations'] };
const DESK = { width: 1280, height: 800 } as const;
const SMALL = { width: 900, height: 700 } as const;
/** Text that is a key of the locale files: lower case with dots, as no sentence has. */
const RAW_KEY = /(?<![\w/.])[a-z]+(?:-[a-z]+)*\.[a-z]+(?:[.-][a-z]+)*(?![\w.])/gu;
/** Names of files look the same. */
const FILE_NAME = /\.(?:csv|xlsx|daybook|json|sqlite|log)$/u;

// What fails is named with its screen; recording every step of so many screens took longer than the steps.
test.use({ trace: 'off' });
// Two long ones, each on a ledger of its own.
test.describe.configure({ mode: 'parallel' });

for (const { ledger, fill } of [
  { ledger: 'filled', fill: fillLedger },
  { ledger: 'empty', fill: () => Promise.resolve(NOTHING_THERE) },
]) {
  test(`every screen of a window on a ${ledger} ledger`, async ({ window, complaints }) => {
    test.setTimeout(900_000);
    await window.setViewportSize(DESK);
    const { origin } = new URL(window.url());
    const screens = everyScreen(await fill(window));
    expect(screens.length).toBeGreaterThan(10);
    for (const screen of screens) {
      await test.step(screen.at, () => inspect(window, { ledger, origin }, screen, complaints));
    }
  });
}

/** Looks at one screen, loaded once, in both colours and in two sizes. */
async function inspect(
  page: Page,
  { ledger, origin }: { readonly ledger: string; readonly origin: string },
  screen: Screen,
  complaints: readonly string[],
): Promise<void> {
  const at = `${ledger}: ${screen.at}`;
  const url = new URL(`/#/${screen.at}`, origin);
  // Loaded anew: each screen must be able to be the first one.
  await page.goto('about:blank');
  await page.goto(url.href);
  await settled(page);
  const words = (await page.getByRole('main').innerText()).match(RAW_KEY) ?? [];
  expect
    .soft(
      words.filter((word) => !FILE_NAME.test(word)),
      `${at}: keys instead of texts`,
    )
    .toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  expect.soft(await lightViolations(page), `${at}, light`).toEqual([]);
  await shoot(page, ledger, screen, 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await coloured(page);
  expect.soft(await darkViolations(page), `${at}, dark`).toEqual([]);
  await shoot(page, ledger, screen, 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  const headings = await columnNames(page);
  await page.emulateMedia({ media: 'print' });
  expect.soft(await columnNames(page), `${at}: names of columns on paper`).toEqual(headings);
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize(SMALL);
  await settled(page);
  await shoot(page, ledger, screen, 'small');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(overflow, `${at}: pixels that the small window cuts off`).toBe(0);
  await page.setViewportSize(DESK);
  expect.soft(complaints, `${at}: complaints of the page`).toEqual([]);
}

/** As they can be read now: what is not shown has no text. */
function columnNames(page: Page): Promise<string[]> {
  return page.getByRole('main').locator('thead th').allInnerTexts();
}

/** Answers are there and drawn. */
async function settled(page: Page): Promise<void> {
  await expect.soft(page.getByRole('heading', { level: 1 }), `${page.url()}: one heading`).toHaveCount(1);
  await expect(page.getByText('Loading…')).toHaveCount(0);
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** Colours that are on their way to others have come there. */
function coloured(page: Page): Promise<void> {
  return page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** What a person reads of a violation. */
type Found = readonly { readonly id: string; readonly where: readonly string[] }[];

async function lightViolations(page: Page): Promise<Found> {
  // Without frames there is nothing to gather in a page of its own.
  const { violations } = await new AxeBuilder({ page })
    .options({ ...FOUND_ONLY })
    .setLegacyMode()
    .withTags(WCAG)
    .analyze();
  return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html.slice(0, 200)) }));
}

/** The dark page is the light one in other colours: axe is in it already, and looks at the colours only. */
function darkViolations(page: Page): Promise<Found> {
  return page.evaluate(
    async ({ rules, only }) => {
      interface Axe {
        run(options: object): Promise<{
          readonly violations: readonly {
            readonly id: string;
            readonly nodes: readonly { readonly html: string }[];
          }[];
        }>;
      }
      const { axe } = globalThis as unknown as { readonly axe: Axe };
      const { violations } = await axe.run({ ...only, runOnly: { type: 'rule', values: rules } });
      return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html.slice(0, 200)) }));
    },
    { rules: COLOR_RULES, only: FOUND_ONLY },
  );
}

/** For a person to look at, where DAYBOOK_SCREENS is set: test-results/screens. */
async function shoot(page: Page, ledger: string, { name }: Screen, look: string): Promise<void> {
  if (!process.env['DAYBOOK_SCREENS']) return;
  await page.screenshot({ path: `test-results/screens/${ledger}/${name}.${look}.png` });
}
