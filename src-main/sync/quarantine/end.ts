import type { BooksAccount, Services } from '../../core/ports/index.ts';
import { type BooksId, ExpectedFailure, isOverNetwork } from '../../../src-shared/model/index.ts';

/**
 * Lets posting to books go on. From now on the ledger is another one than that which it was restored or copied
 * from: it has a generation of its own, under which this computer has on record what was posted.
 * @param reason why a person does it although something differs; null: all agrees
 * @throws ExpectedFailure status-not-verified
 */
export async function endQuarantine(
  { ledger, postingRecord, ids }: Pick<Services, 'ledger' | 'postingRecord' | 'ids'>,
  account: BooksAccount,
  reason: string | null,
): Promise<void> {
  const quarantine = await ledger.quarantine.of(account.id);
  if (quarantine === null) return;
  if (quarantine.findings === null) {
    throw new ExpectedFailure('status-not-verified', { where: account.name, data: { name: account.name } });
  }
  const generation = ids.uuid();
  const { made } = await ledger.quarantine.standing();
  const marks = new Map<BooksId, number>();
  const sentTo = await ledger.quarantine.sentTo();
  for (const { id, system } of await ledger.books.list()) {
    if (isOverNetwork(system) && (sentTo.has(id) || id === account.id)) marks.set(id, made);
  }
  // The record first: without it the ledger would be taken for a copy when it is opened next.
  postingRecord?.raise(generation, marks);
  await ledger.quarantine.end(account.id, { generation, recorded: postingRecord !== null, reason });
}
