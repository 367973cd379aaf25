import type { Passed } from '../support/fault-proxy.ts';
import type { Holding } from './holding.ts';
import { withoutLine } from './judge.ts';
import type { Kind } from './kinds.ts';
import { stepsOf } from './steps.ts';

/** The login, the look-up, and a change: no document goes in by less. */
const LEAST_STEPS = 3;

/**
 * Why a delivery without any fault cannot be what the others are compared with. Were nothing found of it,
 * nothing would be missed of them either.
 */
export function flawsOf(
  kind: Kind,
  { records, accounts }: Holding,
  passed: readonly Pick<Passed, 'name'>[],
): readonly string[] {
  const steps = stepsOf(passed.map(({ name }) => name)).length;
  return [
    ...withoutLine(kind.leaves, records).map((beginning) => `nothing is found of "${beginning}"`),
    ...records.filter((line) => isUnfinished(line, kind)),
    ...(accounts === null ? [] : [accounts]),
    ...(steps < LEAST_STEPS ? [`${steps} steps were recorded`] : []),
  ];
}

/** Whether a record is not what its document says, even though nothing went wrong. */
function isUnfinished(line: string, { stays }: Kind): boolean {
  const isOpen = /^(?:invoice|move|stock\S*|count) draft\b/u.test(line) && !stays;
  return isOpen || / of \d+,| due \d/u.test(line);
}
