import { explainLines } from '../actions/explain/line.ts';
import type { ExplainedLine } from '../actions/explain/lines.ts';
import { type ExplainedReceipt, explainReceipts } from '../actions/explain/receipt.ts';
import type { Receipt } from '../core/ports/index.ts';
import type { ExplainedReceiptView, ReceiptView } from '../../src-shared/ipc/views.ts';
import type { AccountNumber } from '../../src-shared/model/index.ts';
import { type CurrencyCode, formatMinor } from '../../src-shared/money/index.ts';
import { formatInstant } from '../../src-shared/time/index.ts';
import { accountNames } from './entry-view.ts';
import type { Handler } from './handler.ts';

const line: Handler<'explain.line'> = async (services, { cursor, limit, ...data }) => {
  const page = { cursor, limit };
  const { books, chart, document, lines, receipts } = await explainLines(services, data, page);
  const { currency } = books;
  const names = accountNames(chart);
  return {
    books: books.name,
    currency,
    document: { type: document.type, number: document.number, date: document.date },
    lines: lines.map(({ shares, shareCount, ...rest }) => ({
      ...lineView(rest, names, currency),
      shares: shares.map((share) => ({
        receipt: share.receipt,
        amount: formatMinor(share.amount, currency),
      })),
      shareCount,
    })),
    receipts: receipts.rows.map(receiptView),
    next: receipts.next,
    total: receipts.total,
  };
};

const receipt: Handler<'explain.receipt'> = async (services, data) => ({
  receipts: (await explainReceipts(services, data)).map(explainedReceiptView),
});

/** Requests that follow money from the ledger to the till and back. */
export const explainHandlers = { 'explain.line': line, 'explain.receipt': receipt } as const;

function lineView(
  { entry, line: at, date, narration, account, memo, amount, exact }: Omit<ExplainedLine, 'shares'>,
  names: ReadonlyMap<AccountNumber, string>,
  currency: CurrencyCode,
) {
  return {
    entry,
    line: at,
    date,
    narration,
    account,
    accountName: names.get(account) ?? '',
    memo,
    amount: formatMinor(amount, currency),
    exact,
  };
}

function receiptView({ id, streamName, document, date, digest, state }: Receipt): ReceiptView {
  return {
    id,
    stream: streamName,
    kind: document.kind,
    number: document.number,
    location: document.location,
    date,
    occurredAt: formatInstant(document.occurredAt),
    customer: document.details.customerName ?? document.customer,
    total: formatMinor(document.total, document.currency),
    digest,
    state,
  };
}

function explainedReceiptView({
  receipt: found,
  books,
  chart,
  lines,
}: ExplainedReceipt): ExplainedReceiptView {
  const names = accountNames(chart);
  const currency = books?.currency ?? found.document.currency;
  return {
    receipt: receiptView(found),
    currency,
    books: books?.name ?? null,
    lines: lines.map((one) => ({
      document: one.document,
      ...lineView(one, names, currency),
      share: formatMinor(one.share, currency),
    })),
  };
}
