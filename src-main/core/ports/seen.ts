import type { PosDocumentKind, StreamId } from '../../../src-shared/model/index.ts';

/** What a thing of the POS is told apart by on a document. */
export type SeenBy = 'location' | 'payment-method' | 'tax-code' | 'product-group' | 'reason';

/** A thing that documents of one kind have named. */
export interface SeenThing {
  /** As the document is posted: a cancellation of a pay-out is a pay-out. */
  readonly kind: PosDocumentKind;
  /** The document takes another one back. */
  readonly cancels: boolean;
  readonly by: SeenBy;
  readonly name: string;
  /** Documents, or lines of them, that name it. */
  readonly count: number;
}

/** What the documents of a stream name, for who maps it. */
export interface SeenStore {
  /** Of the last days that the stream has documents of; by kind, sort and name. */
  seen(stream: StreamId, days: number): Promise<readonly SeenThing[]>;
}
