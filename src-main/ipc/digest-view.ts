import type { DigestView, SectionView } from '../../src-shared/ipc/views.ts';
import type { DigestIdentity, DigestRow, DigestSection } from '../../src-shared/model/index.ts';
import {
  type CurrencyCode,
  formatMinor,
  formatQuantity,
  formatUnitPrice,
  minor,
} from '../../src-shared/money/index.ts';
import { formatInstant } from '../../src-shared/time/index.ts';

/** A digest as the list shows it. */
export function digestView(row: DigestRow): DigestView {
  const text = (term: keyof DigestIdentity): string => formatMinor(row.identity[term].amount, row.currency);
  const count = (term: keyof DigestIdentity): number => row.identity[term].count;
  return {
    id: row.id,
    stream: row.streamName,
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
    documents: row.documents.map(({ type, number, amount }) => ({
      kind: type,
      number,
      amount: formatMinor(amount, row.currency),
    })),
    createdAt: formatInstant(row.createdAt),
    syncedAt: formatInstant(row.syncedAt),
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
