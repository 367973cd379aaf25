import type { BooksAccount, EmbeddedBooksStore, OpenState, Page, Services } from '../../core/ports/index.ts';
import type { AccountingDocumentType } from '../../../src-shared/model/index.ts';
import { findOwnBooks } from './find.ts';

/** What a person may ask of a list of documents that are open to actions. */
export interface OpenQuery {
  readonly books?: string | undefined;
  /** Any of these; all where left out or empty. */
  readonly states?: readonly OpenState[] | undefined;
  readonly search?: string | undefined;
}

type Found = Awaited<ReturnType<EmbeddedBooksStore['openDocuments']>>;

/** The states that documents of a type go through; each can be reversed at last. */
const STATES: Partial<Record<AccountingDocumentType, readonly OpenState[]>> = {
  'sales-order': ['open', 'processed', 'closed', 'reversed'],
  receipt: ['inactive', 'active', 'reversed'],
  journal: ['pending', 'normal', 'reversed'],
  'stock-count': ['counted', 'confirmed', 'reversed'],
};

/** A page of the orders, receipts, journals or counts of some books. */
export async function openDocuments(
  services: Services,
  type: AccountingDocumentType,
  { books, states, search }: OpenQuery,
  page: Page,
): Promise<Found & { readonly account: BooksAccount }> {
  const account = await findOwnBooks(services, books);
  const wanted = states === undefined || states.length === 0 ? (STATES[type] ?? []) : states;
  const filter = { type, states: wanted, ...(search === undefined ? {} : { search }) };
  const found = await services.ledger.embedded.openDocuments(account.id, filter, page);
  return { ...found, account };
}
