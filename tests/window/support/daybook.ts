import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Page, test as base } from '@playwright/test';
import { type HostOptions, type LoopbackHost, startHost } from '../../support/loopback-host.ts';

export { expect } from '@playwright/test';

/** Where one Daybook lives, and the hosts that were started there. */
export interface Place {
  /** Empty at first. */
  readonly folder: string;
  start(options?: Omit<HostOptions, 'data'>): Promise<LoopbackHost>;
  /** Ends what still runs and removes the folder. */
  remove(): Promise<void>;
}

export function makePlace(): Place {
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-window-'));
  const hosts: LoopbackHost[] = [];
  return {
    folder,
    start: async (options = {}) => {
      const host = await startHost({ data: folder, ...options });
      hosts.push(host);
      return host;
    },
    remove: async () => {
      await Promise.all(hosts.map((host) => host.kill()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Notes what a page complains about: errors and warnings of its console, and what it throws. */
export function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

/** A person in Britain, whatever the machine's own language and zone are. */
export const BRITISH = { locale: 'en-GB', timezoneId: 'Europe/London' } as const;

interface Fixtures {
  readonly place: Place;
  readonly complaints: string[];
  /** A page that has come in through the printed link of a Daybook with nothing in it. */
  readonly window: Page;
}

export const test = base.extend<Fixtures>({
  ...BRITISH,
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from here
  place: async ({}, use) => {
    const place = makePlace();
    await use(place);
    await place.remove();
  },
  complaints: async ({ page }, use) => use(listenForComplaints(page)),
  window: async ({ page, place, complaints: _listened }, use) => {
    const { link } = await place.start();
    await page.goto(link.href);
    await use(page);
  },
});
