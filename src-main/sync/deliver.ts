import type { BooksAccount, CancelSignal, DeliveryPick, Services } from '../core/ports/index.ts';
import { ExpectedFailure, type Failure } from '../../src-shared/model/index.ts';
import { isOfBooks } from '../core/delivery/outcomes.ts';
import { ExchangeRecorder } from './exchanges/recorder.ts';
import { discardWithdrawn, type DraftProblem } from './deliver/discard.ts';
import { lookUpHandMade, lookUpUnknown } from './deliver/look-up.ts';
import { park } from './deliver/park.ts';
import type { Round } from './deliver/round.ts';
import { sendWaiting } from './deliver/send.ts';
import { quarantineOf } from './quarantine/failure.ts';

interface DeliverOptions {
  readonly asked?: boolean;
  readonly pick?: DeliveryPick | null;
  readonly tell?: (problem: DraftProblem) => void;
}

/**
 * Sends what is waiting for one set of books, oldest first. Whatever an interrupted run left without
 * an answer is looked up by its key first and never sent blindly again; so is every first send, since
 * the books may know the key from before a restore or a reinstall. Of what the books have refused, one of
 * each root cause is tried again; when it goes in, so do the others.
 *
 * Books that do not answer, or ask to wait, are left alone until the time that is noted with them, and those
 * in quarantine until they are compared with the ledger.
 * @param options `asked`: a person has asked for this run, so that what was refused is tried again before its
 *   time. Books that are left alone are not: that is for DeliveryStore.release. `pick`: what the run takes.
 *   `tell` gets what a person has to put right about drafts of withdrawn documents, which stops nothing.
 * @returns why they are left alone; null: all that could be sent was, or somebody stopped the run
 */
export async function deliverBooks(
  services: Services,
  account: BooksAccount,
  signal: CancelSignal,
  { asked = true, pick = null, tell }: DeliverOptions = {},
): Promise<Failure | null> {
  const { deliveries, outages } = services.ledger;
  const quarantined = await quarantineOf(services, account);
  if (quarantined !== null) return quarantined;
  const outage = await outages.of(account.id);
  if (outage !== null && outage.nextTryAt > services.clock.now()) return outage.cause;
  const exchanges = new ExchangeRecorder(services, account.id);
  const books = services.openBooks(account, exchanges);
  const round: Round = { services, account, books, exchanges, signal, asked, pick, outage };
  await deliveries.recover(account.id, asked);
  try {
    await lookUpUnknown(round);
    await lookUpHandMade(round);
    for (const problem of await discardWithdrawn(round)) tell?.(problem);
    return await sendAll(round);
  } catch (error) {
    if (!(error instanceof ExpectedFailure) || !isOfBooks(error.failure)) throw error;
    await exchanges.keepAll();
    return park(round, error.failure);
  }
}

/** Until nothing more goes in: what does can release others, of its root cause or that build on it. */
async function sendAll(round: Round): Promise<Failure | null> {
  const { services, account, signal, asked } = round;
  const tried = new Set<string>();
  let done = 0;
  while (!signal.aborted) {
    const causes = await services.ledger.deliveries.retry(account.id, { asked, except: [...tried] });
    for (const cause of causes) tried.add(cause);
    const sent = await sendWaiting(round, done);
    if (sent.stopped !== null) return sent.stopped;
    if (sent.succeeded === 0 && causes.length === 0) break;
    done = sent.done;
  }
  return null;
}
