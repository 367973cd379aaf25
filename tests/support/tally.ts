import path from 'node:path';
import { z } from 'zod';

/** What became of the tests of a run. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** What of the failed has a name: tests by their full names, files that did not load. */
  readonly failures: readonly string[];
  /** The full names of the tests that did not run. */
  readonly skipped: readonly string[];
}

export const NO_TESTS: Tally = { passed: 0, failed: 0, failures: [], skipped: [] };
/** For what went wrong without a test to count it by. */
export const ONE_FAILURE: Tally = { ...NO_TESTS, failed: 1 };

/** Counts a runner's report. Throws when it has another form. */
export type Count = (report: unknown) => Tally;

/**
 * Counts one suite's report.
 * @param count knows the form of the report.
 * @param read gives the report's text, and throws when the suite died before it wrote one.
 * @param clean whether the suite's process ended well. When it did not, at least one failure is counted:
 *   an error outside a test, or a report that is missing, must not look like success.
 */
export function readTally(count: Count, read: () => string, clean: boolean): Tally {
  try {
    const counted = count(JSON.parse(read()));
    return clean || counted.failed > 0 ? counted : addTallies(counted, ONE_FAILURE);
  } catch {
    return ONE_FAILURE;
  }
}

export function addTallies(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    failures: [...a.failures, ...b.failures],
    skipped: [...a.skipped, ...b.skipped],
  };
}

/** The same with a name for each failure that has none of its own. */
export function named(tally: Tally, name: string): Tally {
  const nameless = Array.from({ length: tally.failed - tally.failures.length }, () => name);
  return { ...tally, failures: [...tally.failures, ...nameless] };
}

/** How many tests a tally is about. */
export function sizeOf({ passed, failed, skipped }: Tally): number {
  return passed + failed + skipped.length;
}

/** The part of vitest's JSON report that is counted. */
const VitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

export function countVitest(report: unknown): Tally {
  return VitestReport.parse(report).testResults.map(tallyFile).reduce(addTallies, NO_TESTS);
}

function tallyFile(file: z.infer<typeof VitestReport>['testResults'][number]): Tally {
  const tests = file.assertionResults;
  const name = path.relative('', file.name);
  const failures = tests.filter((test) => test.status === 'failed').map((test) => `${name} ${test.fullName}`);
  // A file that does not load has no tests to count, and still has failed.
  if (file.status === 'failed' && failures.length === 0) failures.push(name);
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: failures.length,
    failures,
    skipped: tests
      .filter((test) => test.status !== 'passed' && test.status !== 'failed')
      .map((test) => test.fullName),
  };
}
