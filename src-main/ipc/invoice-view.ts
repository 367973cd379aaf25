import type { FoundDocument } from '../actions/books/document.ts';
import type { BookDocumentSummary } from '../core/ports/index.ts';
import type { DocumentView, InvoiceView } from '../../src-shared/ipc/views.ts';
import {
  type AccountingDocument,
  assertNever,
  type BillingDocument,
  type BillingLine,
  businessDateOf,
  type DeliveryKey,
  type SalesOrderDocument,
  shownSubject,
  type StockLine,
} from '../../src-shared/model/index.ts';
import {
  type CurrencyCode,
  formatMinor,
  formatQuantity,
  formatUnitPrice,
  type Minor,
  negateQuantity,
  ZERO,
} from '../../src-shared/money/index.ts';
import { type BusinessDate, formatInstant } from '../../src-shared/time/index.ts';
import { relatedView } from './book-action-views.ts';
import { accountNames, entryLineViews, recordedLineViews } from './entry-view.ts';

/** A document of the books as a list shows it. */
export function documentView(row: BookDocumentSummary, currency: CurrencyCode): DocumentView {
  return {
    type: row.type,
    number: row.number,
    key: row.key,
    date: row.date,
    about: aboutDay(row.key, row.date),
    contact: row.contact,
    location: row.location,
    currency,
    total: formatMinor(row.total, currency),
  };
}

/** The business day that something is about, where it counts on another one. */
export function aboutDay(key: DeliveryKey, date: BusinessDate): BusinessDate | null {
  const day = businessDateOf(key);
  return day === date ? null : day;
}

/** A document of the books with its lines, payments, entries and history, and all that belongs to it. */
export function invoiceView(found: FoundDocument): InvoiceView {
  const { document, digest, history, chart, entries, open, allocations, related } = found;
  const { currency, number } = document;
  const money = (amount: Minor): string => formatMinor(amount, currency);
  const billing = isBilling(document) ? document : null;
  const receipt = document.type === 'receipt' ? document : null;
  const names = accountNames(chart);
  return {
    ...documentView({ ...document, contact: billing?.contact ?? receipt?.contact ?? null }, currency),
    digest,
    lines: linesView(billing?.lines ?? [], currency),
    payments:
      (billing ?? receipt)?.payments.map((payment) => ({
        method: payment.method,
        account: payment.account,
        accountName: names.get(payment.account) ?? '',
        amount: money(payment.amount),
      })) ?? [],
    rounding: money((billing ?? receipt)?.rounding ?? ZERO),
    tips: money((billing ?? receipt)?.tips ?? ZERO),
    state: open?.state ?? null,
    customer: customerOf(document),
    due: money(billing?.due ?? ZERO),
    adjusts: document.adjusts ?? [],
    reference: 'reference' in document ? document.reference : null,
    orderLines: (open?.orderLines ?? []).map((line) => ({
      sku: line.sku,
      quantity: formatQuantity(line.quantity),
      delivered: formatQuantity(line.delivered),
      backOrdered: formatQuantity(line.backOrdered),
    })),
    goods: goodsOf(document).map((line) => ({ ...line, quantity: formatQuantity(line.quantity) })),
    allocations: allocations.map(({ credit, debit, amount }) => ({
      number: credit.number === number ? debit.number : credit.number,
      amount: money(amount),
    })),
    subledger: document.subledger.map((line) => ({
      ...line,
      subject: shownSubject(line.subject),
      amount: money(line.amount),
    })),
    related: related.map((other) => relatedView(other, currency)),
    entries: entries.map((entry) => ({
      date: entry.date,
      narration: entry.narration,
      lines: recordedLineViews(entry, chart, currency),
    })),
    planned: plannedOf(found),
    history: history.map(({ at, event, detail }) => ({ at: formatInstant(at), event, detail })),
  };
}

/** In these states a document has entries that it has not made yet. */
const MAKES_ENTRIES_LATER: ReadonlySet<string> = new Set(['open', 'inactive', 'pending']);

function plannedOf({ document, chart, open }: FoundDocument): InvoiceView['planned'] {
  if (open === null || !MAKES_ENTRIES_LATER.has(open.state)) return [];
  return document.entries.map(({ date, narration, lines }) => ({
    date,
    narration,
    lines: entryLineViews(
      lines.map(({ account, side, amount, memo }) => ({
        account,
        amount: side === 'debit' ? amount : -amount,
        memo,
      })),
      chart,
      document.currency,
    ),
  }));
}

function linesView(lines: readonly BillingLine[], currency: CurrencyCode): InvoiceView['lines'] {
  return lines.map((line) => ({
    sku: line.sku,
    description: line.description,
    quantity: formatQuantity(line.quantity),
    unitPrice: formatUnitPrice(line.unitPrice),
    discount: formatMinor(line.discount, currency),
    net: formatMinor(line.net, currency),
    tax: formatMinor(line.tax, currency),
    total: formatMinor(line.total, currency),
    taxCode: line.taxCode,
    account: line.account,
  }));
}

function isBilling(document: AccountingDocument): document is BillingDocument | SalesOrderDocument {
  return document.type === 'invoice' || document.type === 'credit-note' || document.type === 'sales-order';
}

function customerOf(document: AccountingDocument): InvoiceView['customer'] {
  return 'customer' in document ? document.customer : null;
}

function goodsOf(document: AccountingDocument): readonly StockLine[] {
  switch (document.type) {
    case 'invoice':
    case 'credit-note':
    case 'sales-order':
    case 'journal':
      return document.stock;
    case 'transfer-out':
    case 'transfer-in':
    case 'stock-adjustment':
      return document.lines;
    case 'goods-received':
      return document.lines.map(coming);
    case 'opening-balance':
      return document.stock.map(coming);
    case 'receipt':
    case 'stock-count':
    case 'contact':
    case 'reversal':
      return [];
    default:
      return assertNever(document);
  }
}

/** Goods that come in are less than nothing that leaves. */
function coming({ sku, name, quantity: came }: StockLine): StockLine {
  return { sku, name, quantity: negateQuantity(came) };
}
