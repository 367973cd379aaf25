import { findCount } from '../actions/books/count.ts';
import { bringBackPlan, undoPlan } from '../actions/books/undo.ts';
import type { BookActionOutcome, RelatedDocument } from '../core/ports/index.ts';
import { BRING_BACK_SHOWN } from '../../src-shared/ipc/book-actions.ts';
import type { ActionResultView, RelatedView } from '../../src-shared/ipc/views.ts';
import { type CurrencyCode, formatMinor, formatQuantity } from '../../src-shared/money/index.ts';
import { entryLineViews } from './entry-view.ts';
import type { Handler } from './handler.ts';

/** A document that an action has made. */
export function madeView(
  { type, number, date, total }: BookActionOutcome['made'][number],
  currency: CurrencyCode,
): ActionResultView['done'][number]['made'][number] {
  return { type, number, date, total: formatMinor(total, currency) };
}

/** A document that belongs to another one. */
export function relatedView(
  { type, number, date, total, state }: Omit<RelatedDocument, 'madeOf'>,
  currency: CurrencyCode,
): RelatedView {
  return { type, number, date, total: formatMinor(total, currency), state };
}

/** A count with its differences as they are now. */
export const countHandler: Handler<'books.count'> = async (services, { books, number }) => {
  const { count, state, seen, differences } = await findCount(services, books, number);
  return {
    count: {
      number: count.number,
      date: count.date,
      location: count.location,
      state,
      seen,
      moved: differences.filter((line) => line.movedSince).length,
      lines: differences.map((line) => ({
        sku: line.sku,
        name: line.name,
        counted: formatQuantity(line.counted),
        onHand: formatQuantity(line.onHand),
        onLayby: formatQuantity(line.setAside),
        difference: formatQuantity(line.difference),
        movedSince: line.movedSince,
      })),
    },
  };
};

/** What undoing will do, with its entries turned as the reversals will turn them. */
export const undoPlanHandler: Handler<'books.undo-plan'> = async (services, { books, number }) => {
  const { account, chart, documents, entries, allocations } = await undoPlan(services, books, number);
  const { currency } = account;
  return {
    plan: {
      number,
      documents: documents.map((each) => ({ ...relatedView(each, currency), on: each.on })),
      entries: entries.map(({ document, on, narration, lines }) => ({
        document: document.number,
        date: on,
        narration,
        lines: entryLineViews(
          lines.map(({ account: number, debit, credit, memo }) => ({
            account: number,
            amount: credit - debit,
            memo,
          })),
          chart,
          currency,
        ),
      })),
      allocations: allocations.map(({ credit, debit, amount }) => ({
        credit: credit.number,
        debit: debit.number,
        amount: formatMinor(amount, currency),
      })),
    },
  };
};

/** What bringing back will let in again. */
export const bringBackPlanHandler: Handler<'books.bring-back-plan'> = async (services, data) => {
  const documents = await bringBackPlan(services, data);
  return {
    plan: {
      number: data.number,
      reason: documents[0]?.reason ?? '',
      count: documents.length,
      documents: documents.slice(0, BRING_BACK_SHOWN).map((each) => ({
        id: each.document,
        digest: each.digest,
        kind: each.kind,
        number: each.number,
        location: each.location,
        date: each.date,
        amount: formatMinor(each.amount, each.currency),
        currency: each.currency,
      })),
    },
  };
};
