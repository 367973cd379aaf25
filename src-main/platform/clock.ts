import { ExpectedFailure } from '../../src-shared/model/index.ts';
import { type Instant, instant, parseInstant } from '../../src-shared/time/index.ts';

/**
 * The wall clock. With `DAYBOOK_NOW` (an ISO instant) it stands still there, for tests and support.
 * @throws ExpectedFailure bad-input when `DAYBOOK_NOW` is no instant.
 */
export function systemClock(env: NodeJS.ProcessEnv = process.env): { now(): Instant } {
  const fixed = env['DAYBOOK_NOW'];
  if (fixed === undefined || fixed === '') return { now: () => instant(Date.now()) };
  const at = parseInstant(fixed);
  if (at === null) {
    throw new ExpectedFailure('bad-input', { where: 'DAYBOOK_NOW', data: { value: fixed.slice(0, 50) } });
  }
  return { now: () => at };
}
