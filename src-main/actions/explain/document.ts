import type { BooksAccount, JournalEntry, Origin, Receipt, Services } from '../../core/ports/index.ts';
import type {
  AccountingDocument,
  DocumentId,
  StockLine,
  WriteOffLine,
} from '../../../src-shared/model/index.ts';
import { minor } from '../../../src-shared/money/index.ts';
import { shareWriteOffs, writeOffsOf } from './write-offs.ts';
import { findDocument } from '../books/document.ts';
import { createAlone } from './alone.ts';
import { shareCost } from './cost.ts';
import {
  type AloneLine,
  type ExplainedLine,
  type LedgerLine,
  mirrorLines,
  nettedLines,
  shareLines,
  turned,
  wholeLines,
} from './lines.ts';

/** A document of the books, line by line, down to its receipts. */
export interface ExplainedDocument {
  readonly document: AccountingDocument;
  /** By kind and source id; empty for what no receipt has a part in. */
  readonly receipts: readonly Receipt[];
  readonly lines: readonly ExplainedLine[];
  /** What its receipts put on accounts and came to nothing between them. */
  readonly netted: readonly ExplainedLine[];
}

/**
 * Every line that a document has made in the ledger, with each receipt's share of it.
 * @throws ExpectedFailure document-not-found
 */
export async function explainDocument(
  services: Services,
  books: BooksAccount,
  number: string,
): Promise<ExplainedDocument> {
  const { document, entries } = await findDocument(services, books.name, number);
  const { explain } = services.ledger;
  const origins = await explain.origins(books.id, document.key);
  const receipts = distinct(origins.flatMap((origin) => origin.receipts));
  const lines = entries.map(linesOf);
  const [only, ...others] = receipts;
  const answer = (
    explained: readonly ExplainedLine[],
    netted: readonly ExplainedLine[] = [],
  ): ExplainedDocument => ({ document, receipts, lines: explained, netted });
  if (only === undefined) return answer(lines.flat().map(unexplained));
  if (others.length === 0) return answer(wholeLines(lines.flat(), only.id));
  if (document.type === 'reversal') {
    const reversed = await explainDocument(services, books, document.reverses.number);
    return answer(mirrorLines(lines.flat(), reversed.lines), reversed.netted.map(turned));
  }
  const posted = lines.slice(0, document.entries.length).flat();
  const alone = await postedAlone(services, books, origins);
  const moves = await explain.moves(books.id, document.key);
  const cost = lines.slice(document.entries.length);
  const accounts = new Set(writeOffsOf(document).map(({ account }) => account));
  const [written = [], moved = []] = [true, false].map((wanted) =>
    cost.filter((entry) => entry.some(({ account }) => accounts.has(account)) === wanted).flat(),
  );
  return answer(
    [
      ...shareLines(posted, alone.lines),
      ...shareCost(moved, moves, alone.stock),
      ...shareWriteOffs(written, document, moves, alone.writeOffs),
    ],
    posted.length === 0 ? [] : nettedLines(posted, alone.lines, document.date),
  );
}

function distinct(receipts: readonly Receipt[]): readonly Receipt[] {
  return [...new Map(receipts.map((receipt) => [receipt.id, receipt])).values()];
}

function linesOf({ id, date, narration, lines }: JournalEntry): readonly LedgerLine[] {
  return lines.map(({ account, debit, credit, memo }, line) => ({
    entry: id,
    line,
    date,
    narration,
    account,
    memo,
    amount: minor(debit - credit),
  }));
}

/** Made without a receipt: its own line is all that there is to say. */
function unexplained(line: LedgerLine): ExplainedLine {
  return { ...line, shares: [], exact: true };
}

/** What each receipt makes by itself of the kind of document that it went into. */
async function postedAlone(
  services: Services,
  books: BooksAccount,
  origins: readonly Origin[],
): Promise<{
  readonly lines: ReadonlyMap<DocumentId, readonly AloneLine[]>;
  readonly stock: ReadonlyMap<DocumentId, readonly StockLine[]>;
  readonly writeOffs: ReadonlyMap<DocumentId, readonly WriteOffLine[]>;
}> {
  const lines = new Map<DocumentId, readonly AloneLine[]>();
  const stock = new Map<DocumentId, readonly StockLine[]>();
  const writeOffs = new Map<DocumentId, readonly WriteOffLine[]>();
  for (const origin of origins) {
    const alone = await createAlone(services, books, origin);
    for (const receipt of origin.receipts) {
      const made = alone(receipt);
      lines.set(receipt.id, joined(lines.get(receipt.id), made.lines));
      stock.set(receipt.id, joined(stock.get(receipt.id), made.stock));
      writeOffs.set(receipt.id, joined(writeOffs.get(receipt.id), made.writeOffs));
    }
    await services.breathe();
  }
  return { lines, stock, writeOffs };
}

function joined<T>(before: readonly T[] | undefined, more: readonly T[]): readonly T[] {
  return before === undefined ? more : [...before, ...more];
}
