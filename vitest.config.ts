import { defineConfig } from 'vitest/config';

// better-sqlite3 13 does not refuse an older Node, it crashes in it: say so before a worker dies.
if (Number(process.versions.node.split('.')[0]) < 24) {
  throw new Error(
    `Daybook's tests need the Node 24 in node_modules/.bin, not ${process.version}. ` +
      'Run "npm test", or "npm rebuild node" after an install with --ignore-scripts.',
  );
}

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/crash/**', 'tests/e2e/**', 'tests/bench/**', 'tests/**/fixtures/**'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          // Whole programs on real data.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'crash',
          include: ['tests/crash/**/*.test.ts'],
          // Each of them kills and restarts programs: side by side they would only measure each other.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
