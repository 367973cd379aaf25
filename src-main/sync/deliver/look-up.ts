import { foundSettlement } from '../../core/delivery/outcomes.ts';
import type { QueuedJob, Settlement } from '../../core/ports/index.ts';
import type { DeliveryKey } from '../../../src-shared/model/index.ts';
import { noteAnswer } from './park.ts';
import type { Round } from './round.ts';

/** Begins with some jobs: splits them into those that the books hold already, and those that they do not. */
export async function lookUp(
  round: Round,
  jobs: readonly QueuedJob[],
): Promise<{ readonly settled: readonly Settlement[]; readonly missing: readonly QueuedJob[] }> {
  round.exchanges.forget();
  const found = await round.books.find(jobs.map((job) => job.key));
  await noteAnswer(round);
  const settled: Settlement[] = [];
  const missing: QueuedJob[] = [];
  for (const job of jobs) {
    const settlement = foundSettlement(job, found);
    if (settlement === null) missing.push(job);
    else settled.push(settlement);
  }
  // Of what never went wrong nothing is kept.
  const states = new Map(settled.map(({ key, state }) => [key, state]));
  const told = jobs.filter(
    ({ key, attempts }) => states.get(key) === 'failed' || (states.has(key) && attempts > 0),
  );
  await round.exchanges.keep(told.map(({ key }) => key));
  return { settled, missing };
}

/** What had no answer: it is in the books, or waits as before. */
export async function lookUpUnknown(round: Round): Promise<void> {
  const { services, account, books, signal } = round;
  const { deliveries } = services.ledger;
  while (!signal.aborted) {
    const jobs = await deliveries.next(account.id, 'unknown', books.capabilities.limits.batch);
    if (jobs.length === 0) return;
    const { settled, missing } = await lookUp(round, jobs);
    const again = missing.map(({ key, nextTryAt, cause }): Settlement => ({
      key,
      state: 'waiting',
      nextTryAt,
      ...(cause === null ? {} : { cause }),
    }));
    await deliveries.settle([...settled, ...again]);
  }
}

/** What a person enters in the books by hand turns up there one day. */
export async function lookUpHandMade(round: Round): Promise<void> {
  const { services, account, books, signal } = round;
  const { deliveries } = services.ledger;
  let after: DeliveryKey | null = null;
  while (!signal.aborted) {
    const jobs: readonly QueuedJob[] = await deliveries.next(
      account.id,
      'by-hand',
      books.capabilities.limits.batch,
      after,
    );
    const last = jobs.at(-1);
    if (last === undefined) return;
    after = last.key;
    round.exchanges.forget();
    const found = await books.find(jobs.map((job) => job.key));
    // By hand it never has the content that we would have sent.
    const made = jobs.filter(({ key }) => found.has(key));
    if (made.length > 0) await deliveries.settle(made.map(({ key }) => ({ key, state: 'succeeded' })));
  }
}
