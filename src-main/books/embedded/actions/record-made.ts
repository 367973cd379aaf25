import {
  type AccountingDocument,
  type DeliveryKey,
  ExpectedFailure,
} from '../../../../src-shared/model/index.ts';
import type { BookRecord, OpenChange } from '../../../core/ports/index.ts';
import { Intake } from '../intake.ts';
import type { ActionContext } from './target.ts';

/** A document that an action makes, with what becomes of those that it is made of. */
export interface MadeDocument {
  readonly document: AccountingDocument;
  readonly madeOf: readonly DeliveryKey[];
  readonly changes: readonly OpenChange[];
}

/**
 * Records documents that an action makes, by the same rules as those that are delivered, and changes of
 * others with them: all or nothing.
 * @throws ExpectedFailure with what the books refuse one of them for
 */
export async function recordMade(
  { books, store }: ActionContext,
  made: readonly MadeDocument[],
  changes: readonly OpenChange[] = [],
): Promise<void> {
  // The store hashes what it writes: nobody outside the books has ever seen these documents.
  const outgoing = made.map(({ document }) => ({ document, contentHash: '' }));
  const intake = await Intake.open(books, store, outgoing);
  for (const [at, { madeOf, changes: along }] of made.entries()) {
    const one = outgoing[at];
    if (one === undefined) continue;
    const taken = intake.take(one, { madeOf, changes: along });
    if ('code' in taken) throw new ExpectedFailure(taken.code, { ...taken, where: one.document.number });
  }
  const write = intake.write();
  const records = write.records.map((record): BookRecord => ({ ...record, contentHash: null }));
  await store.record(books, { ...write, records, changes: [...write.changes, ...changes] });
}
