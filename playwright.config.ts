import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './tests/support/chromium.ts';

export default defineConfig({
  testDir: 'tests/window',
  outputDir: 'test-results/window',
  // Each story has a host with a ledger of its own, and while its page works its host mostly waits.
  workers: 2,
  // Two at a time on two cores take longer over each step.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: 'test-results/window.json' }]],
  use: {
    browserName: 'chromium',
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: await chromiumLaunch(),
  },
});
