import type { CancelSignal, DigestFilter, Services, StreamInUse } from '../../core/ports/index.ts';
import {
  assertNever,
  type ChangeChoice,
  type DigestRow,
  ExpectedFailure,
  type Failure,
} from '../../../src-shared/model/index.ts';
import { consolidateStream } from '../consolidate.ts';
import { lockedThroughOf } from '../locked-through.ts';
import { postStream } from '../post.ts';
import { streamRules } from '../stream-rules.ts';
import { adjustDay, type ChangedDay, plannedAdjustment } from './adjust.ts';
import { changesOf, decided } from './changes.ts';
import { plannedReplacement, replaceDay } from './replace.ts';

/** @throws ExpectedFailure digest-not-found, digest-not-changed */
export async function changedDay(services: Services, use: StreamInUse, row: DigestRow): Promise<ChangedDay> {
  const changes = await changesOf(services, row.id);
  const lockedThrough = await lockedThroughOf(services, use.books);
  return { use, row, changes, rules: await streamRules(services, use), lockedThrough };
}

/** Why a choice cannot be made about a day now; null: it can. */
export async function refusalOf(
  services: Services,
  choice: ChangeChoice,
  day: ChangedDay,
): Promise<Failure | null> {
  try {
    if (choice === 'adjust') await plannedAdjustment(services, day);
    if (choice === 'replace') await plannedReplacement(services, day);
    return null;
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error;
    return error.failure;
  }
}

/**
 * Does what was decided about a posted day that changed, and brings its digest and those of days that its
 * documents have gone to up to date. What is replaced, or goes to another day, is posted there at once: it was
 * in the books before. Where a person posts, and something of such a day waits for that already, all of it
 * waits: nothing is posted that nobody has looked at. Nothing is sent yet.
 * @returns how many documents were decided about, and why what was taken back could not be posted anew
 * @throws ExpectedFailure digest-not-changed; why the choice is refused
 */
export async function settleDay(
  services: Services,
  day: ChangedDay,
  { choice, reason, signal }: { choice: ChangeChoice; reason: string; signal: CancelSignal },
): Promise<{ readonly settled: number; readonly failures: readonly Failure[] }> {
  const { use, changes } = day;
  const days = await daysToPostAtOnce(services, day, choice);
  await decide(services, day, choice, reason);
  await consolidateStream(services, use, signal);
  const failures: Failure[] = [];
  for (const filter of days) {
    const posted = await postStream(services, use, filter, signal);
    failures.push(...posted.failures);
  }
  return { settled: changes.length, failures };
}

async function decide(
  services: Services,
  day: ChangedDay,
  choice: ChangeChoice,
  reason: string,
): Promise<void> {
  switch (choice) {
    case 'leave':
      await services.ledger.changes.leave(day.row.id, day.changes.map(decided), reason);
      return;
    case 'adjust':
      await adjustDay(services, day, reason);
      return;
    case 'replace':
      await replaceDay(services, day, reason);
      return;
    default:
      assertNever(choice);
  }
}

/** Of the days that a decision lets in again those that post now. Asked before anything is decided. */
export async function daysToPostAtOnce(
  { ledger }: Services,
  day: ChangedDay,
  choice: ChangeChoice,
): Promise<readonly DigestFilter[]> {
  const days = daysToPost(day, choice);
  const { id: stream, settings } = day.use.stream;
  if (settings.autoInvoice) return days;
  const waiting = await Promise.all(
    days.map((filter) => ledger.digests.openRevisions({ ...filter, stream }, 1, null)),
  );
  return days.filter((_, at) => waiting[at]?.length === 0);
}

/** Days of which something was in the books and is not any more. */
export function daysToPost({ row, changes }: ChangedDay, choice: ChangeChoice): readonly DigestFilter[] {
  if (choice === 'leave') return [];
  const moved = new Map(
    changes
      .filter(({ now }) => now.isMoved)
      .map(({ now: { location, date } }): [string, DigestFilter] => [
        `${date} ${location}`,
        { location, from: date, to: date },
      ]),
  );
  return [...(choice === 'replace' ? [{ ids: [row.id] }] : []), ...moved.values()];
}
