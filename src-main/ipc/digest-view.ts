import type { HeldRow, Services } from '../core/ports/index.ts';
import type { DigestView, HoldView, OrderView, SectionView } from '../../src-shared/ipc/views.ts';
import type { DigestIdentity, DigestRow, DigestSection } from '../../src-shared/model/index.ts';
import {
  type CurrencyCode,
  formatMinor,
  formatQuantity,
  formatUnitPrice,
  minor,
} from '../../src-shared/money/index.ts';
import { formatInstant } from '../../src-shared/time/index.ts';

/** Documents of one digest that are named; a shop that invoices each order makes hundreds a day. */
const NAMED_DOCUMENTS = 20;

/** A digest as the list shows it. */
export function digestView(row: DigestRow): DigestView {
  const text = (term: keyof DigestIdentity): string => formatMinor(row.identity[term].amount, row.currency);
  const count = (term: keyof DigestIdentity): number => row.identity[term].count;
  return {
    id: row.id,
    stream: row.streamName,
    books: row.booksName,
    location: row.location,
    date: row.date,
    currency: row.currency,
    source: text('source'),
    posted: text('posted'),
    waiting: text('waiting'),
    onOrder: text('onOrder'),
    held: text('held'),
    excluded: text('excluded'),
    amount: formatMinor(row.amount, row.currency),
    counts: {
      source: count('source'),
      posted: count('posted'),
      waiting: count('waiting'),
      onOrder: count('onOrder'),
      held: count('held'),
      excluded: count('excluded'),
    },
    revision: row.revision,
    status: row.status,
    documentCount: row.documentCount,
    documents: row.documents.slice(0, NAMED_DOCUMENTS).map(({ type, number, amount }) => ({
      kind: type,
      number,
      amount: formatMinor(amount, row.currency),
    })),
    createdAt: formatInstant(row.createdAt),
    syncedAt: formatInstant(row.syncedAt),
    reviewedAt: row.reviewedAt === null ? null : formatInstant(row.reviewedAt),
  };
}

/** A section with its breakdowns; gross is before discount, without tax. */
export function sectionView(section: DigestSection, currency: CurrencyCode): SectionView {
  const text = (amount: DigestSection['net']): string => formatMinor(amount, currency);
  return {
    count: section.count,
    gross: text(minor(section.net + section.discount)),
    discount: text(section.discount),
    net: text(section.net),
    tax: text(section.tax),
    total: text(section.total),
    rounding: text(section.rounding),
    tips: text(section.tips),
    taxes: section.taxes.map(({ taxCode, net, tax }) => ({ code: taxCode, net: text(net), tax: text(tax) })),
    tenders: section.tenders.map(({ method, count, amount }) => ({ method, count, amount: text(amount) })),
    items: section.items.map((item) => ({
      sku: item.sku,
      name: item.name,
      quantity: formatQuantity(item.quantity),
      unitPrice: formatUnitPrice(item.unitPrice),
      amount: text(item.total),
      taxCode: item.taxCode,
    })),
  };
}

type OrderOnFile = Awaited<ReturnType<Services['ledger']['digests']['orders']>>['rows'][number];

/** An order of a digest with its lines and tenders. */
export function orderView({ member, document, undone }: OrderOnFile): OrderView {
  const { currency } = document;
  return {
    id: member.document,
    kind: document.kind,
    number: document.number,
    occurredAt: formatInstant(document.occurredAt),
    total: formatMinor(document.total, currency),
    state: member.state,
    reason: member.reason,
    undone,
    lines: document.lines.map((line) => ({
      sku: line.sku,
      name: line.name,
      quantity: formatQuantity(line.quantity),
      unitPrice: formatUnitPrice(line.unitPrice),
      total: formatMinor(line.total, currency),
    })),
    tenders: document.tenders.map(({ method, amount }) => ({
      method,
      amount: formatMinor(amount, currency),
    })),
  };
}

/** A document that is kept out of the books, and why. */
export function holdView(row: HeldRow): HoldView {
  return {
    digest: row.digest,
    stream: row.streamName,
    location: row.location,
    date: row.date,
    document: row.document,
    kind: row.kind,
    number: row.number,
    amount: formatMinor(row.amount, row.currency),
    currency: row.currency,
    reason: row.reason,
  };
}
