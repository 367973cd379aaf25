import type { Services } from '../../core/ports/index.ts';
import type { StatusRow } from '../../../src-shared/model/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { findRow } from './find.ts';

/**
 * Lets a document go that looks like something the books have already: it goes out with the next sync.
 * @throws ExpectedFailure document-not-found, nothing-suspected
 */
export async function postRowAnyway(
  services: Services,
  { id, reason }: RequestData<'status.post-anyway'>,
): Promise<StatusRow> {
  const { row } = await findRow(services, id);
  await services.ledger.deliveries.postAnyway(row.key, reason);
  return (await findRow(services, id)).row;
}
