import type { Account, AccountingDocument, DeliveryKey, Failure } from '../../../src-shared/model/index.ts';
import type { BookAction, BookActionOutcome } from './book-actions.ts';

/** What the books already hold under a key. */
export interface FoundDocument {
  readonly number: string;
  /** Hash over what we would send; null where the books cannot give the content back. */
  readonly contentHash: string | null;
}

/** A document ready to send, with the hash of its canonical form. */
export interface OutgoingDocument {
  readonly document: AccountingDocument;
  readonly contentHash: string;
}

/** What became of one document; `unknown` when no answer came. */
export type CreateOutcome =
  | { readonly key: DeliveryKey; readonly kind: 'created'; readonly number: string }
  | { readonly key: DeliveryKey; readonly kind: 'refused'; readonly cause: Failure }
  | { readonly key: DeliveryKey; readonly kind: 'unknown'; readonly cause: Failure };

/** An accounting system as deliveries see it. */
export interface Books {
  readonly system: string;
  chart(): Promise<readonly Account[]>;
  find(keys: readonly DeliveryKey[]): Promise<ReadonlyMap<DeliveryKey, FoundDocument>>;
  /** In the order given; one refused document does not stop the others. */
  create(documents: readonly OutgoingDocument[]): Promise<readonly CreateOutcome[]>;
  /**
   * Does one thing with a document that is open to it. Left out by books whose documents are processed
   * in a program of their own.
   * @throws ExpectedFailure document-not-found, document-not-open, document-reversed, period-locked,
   *   count-out-of-date
   */
  act?(action: BookAction): Promise<BookActionOutcome>;
}
