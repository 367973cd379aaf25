import type { ReleaseFilter, Services } from '../../core/ports/index.ts';
import { deliveryKey, thrown } from '../../../src-shared/model/index.ts';
import type { RequestData, Responses } from '../../../src-shared/ipc/contract.ts';
import { deliverBooks } from '../../sync/deliver.ts';
import { sinceThen } from '../../sync/run.ts';
import { recorded } from '../sync/record.ts';
import { findRow } from './find.ts';

type Asked = RequestData<'status.refresh'>;
type Refreshed = Responses['status.refresh'];

/**
 * Tries again at once: one row, the rows of one cause, or all that was refused; then everything that waits
 * for the books goes out. Books that cannot be reached stop no others.
 * @throws ExpectedFailure document-not-found; why the books did not answer, where none of them did
 */
export async function refreshStatus(services: Services, asked: Asked): Promise<Refreshed> {
  const choice = await choiceOf(services, asked);
  return recorded(
    services,
    { kind: 'refresh', startedBy: 'person', streams: [] },
    () => refresh(services, choice),
    ({ deliveries }) => ({
      documents: 0,
      delivered: deliveries.succeeded,
      failed: deliveries.failed,
      attention: deliveries.failed + deliveries.held,
    }),
  );
}

async function choiceOf(services: Services, { id, cause }: Asked): Promise<ReleaseFilter> {
  if (cause !== undefined) return { causeKey: cause };
  if (id === undefined) return {};
  await findRow(services, id);
  return { keys: [deliveryKey(id)] };
}

async function refresh(services: Services, choice: ReleaseFilter): Promise<Refreshed> {
  const { ledger, signal } = services;
  const before = await ledger.deliveries.counts(null);
  const released = await ledger.deliveries.release(choice);
  const accounts = await ledger.books.list();
  let unreached = 0;
  for (const account of accounts) {
    if (signal.aborted) break;
    const left = await deliverBooks(services, account, signal);
    if (left === null) continue;
    unreached += 1;
    if (unreached === accounts.length) throw thrown(left);
  }
  return { released, deliveries: sinceThen(before, await ledger.deliveries.counts(null)) };
}
