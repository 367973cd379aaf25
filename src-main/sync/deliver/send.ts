import { beyondBooks } from '../../core/delivery/capable.ts';
import { isOfBooks, isPerhapsOfOne, outageIn, settlementOf } from '../../core/delivery/outcomes.ts';
import type { CreateOutcome, QueuedJob, Settlement } from '../../core/ports/index.ts';
import { type DeliveryKey, ExpectedFailure, type Failure, failure } from '../../../src-shared/model/index.ts';
import { holdLookAlikes } from './look-alikes.ts';
import { noteSending } from '../quarantine/watch.ts';
import { lookUp } from './look-up.ts';
import { park, parkWhenUsedUp } from './park.ts';
import { momentOf, type Round } from './round.ts';

/** What one go through the line came to. */
interface Sent {
  readonly done: number;
  readonly succeeded: number;
  /** Why the books are left alone from now on; null: they are not. */
  readonly stopped: Failure | null;
}

/** What one batch came to. */
interface BatchSent extends Omit<Sent, 'done'> {
  /** The books have failed with it, and that may be its own fault. */
  readonly suspect: boolean;
  /** What did not come to them or had no answer, though they may be well. */
  readonly unsure: readonly DeliveryKey[];
}

/**
 * Whether the books answer at all: what is left of a batch waits a moment each when it was a document's
 * fault, but when it was the books themselves a person is to see that, and until when they are left alone.
 * @throws ExpectedFailure as Books, when they do not
 */
async function askAgain({ books, exchanges }: Round, keys: readonly DeliveryKey[]): Promise<void> {
  exchanges.forget();
  await books.find(keys);
}

/**
 * Goes through all that waits once, from the oldest, in batches as large as the books take them. What is
 * passed over, or goes on waiting, is not met again in the same go.
 * @param done deliveries that the run has been through before
 */
export async function sendWaiting(round: Round, done: number): Promise<Sent> {
  const { services, account, books, signal } = round;
  const { batch } = books.capabilities.limits;
  let sent: Sent = { done, succeeded: 0, stopped: null };
  let after: DeliveryKey | null = null;
  let suspect = false;
  let unsure: readonly DeliveryKey[] = [];
  while (!signal.aborted && sent.stopped === null) {
    const jobs: readonly QueuedJob[] = await services.ledger.deliveries.next(
      account.id,
      'waiting',
      batch,
      after,
      round.pick,
    );
    const last = jobs.at(-1);
    if (last === undefined) break;
    after = last.key;
    const came: BatchSent = await sendBatch(round, jobs, suspect);
    suspect = came.suspect;
    unsure = came.unsure;
    const total = sent.done + jobs.length;
    sent = { done: total, succeeded: sent.succeeded + came.succeeded, stopped: came.stopped };
    services.onProgress({
      phase: 'deliver',
      subject: account.name,
      done: total,
      total: null,
      unit: 'deliveries',
    });
  }
  // Where another batch follows, its look-up tells whether it was the books. Nothing follows the last one.
  if (sent.stopped === null && !signal.aborted && unsure.length > 0) await askAgain(round, unsure);
  return sent;
}

async function sendBatch(round: Round, jobs: readonly QueuedJob[], suspect: boolean): Promise<BatchSent> {
  const { deliveries } = round.services.ledger;
  const { capabilities } = round.books;
  const beyond = jobs.flatMap((job) => beyondBooks(job, capabilities) ?? []);
  if (beyond.length > 0) await deliveries.settle(beyond);
  const kept = new Set(beyond.map(({ key }) => key));
  const able = jobs.filter(({ key }) => !kept.has(key));
  if (able.length === 0) return { succeeded: 0, stopped: null, suspect, unsure: [] };
  const usedUp = await parkWhenUsedUp(round);
  if (usedUp !== null) return { succeeded: 0, stopped: usedUp, suspect, unsure: [] };
  const { settled, missing } = await lookUp(round, able);
  if (settled.length > 0) await deliveries.settle(settled);
  const found = succeededOf(settled);
  const none = { succeeded: found, stopped: null, suspect: false, unsure: [] };
  if (missing.length === 0) return none;
  const toSend = await holdLookAlikes(round, missing);
  if (toSend.length === 0) return none;
  const came = await create(round, toSend, suspect);
  return { ...came, succeeded: found + came.succeeded };
}

/** Marks them as on their way, on the disk and on record outside of the ledger, before anything leaves the house. */
async function create(round: Round, jobs: readonly QueuedJob[], suspect: boolean): Promise<BatchSent> {
  const { services, books } = round;
  const { deliveries } = services.ledger;
  await noteSending(services, round.account);
  await deliveries.markSending(jobs.map((job) => job.key));
  const outcomes = answered(jobs, await outcomesOf(() => books.create(jobs), jobs));
  await round.exchanges.keep(worthKeeping(jobs, outcomes));
  const cause = outageIn(outcomes);
  // Looked up they were a moment ago: when it is one document, the next batch goes in.
  const perhaps = cause !== null && isPerhapsOfOne(cause) && !suspect;
  const stopped = cause === null || perhaps ? null : await park(round, cause);
  const until = stopped !== null && typeof stopped.retry === 'object' ? stopped.retry.after : null;
  const moment = momentOf(round);
  const settlements = jobs.flatMap((job, at) => {
    const outcome = outcomes[at];
    return outcome === undefined ? [] : [settlementOf(job, outcome, until, moment)];
  });
  await deliveries.settle(settlements);
  const unsure = outcomes.flatMap(({ key, kind }) =>
    kind === 'not-sent' || kind === 'unknown' ? [key] : [],
  );
  return { succeeded: succeededOf(settlements), stopped, suspect: perhaps, unsure };
}

function succeededOf(settlements: readonly Settlement[]): number {
  return settlements.filter(({ state }) => state === 'succeeded').length;
}

/** What did not go in, and what goes in after it had not: of all that simply goes in nothing is kept. */
function worthKeeping(
  jobs: readonly QueuedJob[],
  outcomes: readonly CreateOutcome[],
): readonly DeliveryKey[] {
  return jobs.flatMap(({ key, attempts }, at) =>
    outcomes[at]?.kind !== 'created' || attempts > 0 ? [key] : [],
  );
}

/** A call that fails as a whole may have got through in part: each of its documents is looked up. */
async function outcomesOf(
  send: () => Promise<readonly CreateOutcome[]>,
  jobs: readonly QueuedJob[],
): Promise<readonly CreateOutcome[]> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof ExpectedFailure) || !isOfBooks(error.failure)) throw error;
    return jobs.map(({ key }) => ({ key, kind: 'unknown', cause: error.failure }));
  }
}

/** One outcome for each job, in their order: what the books did not speak of is looked up. */
function answered(jobs: readonly QueuedJob[], outcomes: readonly CreateOutcome[]): readonly CreateOutcome[] {
  const byKey = new Map(outcomes.map((outcome) => [outcome.key, outcome]));
  return jobs.map(
    ({ key, document: { number } }) =>
      byKey.get(key) ?? { key, kind: 'unknown', cause: failure('books-not-understood', { where: number }) },
  );
}
