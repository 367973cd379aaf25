import type { BookDocumentRow, JournalEntry, Services } from '../../core/ports/index.ts';
import { type Account, ExpectedFailure } from '../../../src-shared/model/index.ts';
import { findBooks } from './find.ts';

/** A document of the books with what is needed to show it. */
export interface FoundDocument extends BookDocumentRow {
  readonly chart: readonly Account[];
  /** As the books recorded them, cost of goods included. */
  readonly entries: readonly JournalEntry[];
}

/**
 * The document of this number.
 * @throws ExpectedFailure books-not-found, books-choice-needed, document-not-found
 */
export async function findDocument(
  services: Services,
  books: string | undefined,
  number: string,
): Promise<FoundDocument> {
  const { id, name } = await findBooks(services, books);
  const { embedded } = services.ledger;
  const found = await embedded.document(id, number);
  if (found === null) {
    throw new ExpectedFailure('document-not-found', { where: number, data: { number, books: name } });
  }
  const [chart, entries] = await Promise.all([
    embedded.chart(id),
    embedded.entriesOf(id, [found.document.key]),
  ]);
  return { ...found, chart, entries };
}
