import type { CancelSignal, DigestFilter, Services, StreamInUse } from '../../core/ports/index.ts';
import {
  type Attention,
  type DigestRow,
  ExpectedFailure,
  type Failure,
  failure,
  type Stream,
} from '../../../src-shared/model/index.ts';
import type { RunRules } from '../run-rules.ts';
import { planDay } from './plan.ts';
import { ofSeveral, reasonKeyOf, refusalsOf } from './refusals.ts';
import { bringUp, changedDay, settleDay, waitsForPerson } from './settle.ts';

/** What stands in the audit when no person has decided. */
const BY_POLICY = 'Settled by the policy of the stream';

/** Documents of a day that the policy could not settle. */
interface Unsettled {
  readonly row: DigestRow;
  readonly documents: number;
  readonly failure: Failure;
}

/**
 * Settles posted days that changed as the stream says, unless a person is to be asked: each by itself, and then
 * all are brought up to date and posted in one go. What is refused is for a person too: the day goes on saying
 * that it reads differently.
 * @returns what could not be settled, by its reason, and why what was taken back could not be posted anew
 */
export async function settleByPolicy(
  services: Services,
  use: StreamInUse,
  run: RunRules,
  signal: CancelSignal,
): Promise<readonly Attention[]> {
  const { stream } = use;
  if (stream.settings.changedDays === 'ask') return [];
  const rows = await services.ledger.digests.changedSincePosted(stream.id);
  if (rows.length === 0) return [];
  const posting = { rules: run.rules, lockedThrough: await run.lockedThrough() };
  const days: DigestFilter[] = [];
  const unsettled: Unsettled[] = [];
  for (const row of rows) {
    if (signal.aborted) break;
    const settled = await settleOne(services, use, row, posting);
    days.push(...settled.days);
    unsettled.push(...settled.unsettled);
    await services.breathe();
  }
  const failures = await bringUp(services, use, days, posting, signal);
  return [
    ...byReason(stream, unsettled),
    ...failures.map((cause): Attention => ({ kind: 'failed', stream: stream.name, failure: cause })),
  ];
}

async function settleOne(
  services: Services,
  use: StreamInUse,
  row: DigestRow,
  posting: Parameters<typeof changedDay>[3],
): Promise<{ readonly days: readonly DigestFilter[]; readonly unsettled: readonly Unsettled[] }> {
  const choice = use.stream.settings.changedDays;
  let documents = 0;
  const refused = (cause: Failure) => ({ days: [], unsettled: [{ row, documents, failure: cause }] });
  try {
    const day = await changedDay(services, use, row, posting);
    documents = day.changes.length;
    if (choice === 'ask') return { days: [], unsettled: [] };
    const plan = await planDay(services, day, choice, day.changes);
    if (plan.changes.length > 0) {
      // It would be in the books no more until a person posts what else waits there.
      const settling = { ...day, changes: plan.changes };
      if (choice === 'replace' && (await waitsForPerson(services, settling, choice))) {
        return refused(failure('changed-day-waits'));
      }
    }
    const unsettled = refusalsOf(plan.left).map((refusal) => ({
      row,
      documents: refusal.changes.length,
      failure: refusal.failure,
    }));
    if (plan.refused !== null) return { days: [], unsettled };
    return { days: await settleDay(services, day, plan, BY_POLICY), unsettled };
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error;
    // Somebody else has settled it meanwhile.
    if (error.failure.code === 'digest-not-changed') return { days: [], unsettled: [] };
    return refused(error.failure);
  }
}

/** Once for each reason, however many documents and days it is about. */
function byReason(stream: Stream, unsettled: readonly Unsettled[]): readonly Attention[] {
  const groups = Map.groupBy(unsettled, (one) => reasonKeyOf(one.failure));
  return [...groups.values()].flatMap((group): readonly Attention[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { location, date, id: digest } = first.row;
    return [
      {
        kind: 'unsettled',
        stream: stream.name,
        location,
        date,
        digest,
        days: group.length,
        documents: group.reduce((all, { documents }) => all + documents, 0),
        failure: group.length === 1 ? first.failure : ofSeveral(first.failure),
      },
    ];
  });
}
