import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumLaunch } from './tests/support/chromium.ts';
import { filesOfSuite } from './tests/support/suites.ts';

// better-sqlite3 13 does not refuse an older Node, it crashes in it: say so before a worker dies.
if (Number(process.versions.node.split('.')[0]) < 24) {
  throw new Error(
    `Daybook's tests need the Node 24 in node_modules/.bin, not ${process.version}. ` +
      'Run "npm test", or "npm rebuild node" after an install with --ignore-scripts.',
  );
}

/** What the window is made of. Found only in the middle of a run, a library would reload the page. */
const WINDOW_LIBRARIES = [
  'react',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  'react-dom',
  'react-dom/client',
  '@mantine/core',
  '@mantine/dates',
  '@mantine/hooks',
  '@mantine/modals',
  '@mantine/notifications',
  '@tabler/icons-react',
  '@tanstack/react-query',
  '@tanstack/react-virtual',
  'dayjs',
  'i18next',
  'luxon',
  'react-i18next',
  'react-router',
  'vitest-browser-react',
  'zod',
  'zustand',
];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // What is waited for comes within a tenth of a second, and on a busy machine within ten seconds.
    expect: { poll: { interval: 20, timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          ...filesOfSuite('unit'),
          // Files share a worker's modules: loading them anew for each took nearly half of the time. What a
          // file mocks or fakes it takes back.
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        extends: true,
        plugins: [react()],
        optimizeDeps: { include: WINDOW_LIBRARIES },
        test: {
          name: 'ui',
          ...filesOfSuite('ui'),
          testTimeout: 20_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: await chromiumLaunch() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          ...filesOfSuite('e2e'),
          // Whole programs on real data.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'packaging',
          ...filesOfSuite('packaging'),
          // electron-builder puts whole programs together.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'crash',
          ...filesOfSuite('crash'),
          // Each of them kills and restarts programs: side by side they would only measure each other.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'tryton',
          ...filesOfSuite('tryton'),
          // Each file has a server of its own. Daybook waits while that works, so two of them take two cores. The
          // first file of a machine makes the company, which takes a minute.
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
