import type { BookDocumentRow } from '../core/ports/index.ts';
import type { InvoiceView } from '../../src-shared/ipc/views.ts';
import type { AccountingDocument, BillingDocument } from '../../src-shared/model/index.ts';
import { formatMinor, formatQuantity, formatUnitPrice } from '../../src-shared/money/index.ts';
import { formatInstant, instant } from '../../src-shared/time/index.ts';

/** A document of the books with its lines, payments and history. */
export function invoiceView({ document, history }: BookDocumentRow): InvoiceView {
  const { currency } = document;
  const billing = isBilling(document) ? document : null;
  return {
    type: document.type,
    number: document.number,
    key: document.key,
    date: document.date,
    contact: billing?.contact ?? null,
    location: document.location,
    currency,
    total: formatMinor(document.total, currency),
    lines: (billing?.lines ?? []).map((line) => ({
      ...line,
      quantity: formatQuantity(line.quantity),
      unitPrice: formatUnitPrice(line.unitPrice),
      discount: formatMinor(line.discount, currency),
      net: formatMinor(line.net, currency),
      tax: formatMinor(line.tax, currency),
      total: formatMinor(line.total, currency),
    })),
    payments: (billing?.payments ?? []).map((payment) => ({
      ...payment,
      amount: formatMinor(payment.amount, currency),
    })),
    history: history.map(({ at, event, detail }) => ({ at: formatInstant(instant(at)), event, detail })),
  };
}

function isBilling(document: AccountingDocument): document is BillingDocument {
  return document.type === 'invoice' || document.type === 'credit-note';
}
