import type {
  BookDocumentRow,
  BooksAccount,
  JournalEntry,
  RelatedDocument,
  Services,
} from '../../core/ports/index.ts';
import { type Account, type AccountingDocument, isOverNetwork } from '../../../src-shared/model/index.ts';
import { ZERO } from '../../../src-shared/money/index.ts';

/** What is known here of a document that came to books which somebody else keeps. */
interface Delivered extends BookDocumentRow {
  readonly chart: readonly Account[];
  readonly entries: readonly JournalEntry[];
  /** What can be done with it, and what is matched with it, is known there only. */
  readonly open: null;
  readonly allocations: readonly never[];
  readonly related: readonly RelatedDocument[];
}

/**
 * A document of books that somebody else keeps, as it came to them: what they did with it since, and what
 * they put goods at, is theirs to say. Null: none of this number has come there, or the books are ours.
 */
export async function deliveredTo(
  services: Services,
  { id, system }: BooksAccount,
  number: string,
): Promise<Delivered | null> {
  if (!isOverNetwork(system)) return null;
  const { deliveries, embedded } = services.ledger;
  const found = await deliveries.delivered(id, number);
  if (found === null) return null;
  const { key } = found.document;
  const [chart, sharing] = await Promise.all([embedded.chart(id), deliveries.sharing(id, [key])]);
  const related = sharing
    .filter((other) => other.key !== key && other.state === 'succeeded')
    .map((other): RelatedDocument => ({ ...other, state: null, madeOf: [] }));
  return { ...found, chart, entries: entriesOf(found.document), open: null, allocations: [], related };
}

function entriesOf({ key, type, number, entries }: AccountingDocument): readonly JournalEntry[] {
  return entries.map(({ date, narration, lines }, at) => ({
    id: `${key} ${at}`,
    date,
    narration,
    document: { key, type, number },
    lines: lines.map(({ account, side, amount, memo }) => ({
      account,
      debit: side === 'debit' ? amount : ZERO,
      credit: side === 'credit' ? amount : ZERO,
      memo,
    })),
  }));
}
