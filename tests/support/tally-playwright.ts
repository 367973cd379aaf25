import { z } from 'zod';
import { addTallies, NO_TESTS, ONE_FAILURE, type Tally } from './tally.ts';

/** The part of Playwright's JSON report that is counted: files and their describes hold tests. */
const Group = z.object({
  title: z.string(),
  specs: z.array(z.object({ title: z.string(), tests: z.array(z.object({ status: z.string() })) })),
  get suites() {
    return z.array(Group).optional();
  },
});

const PlaywrightReport = z.object({
  suites: z.array(Group),
  /** Of no test: a file that does not load, a worker that died. */
  errors: z.array(z.unknown()),
});

export function countPlaywright(report: unknown): Tally {
  const { suites, errors } = PlaywrightReport.parse(report);
  const counted = suites.map((group) => tallyGroup(group, [])).reduce(addTallies, NO_TESTS);
  return errors.map(() => ONE_FAILURE).reduce(addTallies, counted);
}

function tallyGroup({ title, specs, suites = [] }: z.infer<typeof Group>, above: readonly string[]): Tally {
  const names = [...above, title];
  const own = specs.flatMap((spec) =>
    spec.tests.map(({ status }) => tallyTest(status, [...names, spec.title].join(' '))),
  );
  return [...own, ...suites.map((group) => tallyGroup(group, names))].reduce(addTallies, NO_TESTS);
}

function tallyTest(status: string, name: string): Tally {
  if (status === 'expected') return { ...NO_TESTS, passed: 1 };
  if (status === 'skipped') return { ...NO_TESTS, skipped: [name] };
  // "unexpected", and "flaky": what passes only when it is tried again has failed once.
  return { ...ONE_FAILURE, failures: [name] };
}
