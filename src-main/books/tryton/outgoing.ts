import type { AccountingDocument } from '../../../src-shared/model/index.ts';

/** A document of one kind on its way, with the hash of its canonical form. */
export interface Outgoing<D extends AccountingDocument = AccountingDocument> {
  readonly document: D;
  readonly contentHash: string;
}
