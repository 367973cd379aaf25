import type { Services, StreamInUse } from '../../core/ports/index.ts';
import {
  type Attention,
  type DigestRow,
  ExpectedFailure,
  failure,
  type Stream,
} from '../../../src-shared/model/index.ts';
import { booksOf } from '../books-of.ts';
import { chartToBe } from '../chart.ts';
import { rulesOf } from '../stream-rules.ts';
import type { ChangedDay, Posting } from './adjust.ts';
import { changesOf } from './changes.ts';
import { planDay } from './plan.ts';
import { refusalsOf } from './refusals.ts';
import { waitsForPerson } from './settle.ts';

/** Days, and changed documents of each, whose reasons are worked out: the window asks for them at every turn. */
const MAX_REASONED_DAYS = 10;
const MAX_REASONED_CHANGES = 20;

type Unsettled = Extract<Attention, { readonly kind: 'unsettled' }>;

/**
 * Why the policy of a stream leaves changed days to a person, day by day, of the first of them. Nothing is
 * written or asked over a network; a day that the next sync settles has no reason.
 */
export async function unsettledOf(
  services: Services,
  stream: Stream,
  rows: readonly DigestRow[],
): Promise<readonly Unsettled[]> {
  if (stream.settings.changedDays === 'ask' || rows.length === 0) return [];
  try {
    const use: StreamInUse = { stream, books: await booksOf(services, stream) };
    const posting = await postingOf(services, use);
    const unsettled: Unsettled[] = [];
    for (const row of rows.slice(0, MAX_REASONED_DAYS)) {
      unsettled.push(...(await ofDay(services, use, row, posting)));
      await services.breathe();
    }
    return unsettled;
  } catch (error) {
    // The days are told all the same, without a reason.
    if (!(error instanceof ExpectedFailure)) throw error;
    return [];
  }
}

async function postingOf(services: Services, { stream, books }: StreamInUse): Promise<Posting> {
  const { ledger } = services;
  const chart = new Set((await chartToBe(services, books)).map(({ number }) => number));
  const rules = rulesOf(services, stream, await ledger.mappings.list(stream.id), chart);
  const lockedThrough = books.system === 'embedded' ? await ledger.embedded.lockedThrough(books.id) : null;
  return { rules, lockedThrough };
}

async function ofDay(
  services: Services,
  use: StreamInUse,
  row: DigestRow,
  posting: Posting,
): Promise<readonly Unsettled[]> {
  const { name, settings } = use.stream;
  const choice = settings.changedDays;
  if (choice === 'ask') return [];
  const { location, date, id: digest } = row;
  const about = { kind: 'unsettled', stream: name, location, date, digest, days: 1 } as const;
  const { changes, total } = await changesOf(services, digest, MAX_REASONED_CHANGES);
  const day: ChangedDay = { use, row, changes, ...posting };
  const plan = await planDay(services, day, choice, changes);
  const settling = { ...day, changes: plan.changes };
  if (choice === 'replace' && plan.changes.length > 0 && (await waitsForPerson(services, settling, choice))) {
    return [{ ...about, documents: total, failure: failure('changed-day-waits') }];
  }
  return refusalsOf(plan.left).map((refusal) => ({
    ...about,
    documents: refusal.changes.length,
    failure: refusal.failure,
  }));
}
