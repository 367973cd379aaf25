import type { BooksAccount, Receipt, Services } from '../../core/ports/index.ts';
import { type Account, documentId, ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { ExplainedLine } from './lines.ts';
import { explainDocument } from './document.ts';

/** Receipts of one number that are shown: numbers are the till's, and shops use the same ones. */
export const MAX_RECEIPTS_OF_NUMBER = 20;

/** A receipt's part in one line of the ledger. */
export interface ReceiptLine extends Omit<ExplainedLine, 'shares'> {
  /** Number of the document that has the line. */
  readonly document: string;
  /** What the receipt puts there; `amount` is the whole line. Debits positive. */
  readonly share: ExplainedLine['amount'];
}

/** By its number or by its document id, and only if it is in this digest. */
interface WantedReceipt {
  readonly receipt?: string | undefined;
  readonly document?: string | undefined;
  readonly digest?: string | undefined;
}

/** A receipt and everything that it has made in one set of books. */
export interface ExplainedReceipt {
  readonly receipt: Receipt;
  /** Null while it is in no books. */
  readonly books: BooksAccount | null;
  readonly chart: readonly Account[];
  readonly lines: readonly ReceiptLine[];
}

/**
 * Receipts of a number, or the one document that is named, with their lines in the ledger.
 * @throws ExpectedFailure document-not-found
 */
export async function explainReceipts(
  services: Services,
  input: WantedReceipt,
): Promise<readonly ExplainedReceipt[]> {
  const receipts = await findReceipts(services, input);
  const wanted = input.document ?? input.receipt ?? '';
  if (receipts.length === 0) {
    throw new ExpectedFailure('document-not-found', { where: wanted, data: { number: wanted } });
  }
  return Promise.all(receipts.map((receipt) => explainReceipt(services, receipt)));
}

async function findReceipts(
  { ledger: { explain } }: Services,
  { receipt, document, digest }: WantedReceipt,
): Promise<readonly Receipt[]> {
  const named = document === undefined ? null : await explain.receipt(documentId(document));
  const found =
    document !== undefined
      ? named === null
        ? []
        : [named]
      : await explain.receiptsByNumber(receipt ?? '', MAX_RECEIPTS_OF_NUMBER);
  return found.filter((one) => digest === undefined || one.digest === digest);
}

async function explainReceipt(services: Services, receipt: Receipt): Promise<ExplainedReceipt> {
  const parts = await services.ledger.explain.documentsOf(receipt.id);
  const all = await services.ledger.books.list();
  const books = all.find((one) => one.id === parts[0]?.books) ?? null;
  if (books === null) return { receipt, books, chart: [], lines: [] };
  const lines: ReceiptLine[] = [];
  for (const { number } of parts) {
    const explained = await explainDocument(services, books, number);
    for (const { shares, ...line } of [...explained.lines, ...explained.netted]) {
      const share = shares.find((one) => one.receipt === receipt.id);
      if (share !== undefined) lines.push({ ...line, document: number, share: share.amount });
    }
  }
  return { receipt, books, chart: await services.ledger.embedded.chart(books.id), lines };
}
