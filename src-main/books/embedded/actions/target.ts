import {
  type AccountingDocument,
  type AccountingDocumentType,
  type BooksId,
  type DeliveryKey,
  ExpectedFailure,
} from '../../../../src-shared/model/index.ts';
import type {
  BookActionOutcome,
  BookActionWrite,
  EmbeddedBooksStore,
  OpenDocument,
  OpenState,
} from '../../../core/ports/index.ts';

/** The books that an action is done in. */
export interface ActionContext {
  readonly books: BooksId;
  readonly store: EmbeddedBooksStore;
}

/** Nothing yet: an action names what it writes. */
export const NOTHING: BookActionWrite = { records: [], late: [], changes: [], states: [], transit: [] };

type OfType<Type extends AccountingDocumentType> = Extract<AccountingDocument, { readonly type: Type }>;

/**
 * The document of this key, in the one state in which the action can be done.
 * @throws ExpectedFailure document-not-found, document-reversed, document-not-open
 */
export async function openDocument<Type extends AccountingDocumentType>(
  { books, store }: ActionContext,
  key: DeliveryKey,
  type: Type,
  state: OpenState,
): Promise<OpenDocument & { readonly document: OfType<Type> }> {
  const [found] = await store.open(books, [key]);
  if (found === undefined)
    throw new ExpectedFailure('document-not-found', { where: key, data: { number: key } });
  const { document } = found;
  if (!isOfType(document, type)) throw notOpen(document.number, found.state);
  if (found.state === 'reversed') {
    throw new ExpectedFailure('document-reversed', {
      where: document.number,
      data: { number: document.number },
    });
  }
  if (found.state !== state) throw notOpen(document.number, found.state);
  return { ...found, document };
}

function isOfType<Type extends AccountingDocumentType>(
  document: AccountingDocument,
  type: Type,
): document is OfType<Type> {
  return document.type === type;
}

/** What has been done already, or cannot be done with it as it stands. */
export function notOpen(number: string, state: string): ExpectedFailure {
  return new ExpectedFailure('document-not-open', { where: number, data: { number, state } });
}

/** What came of an action, with what it made. */
export function outcomeOf(
  document: AccountingDocument,
  state: OpenState,
  made: readonly AccountingDocument[] = [],
  along: readonly DeliveryKey[] = [],
): BookActionOutcome {
  return {
    key: document.key,
    number: document.number,
    state,
    along: along.filter((key) => key !== document.key),
    made: made.map(({ key, type, number, date, total }) => ({ key, type, number, date, total })),
  };
}
