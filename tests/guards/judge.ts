import { z } from 'zod';
import type { StandingGuard } from './entries.ts';

/** The part of vitest's JSON report that is judged. */
export const TestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});
export type TestReport = z.infer<typeof TestReport>;

type TestResult = TestReport['testResults'][number]['assertionResults'][number];

/** A test that waits in vain, and code that cannot run, say nothing about the guard that was taken out. */
const PROVES_NOTHING: readonly (readonly [RegExp, string])[] = [
  [/\b(?:Test|Hook) timed out\b/u, 'timed out'],
  [/^(?:\w+: )*(?:SyntaxError|ReferenceError|TypeError)\b/mu, 'breaks instead of failing'],
];

/** Why a guard's tests do not pass in the code as it is; null when they do. */
export function whyNotGreen(
  report: TestReport,
  guard: Pick<StandingGuard, 'tests' | 'turnsRed'>,
): string | null {
  return firstReason(report, guard, (file, named) => {
    const failed = named.find(({ status }) => status !== 'passed');
    return failed === undefined
      ? null
      : `"${failed.fullName}" in ${file} does not pass with the guard in place`;
  });
}

/** Why a guard's tests are not what turns red without it; null when they are, in each of its files. */
export function whyNotRed(
  report: TestReport,
  guard: Pick<StandingGuard, 'tests' | 'turnsRed'>,
): string | null {
  return firstReason(report, guard, (file, named) => {
    const failed = named.filter(({ status }) => status === 'failed');
    if (failed.length === 0) return `no "… ${guard.turnsRed} …" in ${file} fails without the guard`;
    for (const { fullName, failureMessages } of failed) {
      const said = (failureMessages ?? []).join('\n');
      const nothing = PROVES_NOTHING.find(([pattern]) => pattern.test(said));
      if (nothing !== undefined) return `"${fullName}" in ${file} ${nothing[1]}: ${firstLine(said)}`;
    }
    return null;
  });
}

/** What the first test says that fails without a guard; empty when none does. */
export function saidWithout(
  { testResults }: TestReport,
  { turnsRed }: Pick<StandingGuard, 'turnsRed'>,
): string {
  const failed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .find(({ status, fullName }) => status === 'failed' && fullName.includes(turnsRed));
  return firstLine(failed?.failureMessages?.[0] ?? '');
}

function firstReason(
  { testResults }: TestReport,
  { tests, turnsRed }: Pick<StandingGuard, 'tests' | 'turnsRed'>,
  judge: (file: string, named: readonly TestResult[]) => string | null,
): string | null {
  for (const file of tests) {
    const result = testResults.find(({ name }) => name.replaceAll('\\', '/').endsWith(`/${file}`));
    if (result === undefined) return `${file} did not run`;
    const { assertionResults, message = '' } = result;
    if (assertionResults.length === 0) return `${file} does not load: ${firstLine(message)}`;
    const named = assertionResults.filter(({ fullName }) => fullName.includes(turnsRed));
    if (named.length === 0) return `no test in ${file} is called "… ${turnsRed} …"`;
    const reason = judge(file, named);
    if (reason !== null) return reason;
  }
  return null;
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
