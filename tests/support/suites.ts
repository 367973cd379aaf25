import { globSync } from 'node:fs';
import path from 'node:path';

/** One kind of tests: who runs it, on which files, and whether it wants `out/` built. */
export interface Suite {
  readonly name: string;
  readonly runner: 'vitest' | 'playwright';
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly needsBuild: boolean;
}

/** In the order of `npm test`: what fails fast and says most comes first. */
export const SUITES = [
  {
    name: 'unit',
    runner: 'vitest',
    include: ['tests/**/*.test.ts'],
    exclude: [
      'tests/crash/**',
      'tests/e2e/**',
      'tests/bench/**',
      'tests/ui/**',
      'tests/window/**',
      'tests/packaging/**',
      'tests/tryton/**',
      'tests/**/fixtures/**',
    ],
    needsBuild: false,
  },
  { name: 'ui', runner: 'vitest', include: ['tests/ui/**/*.test.{ts,tsx}'], exclude: [], needsBuild: false },
  { name: 'e2e', runner: 'vitest', include: ['tests/e2e/**/*.test.ts'], exclude: [], needsBuild: true },
  {
    name: 'window',
    runner: 'playwright',
    include: ['tests/window/**/*.spec.ts'],
    exclude: [],
    needsBuild: true,
  },
  {
    name: 'packaging',
    runner: 'vitest',
    include: ['tests/packaging/**/*.test.ts'],
    exclude: [],
    needsBuild: true,
  },
  { name: 'crash', runner: 'vitest', include: ['tests/crash/**/*.test.ts'], exclude: [], needsBuild: true },
  // Against a real server of somebody else's: never beside anything.
  {
    name: 'tryton',
    runner: 'vitest',
    include: ['tests/tryton/**/*.test.ts'],
    exclude: [],
    needsBuild: false,
  },
] as const satisfies readonly Suite[];

export type SuiteName = (typeof SUITES)[number]['name'];

/** A suite's files as a runner's configuration wants them. */
export function filesOfSuite(name: SuiteName): { include: string[]; exclude: string[] } {
  const suite = SUITES.find((one) => one.name === name);
  return { include: [...(suite?.include ?? [])], exclude: [...(suite?.exclude ?? [])] };
}

/** Whether one of the suite's files lies under `root` and contains one of the filters; none means all. */
export function hasFiles(suite: Suite, root: string, filters: readonly string[]): boolean {
  const files = globSync([...suite.include], { cwd: root, exclude: [...suite.exclude] });
  const wanted = filters.map(partOfPath);
  return files.some(
    (file) => wanted.length === 0 || wanted.some((filter) => file.replaceAll(path.sep, '/').includes(filter)),
  );
}

/** vitest takes `./tests/core` and `tests/core/a.test.ts:12` too. */
function partOfPath(filter: string): string {
  return filter.replace(/^\.\//, '').replace(/:\d+$/, '');
}
