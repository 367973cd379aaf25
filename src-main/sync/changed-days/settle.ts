import {
  type CancelSignal,
  type DigestFilter,
  MAX_PAGE_ROWS,
  type Services,
  type StreamInUse,
} from '../../core/ports/index.ts';
import {
  assertNever,
  type ChangeChoice,
  type DigestId,
  type DigestRow,
  type Failure,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { consolidateStream } from '../consolidate.ts';
import { postStream } from '../post.ts';
import { adjustDay, type ChangedDay, type Posting } from './adjust.ts';
import { changesOf, decided } from './changes.ts';
import type { DayPlan } from './plan.ts';
import { replaceDay } from './replace.ts';

/** @throws ExpectedFailure digest-not-found, digest-not-changed */
export async function changedDay(
  services: Services,
  use: StreamInUse,
  row: DigestRow,
  posting: Posting,
): Promise<ChangedDay> {
  const { changes } = await changesOf(services, row.id);
  return { use, row, changes, ...posting };
}

/**
 * Does what was decided about a posted day that changed; `bringUp` then posts what it has let in again. Nothing
 * is sent yet.
 * @returns of the days that something was taken from those that post at once
 * @throws ExpectedFailure digest-not-ready when a document has changed once more; what the books refuse to
 *   take back
 */
export async function settleDay(
  services: Services,
  day: ChangedDay,
  plan: Pick<DayPlan, 'choice' | 'changes' | 'adjustments'>,
  reason: string,
): Promise<readonly DigestFilter[]> {
  const { choice, changes, adjustments } = plan;
  const settling = { ...day, changes };
  const days = await daysToPostAtOnce(services, settling, choice);
  switch (choice) {
    case 'leave':
      await services.ledger.changes.leave(day.row.id, changes.map(decided), reason);
      return days;
    case 'adjust':
      for (const part of adjustments) {
        await adjustDay(services, { ...day, changes: part.changes }, part.adjustment, reason);
      }
      return days;
    case 'replace':
      await replaceDay(services, settling, reason);
      return days;
    default:
      return assertNever(choice);
  }
}

/**
 * Brings the digests of all days that were settled, and of those that their documents have gone to, up to date.
 * What was replaced, or goes to another day, is posted there at once: it was in the books before. Where a
 * person posts, and something of such a day waits for that already, all of it waits: nothing is posted that
 * nobody has looked at.
 * @returns why what was taken back could not be posted anew
 */
export async function bringUp(
  services: Services,
  use: StreamInUse,
  days: readonly DigestFilter[],
  posting: Posting,
  signal: CancelSignal,
): Promise<readonly Failure[]> {
  await consolidateStream(services, use, signal, posting.rules);
  const ids = await digestsOf(services, use, days);
  if (ids.length === 0) return [];
  return (await postStream(services, use, { ids }, signal, posting)).failures;
}

/** The digests of days, those that are not there left out. */
export async function digestsOf(
  { ledger, breathe }: Services,
  { stream: { id: stream } }: StreamInUse,
  days: readonly DigestFilter[],
): Promise<readonly DigestId[]> {
  const ids = new Set(days.flatMap((day) => day.ids ?? []));
  const dates = days.flatMap(({ from }) => from ?? []).toSorted();
  const [from, to] = [dates[0], dates.at(-1)];
  if (from === undefined || to === undefined) return [...ids];
  const wanted = new Set(days.map((day) => placeOf(day.from, day.location)));
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof ledger.digests.list>> = await ledger.digests.list(
      { stream, from, to, counted: false },
      { cursor, limit: MAX_PAGE_ROWS },
    );
    for (const { id, date, location } of page.rows) if (wanted.has(placeOf(date, location))) ids.add(id);
    cursor = page.next;
    await breathe();
  } while (cursor !== null);
  return [...ids];
}

function placeOf(date: BusinessDate | undefined, location: string | undefined): string {
  return `${date} ${location}`;
}

/** Of the days that a decision lets in again those that post now. Asked before anything is decided. */
export async function daysToPostAtOnce(
  { ledger }: Pick<Services, 'ledger'>,
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

/** Whether something that was in the books is out of them until a person posts what waits beside it. */
export async function waitsForPerson(
  services: Pick<Services, 'ledger'>,
  day: ChangedDay,
  choice: ChangeChoice,
): Promise<boolean> {
  return (await daysToPostAtOnce(services, day, choice)).length < daysToPost(day, choice).length;
}

/** Days of which something was in the books and is not any more. */
export function daysToPost(
  { row, changes }: Pick<ChangedDay, 'row' | 'changes'>,
  choice: ChangeChoice,
): readonly DigestFilter[] {
  if (choice === 'leave') return [];
  const moved = new Map(
    changes
      .filter(({ now }) => now.isMoved)
      .map(({ now: { location, date } }): [string, DigestFilter] => [
        placeOf(date, location),
        { location, from: date, to: date },
      ]),
  );
  return [...(choice === 'replace' ? [{ ids: [row.id] }] : []), ...moved.values()];
}
