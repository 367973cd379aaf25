import type { BooksAccount, Page, Paged, Receipt, Services } from '../../core/ports/index.ts';
import { type Account, ExpectedFailure } from '../../../src-shared/model/index.ts';
import { findBooks } from '../books/find.ts';
import { explainDocument, type ExplainedDocument } from './document.ts';
import type { ExplainedLine } from './lines.ts';

/** Some lines of a document, down to the receipts. */
export interface ExplainedLines extends Pick<ExplainedDocument, 'document'> {
  readonly books: BooksAccount;
  readonly chart: readonly Account[];
  /** Every line, with the shares of the receipts of this page and how many there are on all. */
  readonly lines: readonly (ExplainedLine & { readonly shareCount: number })[];
  /** A digest's invoice may have thousands. */
  readonly receipts: Paged<Receipt>;
}

/**
 * The lines of a document that are asked for: those on an account, those of an entry, one of them, or all;
 * with a page of the receipts behind them.
 * @throws ExpectedFailure bad-input, books-not-found, books-choice-needed, document-not-found, account-unknown
 */
export async function explainLines(
  services: Services,
  input: {
    readonly books?: string | undefined;
    readonly document: string;
    readonly account?: string | undefined;
    readonly entry?: string | undefined;
    readonly line?: number | undefined;
  },
  page: Page,
): Promise<ExplainedLines> {
  const books = await findBooks(services, input.books);
  const chart = await services.ledger.embedded.chart(books.id);
  const { account, entry, line } = input;
  if (account !== undefined && !chart.some((other) => other.number === account)) {
    throw new ExpectedFailure('account-unknown', {
      where: account,
      data: { name: account, books: books.name },
    });
  }
  const explained = await explainDocument(services, books, input.document);
  const lines = explained.lines.filter(
    (one) =>
      (account === undefined || one.account === account) &&
      (entry === undefined || one.entry === entry) &&
      (line === undefined || one.line === line),
  );
  const named = new Set(lines.flatMap((one) => one.shares.map((share) => share.receipt)));
  const receipts = pageOf(
    explained.receipts.filter((receipt) => named.has(receipt.id)),
    page,
  );
  const shown = new Set(receipts.rows.map((receipt) => receipt.id));
  return {
    document: explained.document,
    books,
    chart,
    lines: lines.map((one) => ({
      ...one,
      shares: one.shares.filter((share) => shown.has(share.receipt)),
      shareCount: one.shares.length,
    })),
    receipts,
  };
}

/** What a document was made of does not change while it is read: a place among its receipts is a cursor. */
function pageOf<Row>(rows: readonly Row[], { cursor, limit }: Page): Paged<Row> {
  if (cursor !== null && !/^\d{1,9}$/u.test(cursor)) {
    throw new ExpectedFailure('bad-input', { where: 'cursor', data: { expected: 'a cursor of this list' } });
  }
  const from = cursor === null ? 0 : Number(cursor);
  const to = from + limit;
  return {
    rows: rows.slice(from, to),
    next: to < rows.length ? String(to) : null,
    total: { value: rows.length, exact: true },
  };
}
