import type { BooksAccount, Services } from '../../core/ports/index.ts';
import { type Account, ExpectedFailure } from '../../../src-shared/model/index.ts';
import { findBooks } from '../books/find.ts';
import { explainDocument, type ExplainedDocument } from './document.ts';

/** Some lines of a document, down to the receipts. */
export interface ExplainedLines extends ExplainedDocument {
  readonly books: BooksAccount;
  readonly chart: readonly Account[];
}

/**
 * The lines of a document that are asked for: those on an account, those of an entry, one of them, or all.
 * @throws ExpectedFailure books-not-found, books-choice-needed, document-not-found, account-unknown
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
  const receipts = explained.receipts.filter((receipt) => named.has(receipt.id));
  return { ...explained, lines, receipts, books, chart };
}
