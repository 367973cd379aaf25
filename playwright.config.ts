import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './tests/support/chromium.ts';

export default defineConfig({
  testDir: 'tests/window',
  outputDir: 'test-results/window',
  // Each test starts a host with a ledger of its own, and the machine has two cores.
  workers: 1,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: 'test-results/window.json' }]],
  use: {
    browserName: 'chromium',
    trace: 'retain-on-failure',
    launchOptions: await chromiumLaunch(),
  },
});
