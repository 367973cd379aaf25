import type { Services, StreamInUse } from '../core/ports/index.ts';
import type { BusinessDate } from '../../src-shared/time/index.ts';
import { lockedThroughOf } from './locked-through.ts';
import { streamRules, type StreamRules } from './stream-rules.ts';

/** What a stream posts by in one run, read once for all of its steps and days. */
export interface RunRules {
  readonly rules: StreamRules;
  /** As lockedThroughOf; the books are asked when it is first needed. */
  readonly lockedThrough: () => Promise<BusinessDate | null>;
}

/** @throws ExpectedFailure as streamRules */
export async function rulesOfRun(services: Services, use: StreamInUse): Promise<RunRules> {
  const rules = await streamRules(services, use);
  let known: Promise<BusinessDate | null> | null = null;
  return { rules, lockedThrough: () => (known ??= lockedThroughOf(services, use.books)) };
}
