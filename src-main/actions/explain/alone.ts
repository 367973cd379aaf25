import { consolidateDay } from '../../core/digest/consolidate.ts';
import { mappingsByDate } from '../../core/mapping/by-date.ts';
import { postRevision } from '../../core/posting/post-revision.ts';
import type { BooksAccount, Draft, Origin, Receipt, Services } from '../../core/ports/index.ts';
import {
  digestId,
  ExpectedFailure,
  POSTING_STYLES,
  type PostingStyle,
  type StockLine,
  type Stream,
  type WriteOffLine,
} from '../../../src-shared/model/index.ts';
import { minor } from '../../../src-shared/money/index.ts';
import { postingRulesOf } from '../../sync/posting-rules.ts';
import type { AloneLine } from './lines.ts';

/** What a receipt makes when it is posted alone. */
export interface Alone {
  readonly lines: readonly AloneLine[];
  /** Goods that leave are positive. */
  readonly stock: readonly StockLine[];
  readonly writeOffs: readonly WriteOffLine[];
}

const NOTHING: Alone = { lines: [], stock: [], writeOffs: [] };

/**
 * Posts receipts of a delivery one by one, as their day was posted: by the mappings of then and by the
 * style that makes this type of document, whatever the stream's style is now.
 */
export async function createAlone(
  services: Services,
  books: BooksAccount,
  origin: Origin,
): Promise<(receipt: Receipt) => Alone> {
  const stream = await services.ledger.streams.byId(origin.stream);
  if (stream === null) return () => NOTHING;
  const rows = await services.ledger.mappings.list(stream.id);
  const mapping = mappingsByDate(rows.filter((row) => row.setAt <= origin.postedAt));
  const chart = new Set((await services.ledger.embedded.chart(books.id)).map(({ number }) => number));
  const { type } = origin.document;
  return (receipt) => {
    for (const style of stylesFrom(stream)) {
      const posting = {
        ...postingRulesOf(services, stream, mapping(receipt.date), chart),
        style,
      };
      const drafts = draftsOf(receipt, books, posting).filter((draft) => draft.type === type);
      if (drafts.length > 0) return aloneOf(drafts);
    }
    return NOTHING;
  };
}

/** The stream's own style first. */
function stylesFrom({ settings: { postingStyle } }: Stream): readonly PostingStyle[] {
  return [postingStyle, ...POSTING_STYLES.filter((style) => style !== postingStyle)];
}

/** A day with this receipt alone, consolidated and posted. */
function draftsOf(
  { id, document, date, stream }: Receipt,
  { currency }: BooksAccount,
  posting: ReturnType<typeof postingRulesOf>,
): readonly Draft[] {
  const digest = digestId('');
  const { location } = document;
  const day = {
    digest,
    location,
    date,
    postedRevisions: 0,
    documents: [{ id, document, hash: '', posting: null, excludedByPerson: null }],
    dirtyMark: 0,
  };
  const { content } = consolidateDay(day, { startDate: null, currency, posting });
  if (content === null) return [];
  try {
    const revision = { digest, stream, location, date, revision: 1, content };
    return postRevision(revision, posting).map(({ draft }) => draft);
  } catch (error) {
    // What cannot be posted by the rules of today has no share that could be told from them.
    if (error instanceof ExpectedFailure) return [];
    throw error;
  }
}

function aloneOf(drafts: readonly Draft[]): Alone {
  return {
    lines: drafts.flatMap(({ entries }) =>
      entries.flatMap(({ narration, lines }) =>
        lines.map(({ account, side, amount, memo }) => ({
          narration,
          account,
          memo,
          amount: side === 'debit' ? amount : minor(-amount),
        })),
      ),
    ),
    stock: drafts.flatMap(stockOf),
    writeOffs: drafts.flatMap((draft) => ('writeOffs' in draft ? (draft.writeOffs ?? []) : [])),
  };
}

/** Documents without goods, and those that are one receipt's alone, have none to share. */
function stockOf(draft: Draft): readonly StockLine[] {
  const moves =
    draft.type === 'invoice' ||
    draft.type === 'credit-note' ||
    draft.type === 'sales-order' ||
    draft.type === 'journal';
  return moves ? draft.stock : [];
}
