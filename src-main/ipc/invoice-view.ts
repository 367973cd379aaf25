import type { FoundDocument } from '../actions/books/document.ts';
import type { BookDocumentSummary } from '../core/ports/index.ts';
import type { DocumentView, InvoiceView } from '../../src-shared/ipc/views.ts';
import type { AccountingDocument, BillingDocument } from '../../src-shared/model/index.ts';
import {
  type CurrencyCode,
  formatMinor,
  formatQuantity,
  formatUnitPrice,
  ZERO,
} from '../../src-shared/money/index.ts';
import { formatInstant } from '../../src-shared/time/index.ts';
import { accountNames, recordedLineViews } from './entry-view.ts';

/** A document of the books as a list shows it. */
export function documentView(row: BookDocumentSummary, currency: CurrencyCode): DocumentView {
  return {
    type: row.type,
    number: row.number,
    key: row.key,
    date: row.date,
    contact: row.contact,
    location: row.location,
    currency,
    total: formatMinor(row.total, currency),
  };
}

/** A document of the books with its lines, payments, entries and history. */
export function invoiceView({ document, digest, history, chart, entries }: FoundDocument): InvoiceView {
  const { currency } = document;
  const billing = isBilling(document) ? document : null;
  const names = accountNames(chart);
  return {
    ...documentView({ ...document, contact: billing?.contact ?? null }, currency),
    digest,
    lines: (billing?.lines ?? []).map((line) => ({
      ...line,
      quantity: formatQuantity(line.quantity),
      unitPrice: formatUnitPrice(line.unitPrice),
      discount: formatMinor(line.discount, currency),
      net: formatMinor(line.net, currency),
      tax: formatMinor(line.tax, currency),
      total: formatMinor(line.total, currency),
    })),
    payments: (billing?.payments ?? []).map(({ method, account, amount }) => ({
      method,
      account,
      accountName: names.get(account) ?? '',
      amount: formatMinor(amount, currency),
    })),
    rounding: formatMinor(billing?.rounding ?? ZERO, currency),
    tips: formatMinor(billing?.tips ?? ZERO, currency),
    entries: entries.map((entry) => ({
      date: entry.date,
      narration: entry.narration,
      lines: recordedLineViews(entry, chart, currency),
    })),
    history: history.map(({ at, event, detail }) => ({ at: formatInstant(at), event, detail })),
  };
}

function isBilling(document: AccountingDocument): document is BillingDocument {
  return document.type === 'invoice' || document.type === 'credit-note';
}
