import {
  accountsUsed,
  type AccountingDocument,
  type AccountNumber,
  type BooksId,
  ExpectedFailure,
  type Failure,
  type FailureCode,
  failure,
} from '../../../src-shared/model/index.ts';
import type {
  BookRecord,
  Books,
  CreateOutcome,
  EmbeddedBooksStore,
  OutgoingDocument,
} from '../../core/ports/index.ts';
import { StockLedger } from './stock-ledger.ts';

/** Failures of the store that are one document's own fault: the others of its batch can go in. */
const FAULTS_OF_ONE: ReadonlySet<FailureCode> = new Set(['number-taken', 'duplicate-with-other-content']);

/** The books that ship with Daybook: double entry in the ledger file itself. */
export function createEmbeddedBooks(books: BooksId, store: EmbeddedBooksStore): Books {
  return {
    system: 'embedded',
    chart: () => store.chart(books),
    find: (keys) => store.find(books, keys),
    create: async (documents) => {
      const together = await attempt(() => takeIn(books, store, documents));
      if (!isFailure(together)) return together;
      // Nothing of the batch was recorded: one by one, only the one at fault stays out.
      const outcomes: CreateOutcome[] = [];
      for (const outgoing of documents) {
        const alone = await attempt(() => takeIn(books, store, [outgoing]));
        outcomes.push(
          ...(isFailure(alone)
            ? [{ key: outgoing.document.key, kind: 'refused', cause: alone } as const]
            : alone),
        );
      }
      return outcomes;
    },
  };
}

type Outcomes = readonly CreateOutcome[];

/** What came of it, or the failure when it is a single document's fault. Everything else is thrown on. */
async function attempt(work: () => Promise<Outcomes>): Promise<Outcomes | Failure> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ExpectedFailure && FAULTS_OF_ONE.has(error.failure.code)) return error.failure;
    throw error;
  }
}

function isFailure(result: Outcomes | Failure): result is Failure {
  return 'code' in result;
}

/** Records a batch, all or nothing; what names an account that there is not is refused before. */
async function takeIn(
  books: BooksId,
  store: EmbeddedBooksStore,
  documents: readonly OutgoingDocument[],
): Promise<Outcomes> {
  const known = new Set((await store.chart(books)).map((account) => account.number));
  const stock = new StockLedger(await store.stock(books, stockWanted(documents)));
  const records: BookRecord[] = [];
  const outcomes: CreateOutcome[] = [];
  for (const { document, contentHash } of documents) {
    const unknown = unknownAccount(document, known);
    if (unknown !== null) {
      const cause = failure('account-unknown', { target: `account:${unknown}`, data: { name: unknown } });
      outcomes.push({ key: document.key, kind: 'refused', cause });
      continue;
    }
    const { entries, moves, items } = stock.take(document);
    records.push({ document, contentHash, entries: [...document.entries, ...entries], moves, items });
    outcomes.push({ key: document.key, kind: 'created', number: document.number });
  }
  await store.record(books, records, stock.changed());
  return outcomes;
}

/** Which items the documents touch, so that their states are read in one go. */
function stockWanted(documents: readonly OutgoingDocument[]): { sku: string; location: string }[] {
  return documents.flatMap(({ document }) => {
    if (document.type === 'opening-balance') {
      return document.stock.map(({ sku, location }) => ({ sku, location }));
    }
    const lines = document.type === 'goods-received' ? document.lines : document.stock;
    return lines.map(({ sku }) => ({ sku, location: document.location }));
  });
}

/** The first account of the document that the chart does not have. */
function unknownAccount(
  document: AccountingDocument,
  known: ReadonlySet<AccountNumber>,
): AccountNumber | null {
  return accountsUsed(document).find((account) => !known.has(account)) ?? null;
}
