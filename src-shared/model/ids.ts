/**
 * Public identities: opaque prefixed text. Those of streams, documents, digests and books come from
 * natural identity, so that the same data has the same ids on every machine; only runs and imports
 * are UUIDs. The integer keys of the store never leave it.
 */
export type StreamId = string & { readonly __brand: 'StreamId' };
export type DocumentId = string & { readonly __brand: 'DocumentId' };
export type DigestId = string & { readonly __brand: 'DigestId' };
export type BooksId = string & { readonly __brand: 'BooksId' };
export type ImportId = string & { readonly __brand: 'ImportId' };
/** Deterministic key of one accounting document on its way to the books; see core/delivery/key. */
export type DeliveryKey = string & { readonly __brand: 'DeliveryKey' };

/** Brands text that the caller has made or read as the id in question. */
export const streamId = (text: string): StreamId => text as StreamId;
export const documentId = (text: string): DocumentId => text as DocumentId;
export const digestId = (text: string): DigestId => text as DigestId;
export const booksId = (text: string): BooksId => text as BooksId;
export const importId = (text: string): ImportId => text as ImportId;
export const deliveryKey = (text: string): DeliveryKey => text as DeliveryKey;
