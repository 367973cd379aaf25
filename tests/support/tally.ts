import { z } from 'zod';

/** What became of the tests of a run. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** The full names of the tests that did not run. */
  readonly skipped: readonly string[];
}

export const NO_TESTS: Tally = { passed: 0, failed: 0, skipped: [] };

/** The part of vitest's JSON report that is counted. */
const Report = z.object({
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

/**
 * Counts one suite's report.
 * @param read gives the report's text, and throws when the suite died before it wrote one.
 * @param clean whether the suite's process ended well. When it did not, at least one failure is counted:
 *   an error outside a test, or a report that is missing, must not look like success.
 */
export function readTally(read: () => string, clean: boolean): Tally {
  let counted = NO_TESTS;
  try {
    const { testResults } = Report.parse(JSON.parse(read()));
    for (const file of testResults) counted = addTallies(counted, tallyFile(file));
  } catch {
    return { ...NO_TESTS, failed: 1 };
  }
  return clean || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}

export function addTallies(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: [...a.skipped, ...b.skipped] };
}

function tallyFile(file: z.infer<typeof Report>['testResults'][number]): Tally {
  const tests = file.assertionResults;
  const failed = tests.filter((test) => test.status === 'failed').length;
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    // A file that does not load has no tests to count, and still has failed.
    failed: file.status === 'failed' && failed === 0 ? 1 : failed,
    skipped: tests
      .filter((test) => test.status !== 'passed' && test.status !== 'failed')
      .map((test) => test.fullName),
  };
}
