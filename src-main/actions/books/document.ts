import type {
  AllocationRow,
  BookDocumentRow,
  JournalEntry,
  OpenDocument,
  RelatedDocument,
  Services,
} from '../../core/ports/index.ts';
import { type Account, ExpectedFailure } from '../../../src-shared/model/index.ts';
import { deliveredTo } from './delivered.ts';
import { findBooks } from './find.ts';

/** A document of the books with what is needed to show it. */
export interface FoundDocument extends BookDocumentRow {
  readonly chart: readonly Account[];
  /** As the books recorded them, cost of goods included. */
  readonly entries: readonly JournalEntry[];
  /** Null for documents that nobody does anything with. */
  readonly open: OpenDocument | null;
  readonly allocations: readonly AllocationRow[];
  /** What it was made of, what was made of it, and what was posted with it. */
  readonly related: readonly RelatedDocument[];
}

/**
 * The document of this number; of books over a network as it came there.
 * @throws ExpectedFailure books-not-found, books-choice-needed, document-not-found
 */
export async function findDocument(
  services: Services,
  books: string | undefined,
  number: string,
): Promise<FoundDocument> {
  const account = await findBooks(services, books);
  const { id, name } = account;
  const { embedded } = services.ledger;
  const found = await embedded.document(id, number);
  if (found === null) {
    const delivered = await deliveredTo(services, account, number);
    if (delivered !== null) return delivered;
    throw new ExpectedFailure('document-not-found', { where: number, data: { number, books: name } });
  }
  const { key } = found.document;
  const [chart, entries, open, allocations, related] = await Promise.all([
    embedded.chart(id),
    embedded.entriesOf(id, [key]),
    embedded.open(id, [key]),
    embedded.allocationsOf(id, [key]),
    embedded.related(id, key),
  ]);
  return {
    ...found,
    chart,
    entries,
    open: open[0] ?? null,
    allocations,
    related: related.filter((other) => other.key !== key),
  };
}
