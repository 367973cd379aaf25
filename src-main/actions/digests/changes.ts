import type { Page, Paged, PostedChange, Services, StreamInUse } from '../../core/ports/index.ts';
import type { DigestRow } from '../../../src-shared/model/index.ts';
import { booksOf } from '../../sync/books-of.ts';
import { findDigest } from './find.ts';

/** A page of what has changed of a posted day. */
export interface DigestChanges {
  readonly row: DigestRow;
  readonly page: Paged<PostedChange>;
}

/** @throws ExpectedFailure digest-not-found, bad-input */
export async function digestChanges(services: Services, id: string, page: Page): Promise<DigestChanges> {
  const row = await findDigest(services, id);
  return { row, page: await services.ledger.changes.list(row.id, page) };
}

/** The stream of a digest with its books. @throws ExpectedFailure books-not-found */
export async function useOf(services: Services, row: DigestRow): Promise<StreamInUse> {
  const stream = await services.ledger.streams.byId(row.stream);
  if (stream === null) throw new RangeError(`The stream of ${row.id} is not there`);
  return { stream, books: await booksOf(services, stream) };
}
