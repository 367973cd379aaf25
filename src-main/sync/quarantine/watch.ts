import { quarantineCause } from '../../core/delivery/quarantine.ts';
import type { BooksAccount, Services } from '../../core/ports/index.ts';
import { type BooksId, isOverNetwork, type QuarantineCause } from '../../../src-shared/model/index.ts';

/** What deciding about a ledger, and noting what it posts, works with. */
type Parts = Pick<Services, 'ledger' | 'postingRecord' | 'log'>;

/**
 * Looks at a ledger that was just opened: one that was restored, copied or put back by hand posts nothing to
 * books over a network until they are compared. The embedded ones are in the ledger itself.
 */
export async function watchLedger({ ledger, postingRecord, log }: Parts): Promise<void> {
  if (postingRecord === null) return;
  const remote = (await ledger.books.list()).filter(({ system }) => isOverNetwork(system));
  const standing = await ledger.quarantine.standing();
  const sentTo = await ledger.quarantine.sentTo();
  const recorded = postingRecord.read(standing.generation);
  const before = (standing.restoredFrom?.generations ?? []).map((each) => postingRecord.read(each));
  const causes = new Map<BooksId, QuarantineCause>();
  const marks = new Map<BooksId, number>();
  for (const { id } of remote) {
    const cause = quarantineCause({
      ledger: standing,
      sent: sentTo.has(id),
      recorded: recorded?.get(id) ?? null,
      recordedBefore: before.some((record) => record?.has(id) === true),
    });
    if (cause !== null) causes.set(id, cause);
    else if (sentTo.has(id)) marks.set(id, standing.made);
  }
  // First the record: a ledger that says it is on record and is not would be taken for a copy.
  if (standing.unrecorded && marks.size > 0) postingRecord.raise(standing.generation, marks);
  if (causes.size === 0 && !standing.unrecorded) return;
  await ledger.quarantine.begin(causes);
  if (causes.size > 0) log.warn('posting-quarantined', { causes: Object.fromEntries(causes) });
}

/**
 * Notes outside of the ledger how far it has come, before anything of it leaves the house.
 * @throws ExpectedFailure disk-full, file-not-writable: then nothing is sent
 */
export async function noteSending(
  { ledger, postingRecord }: Omit<Parts, 'log'>,
  { id, system }: BooksAccount,
): Promise<void> {
  if (postingRecord === null || !isOverNetwork(system)) return;
  const { generation, made } = await ledger.quarantine.standing();
  postingRecord.raise(generation, new Map([[id, made]]));
}
