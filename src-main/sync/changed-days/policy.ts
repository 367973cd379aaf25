import type { CancelSignal, Services, StreamInUse } from '../../core/ports/index.ts';
import { ExpectedFailure, type Failure } from '../../../src-shared/model/index.ts';
import type { ChangedDay } from './adjust.ts';
import { changedDay, daysToPost, daysToPostAtOnce, settleDay } from './settle.ts';

/** What stands in the audit when no person has decided. */
const BY_POLICY = 'Settled by the policy of the stream';

/**
 * Settles posted days that changed as the stream says, unless a person is to be asked. What is refused is for a
 * person too: the day goes on saying that it reads differently.
 * @returns why what was taken back could not be posted anew
 */
export async function settleByPolicy(
  services: Services,
  use: StreamInUse,
  signal: CancelSignal,
): Promise<readonly Failure[]> {
  const choice = use.stream.settings.changedDays;
  if (choice === 'ask') return [];
  const failures: Failure[] = [];
  for (const row of await services.ledger.digests.changedSincePosted(use.stream.id)) {
    if (signal.aborted) break;
    try {
      const day = await changedDay(services, use, row);
      // It would be in the books no more until a person posts what else waits there.
      if (choice === 'replace' && (await waits(services, day))) continue;
      const result = await settleDay(services, day, { choice, reason: BY_POLICY, signal });
      failures.push(...result.failures);
    } catch (error) {
      if (!(error instanceof ExpectedFailure)) throw error;
    }
    await services.breathe();
  }
  return failures;
}

async function waits(services: Services, day: ChangedDay): Promise<boolean> {
  const atOnce = await daysToPostAtOnce(services, day, 'replace');
  return atOnce.length < daysToPost(day, 'replace').length;
}
