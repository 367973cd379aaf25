import { contentToPost } from '../../core/digest/consolidate.ts';
import { type CounterHalf, halvesOf } from '../../core/digest/counter.ts';
import { reasonOf } from '../../core/digest/exchange.ts';
import { stockOf, writtenOffOf } from '../../core/digest/items.ts';
import { isCounter, sectionOf } from '../../core/digest/kinds.ts';
import { goodsOf } from '../../core/digest/section-rules.ts';
import { mappingsByDate } from '../../core/mapping/by-date.ts';
import { writeOffsOf } from '../../core/posting/billing.ts';
import { contextOf, type PostingContext } from '../../core/posting/context.ts';
import { postContent } from '../../core/posting/post-revision.ts';
import type { PostingRules } from '../../core/posting/rules.ts';
import { partEntries } from '../../core/posting/sections.ts';
import type { BooksAccount, Draft, Origin, Receipt, Services } from '../../core/ports/index.ts';
import {
  type Entry,
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
  const contextIn = createContexts({ currency: books.currency }, (style, date) => ({
    ...postingRulesOf(services, stream, mapping(date), chart),
    style,
  }));
  return (receipt) => {
    for (const style of stylesFrom(stream)) {
      const alone = postedAlone(receipt, type, () => contextIn(style, receipt));
      if (alone !== null) return alone;
    }
    return NOTHING;
  };
}

/** The stream's own style first. */
function stylesFrom({ settings: { postingStyle } }: Stream): readonly PostingStyle[] {
  return [postingStyle, ...POSTING_STYLES.filter((style) => style !== postingStyle)];
}

/** Accounts are looked up once for a place, day and style: thousands of receipts share them. */
function createContexts(
  { currency }: Pick<BooksAccount, 'currency'>,
  rulesOf: (style: PostingStyle, date: Receipt['date']) => PostingRules,
): (style: PostingStyle, receipt: Receipt) => PostingContext {
  const contexts = new Map<string, PostingContext>();
  return (style, { document: { location }, date }) => {
    const key = `${style}\u0000${date}\u0000${location}`;
    const known = contexts.get(key);
    if (known !== undefined) return known;
    const context = contextOf({ location, date, revision: 1, currency }, rulesOf(style, date));
    contexts.set(key, context);
    return context;
  };
}

/**
 * What a receipt makes of this type of document; null: nothing, in this style. It has been posted, so that
 * nobody asks again whether it can be.
 */
function postedAlone(
  { id, document }: Receipt,
  type: Draft['type'],
  contextOfReceipt: () => PostingContext,
): Alone | null {
  try {
    const context = contextOfReceipt();
    const { rules, currency } = context;
    const halves = halvesIn(type, document, rules.style);
    if (halves.length > 0) return counterAlone(halves, context);
    const content = contentToPost([{ id, document }], { currency, posting: rules });
    const drafts = content === null ? [] : postContent(content, context).map(({ draft }) => draft);
    const ofType = drafts.filter((draft) => draft.type === type);
    if (ofType.length === 0) return null;
    return {
      lines: linesOf(ofType.flatMap(({ entries }) => entries)),
      stock: ofType.flatMap(stockIn),
      writeOffs: ofType.flatMap((draft) => ('writeOffs' in draft ? (draft.writeOffs ?? []) : [])),
    };
  } catch (error) {
    // What cannot be posted by the rules of today has no share that could be told from them.
    if (error instanceof ExpectedFailure) return null;
    throw error;
  }
}

/** What of a receipt is consolidated with others into a document of this type: a day has thousands of these. */
function halvesIn(
  type: Draft['type'],
  document: Receipt['document'],
  style: PostingStyle,
): readonly CounterHalf[] {
  if (!isCounter(document) || sectionOf(document, style) === 'single') return [];
  const halves = halvesOf(document);
  if (style === 'journal-per-digest') return type === 'journal' ? halves : [];
  return halves.filter(({ side }) => type === (side === 'sales' ? 'invoice' : 'credit-note'));
}

function counterAlone(halves: readonly CounterHalf[], context: PostingContext): Alone {
  const withGoods = (wanted: ReturnType<ReturnType<typeof goodsOf>>): readonly CounterHalf['part'][] =>
    halves.map(({ part }) => {
      const goods = goodsOf(part, context.rules.mapping);
      return { ...part, lines: part.lines.filter((line) => goods(line) === wanted) };
    });
  return {
    lines: linesOf(halves.flatMap((half) => partEntries(half, context))),
    stock: withGoods('stock').flatMap((part) => stockOf(part.lines, part.reference)),
    writeOffs: writeOffsOf(
      context,
      withGoods('write-off').flatMap((part) => writtenOffOf({ ...part, reason: reasonOf(part) })),
    ),
  };
}

function linesOf(entries: readonly Entry[]): readonly AloneLine[] {
  return entries.flatMap(({ narration, lines }) =>
    lines.map(({ account, side, amount, memo }) => ({
      narration,
      account,
      memo,
      amount: side === 'debit' ? amount : minor(-amount),
    })),
  );
}

/** Documents without goods, and those that are one receipt's alone, have none to share. */
function stockIn(draft: Draft): readonly StockLine[] {
  const moves =
    draft.type === 'invoice' ||
    draft.type === 'credit-note' ||
    draft.type === 'sales-order' ||
    draft.type === 'journal';
  return moves ? draft.stock : [];
}
