import type {
  Books,
  BooksAccount,
  CancelSignal,
  DeliveryJob,
  Services,
  Settlement,
} from '../core/ports/index.ts';
import { assertNever, failure } from '../../src-shared/model/index.ts';

/** Deliveries that go out together. */
const DELIVER_BATCH = 50;

/**
 * Sends what is waiting for one set of books, oldest first. Whatever an interrupted run left without
 * an answer is looked up by its key first and never sent blindly again; so is every first send, since
 * the books may know the key from before a restore or a reinstall.
 */
export async function deliverBooks(
  services: Services,
  account: BooksAccount,
  signal: CancelSignal,
): Promise<void> {
  const { deliveries } = services.ledger;
  const books = services.openBooks(account);
  await deliveries.recover(account.id);
  await lookUpUnknown(services, account, books, signal);
  let done = 0;
  while (!signal.aborted) {
    const jobs = await deliveries.next(account.id, 'waiting', DELIVER_BATCH);
    if (jobs.length === 0) break;
    const { settled, missing } = await lookUp(books, jobs);
    if (settled.length > 0) await deliveries.settle(settled);
    if (missing.length > 0) await send(services, books, missing);
    done += jobs.length;
    services.onProgress({
      phase: 'deliver',
      subject: account.name,
      done,
      total: null,
      unit: 'deliveries',
    });
  }
}

async function lookUpUnknown(
  services: Services,
  account: BooksAccount,
  books: Books,
  signal: CancelSignal,
): Promise<void> {
  const { deliveries } = services.ledger;
  while (!signal.aborted) {
    const jobs = await deliveries.next(account.id, 'unknown', DELIVER_BATCH);
    if (jobs.length === 0) return;
    const { settled, missing } = await lookUp(books, jobs);
    const again: Settlement[] = missing.map(({ key }) => ({ key, state: 'waiting' }));
    await deliveries.settle([...settled, ...again]);
  }
}

/** Splits jobs into those that the books hold already, and those that they do not. */
async function lookUp(
  books: Books,
  jobs: readonly DeliveryJob[],
): Promise<{ readonly settled: readonly Settlement[]; readonly missing: readonly DeliveryJob[] }> {
  const found = await books.find(jobs.map((job) => job.key));
  const settled: Settlement[] = [];
  const missing: DeliveryJob[] = [];
  for (const job of jobs) {
    const held = found.get(job.key);
    if (held === undefined) missing.push(job);
    else if (held.contentHash === null || held.contentHash === job.contentHash) {
      settled.push({ key: job.key, state: 'succeeded' });
    } else {
      const data = { number: held.number };
      settled.push({
        key: job.key,
        state: 'failed',
        cause: failure('duplicate-with-other-content', { where: job.document.number, data }),
      });
    }
  }
  return { settled, missing };
}

async function send(services: Services, books: Books, jobs: readonly DeliveryJob[]): Promise<void> {
  const { deliveries } = services.ledger;
  await deliveries.markSending(jobs.map((job) => job.key));
  const outcomes = await books.create(jobs);
  const settlements = outcomes.map((outcome): Settlement => {
    switch (outcome.kind) {
      case 'created':
        return { key: outcome.key, state: 'succeeded' };
      case 'refused':
        return { key: outcome.key, state: 'failed', cause: outcome.cause };
      case 'not-sent':
        return { key: outcome.key, state: 'waiting' };
      case 'unknown':
        return { key: outcome.key, state: 'unknown', cause: outcome.cause };
      default:
        return assertNever(outcome);
    }
  });
  await deliveries.settle(settlements);
}
