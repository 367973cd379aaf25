import type {
  AccountingDocument,
  BooksId,
  DeliveryKey,
  DigestId,
  DocumentId,
  MemberState,
  PosDocument,
  StreamId,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate, Instant } from '../../../src-shared/time/index.ts';
import type { StockMove } from './book-rows.ts';

/** A POS document and where it stands. */
export interface Receipt {
  readonly id: DocumentId;
  readonly stream: StreamId;
  readonly streamName: string;
  readonly date: BusinessDate;
  /** The digest that it is in; null before it is consolidated. */
  readonly digest: DigestId | null;
  readonly state: MemberState | null;
  /** As it was posted, whatever has become of it since; as it is while it is not posted. */
  readonly document: PosDocument;
}

/** A delivery that brought receipts into the books. */
export interface Origin {
  readonly key: DeliveryKey;
  /** As it was sent. */
  readonly document: AccountingDocument;
  readonly stream: StreamId;
  /** Mappings set later had no part in it. */
  readonly postedAt: Instant;
  /** By kind and source id. */
  readonly receipts: readonly Receipt[];
}

/** Which receipts a document of the books is made of, and the other way round. */
export interface ExplainStore {
  /**
   * The deliveries behind a document: its own, and those of documents that the books made it of. Empty
   * for what no receipt has a part in, such as opening balances.
   */
  origins(books: BooksId, key: DeliveryKey): Promise<readonly Origin[]>;
  /** Stock moves of a document in the order in which they were recorded. */
  moves(books: BooksId, key: DeliveryKey): Promise<readonly StockMove[]>;
  /** Receipts with this number, oldest first, at most `limit`. */
  receiptsByNumber(number: string, limit: number): Promise<readonly Receipt[]>;
  receipt(id: DocumentId): Promise<Receipt | null>;
  /** Documents of the books that a receipt has a part in, in the order in which they were recorded. */
  documentsOf(id: DocumentId): Promise<readonly { readonly books: BooksId; readonly number: string }[]>;
}
