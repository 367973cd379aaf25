import { minor, quantity, unitPrice } from '../../../src-shared/money/index.ts';
import type { BillingLine, DigestItem, SalesGrouping } from '../../../src-shared/model/index.ts';
import type { BillingRows } from './rows.ts';
import type { PostingAccounts } from './rules.ts';

const ONE = quantity(1000);
/** A minor unit in unit-price terms depends on the currency; a summary line states no price. */
const NO_PRICE = unitPrice(0);
/** On a summary it stands on a line of its own: it is not sales. */
const SERVICE_CHARGE = 'Service charge';

/** What is billed: an item of a digest or a line of a document, with the signs of the till. */
export type BilledItem = Omit<DigestItem, 'productGroup'> & Partial<Pick<DigestItem, 'productGroup'>>;

/**
 * The item table of an invoice (side 1) or credit note (side −1, where the till is negative and
 * documents positive): a line per item, or one line per tax code of the books and accounts.
 */
export function billingLines(
  items: readonly BilledItem[],
  parts: { readonly side: 1 | -1; readonly grouping: SalesGrouping; readonly rows: BillingRows },
  accounts: PostingAccounts,
): readonly BillingLine[] {
  const { side, grouping, rows } = parts;
  const bySku = items.map((item): BillingLine => {
    const charge = item.type === 'service-charge';
    const group = item.productGroup ?? null;
    return {
      sku: charge ? null : item.sku,
      description: item.name === '' ? item.sku : item.name,
      quantity: quantity(side * item.quantity),
      unitPrice: item.unitPrice,
      discount: minor(side * item.discount),
      net: minor(side * item.net),
      tax: minor(side * item.tax),
      total: minor(side * item.total),
      taxCode: accounts.booksTaxCode(item.taxCode),
      account: charge ? accounts.row(rows.charge) : accounts.row(rows.revenue, group),
      discountAccount: accounts.row(rows.discount, group),
      taxAccount: accounts.row(rows.tax, item.taxCode),
    };
  });
  return grouping === 'sku' ? bySku : summarised(bySku, side === 1 ? 'All sales' : 'All returns');
}

/** One line per accounts and tax code; quantities say nothing any more and become 1. */
function summarised(lines: readonly BillingLine[], description: string): readonly BillingLine[] {
  const groups = new Map<string, BillingLine>();
  for (const line of lines) {
    const key = [line.account, line.taxCode, line.discountAccount, line.taxAccount].join('\u0000');
    const group = groups.get(key);
    groups.set(key, {
      ...line,
      sku: null,
      description: line.sku === null ? SERVICE_CHARGE : description,
      quantity: ONE,
      unitPrice: NO_PRICE,
      discount: minor((group?.discount ?? 0) + line.discount),
      net: minor((group?.net ?? 0) + line.net),
      tax: minor((group?.tax ?? 0) + line.tax),
      total: minor((group?.total ?? 0) + line.total),
    });
  }
  return [...groups.values()];
}
